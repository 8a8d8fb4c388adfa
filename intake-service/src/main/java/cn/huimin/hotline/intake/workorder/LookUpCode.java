package cn.huimin.hotline.intake.workorder;

import java.security.SecureRandom;

/**
 * The code with which a complainant looks the case up (DOMAIN §1), besides its number.
 *
 * @param code eight characters, none of which looks like another
 */
public record LookUpCode(String code) {

  /** Name of the entry in the vault. */
  public static final String ENTRY = "look-up-code";

  private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;

  /** A random code. */
  public static LookUpCode random(SecureRandom random) {
    var code = new StringBuilder(LENGTH);
    for (int at = 0; at < LENGTH; at++) {
      code.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return new LookUpCode(code.toString());
  }

  /** Without the code. */
  @Override
  public String toString() {
    return "LookUpCode[…]";
  }
}
