package cn.huimin.hotline.standalone.terminal;

/**
 * Why the house cannot run, in one line for the person at the terminal, which says what to do about
 * it.
 */
public final class CannotRunException extends RuntimeException {

  /** A failure that a person can mend. */
  public CannotRunException(String message) {
    super(message);
  }

  /** A failure that a person can mend, and what lies behind it. */
  public CannotRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
