package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.settings.ConsoleSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of other origins ask by Open311 in their browsers (CORS), for what is open to
 * everybody and never with credentials. It only tells browsers what they may show: nobody is
 * refused for where they come from.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class Open311Origins extends OncePerRequestFilter {

  private static final String PATHS = "/open311/";
  private static final String ANY = "*";
  private static final String READS = "GET, HEAD";
  private static final String HEADERS = "Content-Type, Accept, X-Api-Key, api_key";
  private static final String KEPT_SECONDS = "600";

  private final List<String> reading;
  private final List<String> handingIn;

  Open311Origins(ConsoleSettings settings) {
    this.reading = settings.open311ReadOrigins();
    this.handingIn = settings.open311PostOrigins();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(PATHS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    var asked = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    boolean before = request.getMethod().equals("OPTIONS") && asked != null;
    boolean post = (before ? asked : request.getMethod()).equals("POST");
    var origins = post ? handingIn : reading;
    if (!origins.contains(ANY)) {
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (origin != null && (origins.contains(ANY) || origins.contains(origin))) {
      response.setHeader(
          HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.contains(ANY) ? ANY : origin);
      response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
      if (before) {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, post ? "POST" : READS);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, KEPT_SECONDS);
      }
    }
    if (before) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
  }
}
