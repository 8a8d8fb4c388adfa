package cn.huimin.hotline.console.intake;

/** Intake does not answer; whether it took the request in is not known. */
public final class IntakeAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IntakeAwayException(Throwable cause) {
    super("intake does not answer", cause);
  }
}
