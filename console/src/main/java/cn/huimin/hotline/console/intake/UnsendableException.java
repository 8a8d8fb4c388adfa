package cn.huimin.hotline.console.intake;

/** What somebody sent here cannot be sent on: an address or a header that is none. */
public final class UnsendableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Unsendable, and why. */
  UnsendableException(IllegalArgumentException cause) {
    super(cause);
  }
}
