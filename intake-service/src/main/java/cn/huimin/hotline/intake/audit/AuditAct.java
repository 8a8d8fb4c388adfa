package cn.huimin.hotline.intake.audit;

import java.util.Locale;

/** What is written to the audit. */
public enum AuditAct {
  /** Somebody asked to see a complainant. */
  UNMASK,
  /** Somebody searched by a phone number. */
  PHONE_SEARCH,
  /** A wrong password. */
  SIGN_IN_FAILED,
  /** An account was made. */
  ACCOUNT_CREATED,
  /** Somebody had dead letters handled again. */
  DEAD_LETTERS_REPLAYED,
  /** Somebody had dead letters left out for good. */
  DEAD_LETTERS_DISCARDED;

  /** The act as the API spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AuditAct ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
