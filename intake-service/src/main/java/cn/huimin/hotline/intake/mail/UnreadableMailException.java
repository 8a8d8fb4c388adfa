package cn.huimin.hotline.intake.mail;

/** A mail that cannot be read. Says why in a word, and nothing of what the mail holds. */
public final class UnreadableMailException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String why;

  UnreadableMailException(String why) {
    super(why);
    this.why = why;
  }

  UnreadableMailException(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  /** Why, as the list of mails has it, for example {@code TOO_DEEP}. */
  public String why() {
    return why;
  }
}
