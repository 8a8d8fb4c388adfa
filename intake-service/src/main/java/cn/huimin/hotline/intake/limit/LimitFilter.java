package cn.huimin.hotline.intake.limit;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.disk.DiskGuard;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands before everything else: turns away an address that asks too often, and a body that is too
 * large, before anything of it is kept. Files are taken on the paths for files alone, each with a
 * bound of its own, so many at a time from one address, and none while the disk is full.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LimitFilter extends OncePerRequestFilter {

  private static final String TOO_LARGE = "正文太大，没有受理；请分批提交";
  private static final String HEALTH = "/actuator/";

  private static final String WAIT_FOR_A_FILE = "5";

  /** How long a request with files may be on the paths that take any, whole, in bytes. */
  private static final Map<String, Long> FILES =
      Map.of(
          "/api/v1/attachments", 21L << 20,
          "/api/v1/tables", 6L << 20,
          "/api/v1/work-orders/import", 65L << 20,
          "/open311/v2/requests", 65L << 20,
          "/open311/v2/requests.json", 65L << 20,
          "/open311/v2/requests.xml", 65L << 20);

  private final Map<String, Integer> arriving = new ConcurrentHashMap<>();
  private final int filesAtOnce;
  private final DiskGuard disk;
  private final long mostBytes;
  private final RateLimit addresses;
  private final RealTime time;
  private final JsonMapper json;

  LimitFilter(IntakeSettings settings, RealTime time, DiskGuard disk, JsonMapper json) {
    this.filesAtOnce = settings.filesAtOnce();
    this.disk = disk;
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
    var address = Callers.network(request.getRemoteAddr());
    var wait = addresses.take(address, time.clock().instant());
    if (wait.isPresent()) {
      response.setHeader(
          HttpHeaders.RETRY_AFTER,
          String.valueOf(Math.max(1, wait.get().plusMillis(999).toSeconds())));
      write(request, response, ProblemCode.TOO_MANY_REQUESTS, "请求太频繁，没有受理；请稍后再试");
    } else if (isFile(request)) {
      file(address, request, response, chain);
    } else if (request.getContentLengthLong() > mostBytes) {
      write(request, response, ProblemCode.TOO_LARGE, TOO_LARGE);
    } else {
      chain.doFilter(
          new BoundedRequest(
              request, mostBytes, () -> new Refusal(ProblemCode.TOO_LARGE, TOO_LARGE)),
          response);
    }
  }

  private void file(
      String address, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var most = request.getMethod().equals("POST") ? FILES.get(request.getRequestURI()) : null;
    if (most == null) {
      write(request, response, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "这个地址不收文件");
    } else if (request.getContentLengthLong() > most) {
      write(request, response, ProblemCode.TOO_LARGE, TOO_LARGE);
    } else if (!disk.hasRoom()) {
      write(request, response, ProblemCode.DISK_FULL, "磁盘剩余空间不足，暂停受理，没有收下文件；请管理员清理磁盘");
    } else if (arriving.merge(address, 1, Integer::sum) > filesAtOnce) {
      gone(address);
      response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_FOR_A_FILE);
      write(request, response, ProblemCode.TOO_MANY_REQUESTS, "从这个地址同时上传的文件太多，没有收下；请稍后再试");
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        gone(address);
      }
    }
  }

  private void gone(String address) {
    arriving.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
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
