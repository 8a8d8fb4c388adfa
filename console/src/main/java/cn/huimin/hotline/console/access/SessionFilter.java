package cn.huimin.hotline.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Brings the token of the browser's session in, once the form token has been checked. */
final class SessionFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var token = SessionCookie.token(request);
    if (token != null) {
      request.setAttribute(CredentialResolver.SESSION, token);
    }
    chain.doFilter(request, response);
  }
}
