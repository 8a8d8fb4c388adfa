package cn.huimin.hotline.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/** The browser's session: a cookie that holds the token, out of reach of scripts. */
public final class SessionCookie {

  /** Name of the cookie. */
  public static final String NAME = "hotline-session";

  private final boolean secure;

  /**
   * Cookies of this console.
   *
   * @param secure whether for HTTPS alone
   */
  public SessionCookie(boolean secure) {
    this.secure = secure;
  }

  /** The cookie that signs in; it ends with the browser, or with the token. */
  public String of(String token) {
    return cookie(token).build().toString();
  }

  /** The cookie that signs out. */
  public String none() {
    return cookie("").maxAge(Duration.ZERO).build().toString();
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(NAME, value).httpOnly(true).secure(secure).sameSite("Lax").path("/");
  }

  /** The token in the request's cookie. */
  static @Nullable String token(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (var cookie : request.getCookies()) {
        if (cookie.getName().equals(NAME) && !cookie.getValue().isBlank()) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }
}
