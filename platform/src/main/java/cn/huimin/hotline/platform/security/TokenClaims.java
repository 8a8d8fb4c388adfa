package cn.huimin.hotline.platform.security;

/** Claims of our token besides the standard ones ({@code sub} is the account). */
public final class TokenClaims {

  /** Role, a name of {@code Role}. */
  public static final String ROLE = "role";

  /** Unit of the account; absent for those without one. */
  public static final String UNIT = "unit";

  /** Id of the stand-in (代理) by which somebody acts; absent for who acts as themself. */
  public static final String STAND_IN = "stand_in";

  /** The own unit of who stands in for somebody; absent for those without one. */
  public static final String OWN_UNIT = "own_unit";

  /** Issuer of our tokens. */
  public static final String ISSUER = "huimin-hotline";

  private TokenClaims() {}
}
