package cn.huimin.hotline.sla.duefile;

/** A row that cannot be answered; the message names the field and the mend. */
final class BadRowException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  BadRowException(String field, String message) {
    super(field + "：" + message);
  }
}
