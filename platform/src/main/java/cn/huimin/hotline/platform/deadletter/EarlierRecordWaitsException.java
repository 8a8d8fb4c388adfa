package cn.huimin.hotline.platform.deadletter;

/**
 * A record waits since an earlier one of its lane was given up; nothing is wrong with it itself.
 */
public final class EarlierRecordWaitsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says so. */
  public EarlierRecordWaitsException() {
    super("an earlier record of the same lane waits to be handled again", null, false, false);
  }
}
