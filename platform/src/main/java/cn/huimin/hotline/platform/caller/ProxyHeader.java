package cn.huimin.hotline.platform.caller;

/**
 * The header in which a trusted proxy says for whom it asks; the other one is a caller's to make
 * up.
 */
public enum ProxyHeader {
  /** {@code X-Forwarded-For}: addresses with commas between, the nearest last. */
  X_FORWARDED_FOR("X-Forwarded-For"),
  /** {@code Forwarded} of RFC 7239. */
  FORWARDED("Forwarded");

  private final String field;

  ProxyHeader(String field) {
    this.field = field;
  }

  /** Name of the header. */
  public String field() {
    return field;
  }
}
