package cn.huimin.hotline.intake.limit;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Problems;
import cn.huimin.hotline.intake.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
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
    var wait = addresses.take(address(request), time.clock().instant());
    if (wait.isPresent()) {
      response.setHeader(
          HttpHeaders.RETRY_AFTER,
          String.valueOf(Math.max(1, wait.get().plusMillis(999).toSeconds())));
      write(response, ProblemCode.TOO_MANY_REQUESTS, "请求太频繁，没有受理；请稍后再试");
    } else if (isFile(request)) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > mostBytes) {
      write(response, ProblemCode.TOO_LARGE, TOO_LARGE);
    } else {
      chain.doFilter(new Bounded(request, mostBytes), response);
    }
  }

  /** The console says for whom it asks; others reach this port only from inside. */
  private static String address(HttpServletRequest request) {
    var forwarded = request.getHeader("X-Forwarded-For");
    return forwarded == null ? request.getRemoteAddr() : forwarded;
  }

  private static boolean isFile(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private void write(HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(Problems.of(code, detail)));
  }

  /** A request whose body ends the reading when it goes on for too long. */
  private static final class Bounded extends HttpServletRequestWrapper {
    private final long most;

    Bounded(HttpServletRequest request, long most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new BoundedStream(super.getInputStream(), most);
    }
  }

  private static final class BoundedStream extends ServletInputStream {
    private final ServletInputStream in;
    private long left;

    BoundedStream(ServletInputStream in, long most) {
      this.in = in;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw new Refusal(ProblemCode.TOO_LARGE, TOO_LARGE);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
