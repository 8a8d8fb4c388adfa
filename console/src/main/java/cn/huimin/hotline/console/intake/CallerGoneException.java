package cn.huimin.hotline.console.intake;

/** A caller stopped in the middle of a body; that says nothing about intake. */
public final class CallerGoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CallerGoneException(Throwable cause) {
    super("the caller's body did not come to its end", cause);
  }
}
