package cn.huimin.hotline.console.projection;

/** An event of a case does not follow the last that was taken in (DESIGN §3). */
final class SequenceGapException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SequenceGapException(String detail) {
    super(detail);
  }
}
