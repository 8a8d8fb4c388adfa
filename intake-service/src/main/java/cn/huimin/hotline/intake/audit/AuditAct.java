package cn.huimin.hotline.intake.audit;

import java.util.Locale;

/** What is written to the audit. */
public enum AuditAct {
  /** Somebody asked to see a complainant. */
  UNMASK,
  /** The house read a number to send a short message to. */
  NUMBER_READ,
  /** Somebody searched by a phone number. */
  PHONE_SEARCH,
  /** A wrong password. */
  SIGN_IN_FAILED,
  /** An account was made. */
  ACCOUNT_CREATED,
  /** Somebody was named to stand in for a post. */
  STAND_IN_NAMED,
  /** It was ended before its last day. */
  STAND_IN_ENDED,
  /** Somebody signed in as what they stand in for. */
  STAND_IN_USED,
  /** Somebody had dead letters handled again. */
  DEAD_LETTERS_REPLAYED,
  /** Somebody had dead letters left out for good. */
  DEAD_LETTERS_DISCARDED,
  /** A key of a pushing platform was made. */
  PUSH_KEY_CREATED,
  /** It was given a new secret. */
  PUSH_KEY_ROTATED,
  /** It was closed. */
  PUSH_KEY_REVOKED,
  /** Somebody fetched an attachment. */
  ATTACHMENT_READ,
  /** Somebody checked off what they entered at the platform above. */
  WRITE_BACK_DONE,
  /** Somebody took such a check-off back. */
  WRITE_BACK_UNDONE,
  /** Somebody had steps told again that the platform above had refused. */
  WRITE_BACK_RETRIED,
  /** Somebody read a mail that waits in quarantine. */
  MAIL_READ,
  /** Somebody left such a mail out for good. */
  MAIL_DISCARDED,
  /** All that is kept of a person was handed out. */
  PERSON_EXPORTED,
  /** All that is kept of a person was erased. */
  PERSON_ERASED,
  /** Somebody asked which cases name teachers as responsible (评先树优前置审查). */
  TEACHERS_CHECKED;

  /** The act as the API spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AuditAct ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
