package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.problem.ProblemCode;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** A sign-in that came to nothing, and why. */
public final class SignInFailure extends OAuth2AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  /** A failure with its code and its words. */
  public SignInFailure(ProblemCode code, String detail) {
    super(new OAuth2Error(code.code()), detail);
    this.code = code;
  }

  /** Why, as a stable code. */
  public ProblemCode code() {
    return code;
  }
}
