package cn.huimin.hotline.platform.caller;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands first: behind it the remote address of a request is that of who asks ({@link Callers}).
 */
public final class CallerFilter extends OncePerRequestFilter implements Ordered {

  private final Callers callers;

  /** A filter that believes these proxies. */
  public CallerFilter(Callers callers) {
    this.callers = callers;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var said = Collections.list(request.getHeaders(callers.header().field()));
    chain.doFilter(new Asked(request, callers.of(request.getRemoteAddr(), said)), response);
  }

  private static final class Asked extends HttpServletRequestWrapper {

    private final String address;

    Asked(HttpServletRequest request, String address) {
      super(request);
      this.address = address;
    }

    @Override
    public String getRemoteAddr() {
      return address;
    }
  }
}
