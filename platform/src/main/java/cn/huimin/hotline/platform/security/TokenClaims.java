package cn.huimin.hotline.platform.security;

/** Claims of our token besides the standard ones ({@code sub} is the account). */
public final class TokenClaims {

  /** Role, a name of {@code Role}. */
  public static final String ROLE = "role";

  /** Unit of the account; absent for those without one. */
  public static final String UNIT = "unit";

  /** Issuer of our tokens. */
  public static final String ISSUER = "huimin-hotline";

  private TokenClaims() {}
}
