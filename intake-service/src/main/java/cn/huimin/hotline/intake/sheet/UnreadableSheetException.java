package cn.huimin.hotline.intake.sheet;

import org.jspecify.annotations.Nullable;

/** A file that cannot be read as a table of work orders; the message is for the person (中文). */
public final class UnreadableSheetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what to do, in words. */
  public UnreadableSheetException(String message) {
    this(message, null);
  }

  /** With what to do, in words, and what went wrong beneath. */
  public UnreadableSheetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
