package cn.huimin.hotline.intake.account;

import org.jspecify.annotations.Nullable;

/**
 * The person behind an account; kept in the vault.
 *
 * @param displayName name on screens, or null
 * @param email where mail goes, or null
 */
public record Contact(@Nullable String displayName, @Nullable String email) {

  /** Name of the entry in the vault. */
  static final String ENTRY = "contact";

  /** Without the person. */
  @Override
  public String toString() {
    return "Contact[…]";
  }
}
