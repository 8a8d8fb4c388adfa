package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Finds the token: a bearer's, one that stands for HTTP Basic, or the browser session's. */
final class CredentialResolver implements BearerTokenResolver {

  /**
   * Attribute with the token of the browser's session. It is set behind the check for the form
   * token only: what has a bearer token is let off that check, and a cookie must not be.
   */
  static final String SESSION = CredentialResolver.class.getName() + ".session";

  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final IntakeTokens tokens;
  private final RequestMatcher open;

  /**
   * A resolver.
   *
   * @param tokens who exchanges a password for a token
   * @param open requests that need no sign-in: credentials are not looked at there
   */
  CredentialResolver(IntakeTokens tokens, RequestMatcher open) {
    this.tokens = tokens;
    this.open = open;
  }

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    if (open.matches(request)) {
      return null;
    }
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return request.getAttribute(SESSION) instanceof String token ? token : null;
    }
    var scheme = header.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return header.substring(BEARER.length()).strip();
    }
    if (scheme.startsWith(BASIC)) {
      return basic(header.substring(BASIC.length()).strip());
    }
    throw new SignInFailure(ProblemCode.SIGN_IN_NEEDED, "请用令牌（Bearer）或账号密码（Basic）登录");
  }

  private String basic(String encoded) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      pair = "";
    }
    int colon = pair.indexOf(':');
    if (colon < 1 || colon == pair.length() - 1) {
      throw new SignInFailure(ProblemCode.BAD_CREDENTIALS, "账号或密码不对");
    }
    return tokens.basic(pair.substring(0, colon), pair.substring(colon + 1));
  }
}
