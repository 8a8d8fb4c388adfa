package cn.huimin.hotline.intake.limit;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Problems;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.body.BoundedRequest;
import cn.huimin.hotline.platform.caller.Callers;
import cn.huimin.hotline.platform.problem.GeoReportErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before everything else: turns away an address that asks too often, and a body that is too
 * large, before anything of it is kept. Files have a limit of their own, where they are read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LimitFilter extends OncePerRequestFilter {

  private static final String TOO_LARGE = "正文太大，没有受理；请分批提交";
  private static final String HEALTH = "/actuator/";

  private final long mostBytes;
  private final RateLimit addresses;
  private final RealTime time;
  private final JsonMapper json;

  LimitFilter(IntakeSettings settings, RealTime time, JsonMapper json) {
    this.mostBytes = settings.mostBody().toBytes();
    this.addresses = new RateLimit(settings.addressRate(), Duration.ofMinutes(1));
    this.time = time;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith(HEALTH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var wait = addresses.take(Callers.network(request.getRemoteAddr()), time.clock().instant());
    if (wait.isPresent()) {
      response.setHeader(
          HttpHeaders.RETRY_AFTER,
          String.valueOf(Math.max(1, wait.get().plusMillis(999).toSeconds())));
      write(request, response, ProblemCode.TOO_MANY_REQUESTS, "请求太频繁，没有受理；请稍后再试");
    } else if (isFile(request)) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > mostBytes) {
      write(request, response, ProblemCode.TOO_LARGE, TOO_LARGE);
    } else {
      chain.doFilter(
          new BoundedRequest(
              request, mostBytes, () -> new Refusal(ProblemCode.TOO_LARGE, TOO_LARGE)),
          response);
    }
  }

  private static boolean isFile(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    if (GeoReportErrors.areFor(request.getRequestURI())) {
      GeoReportErrors.write(request, response, code.status().value(), detail);
      return;
    }
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(Problems.of(code, detail)));
  }
}
