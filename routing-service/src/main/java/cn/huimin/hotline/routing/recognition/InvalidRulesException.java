package cn.huimin.hotline.routing.recognition;

/** A rule document that cannot be used; the message names the item and the mend. */
public final class InvalidRulesException extends IllegalArgumentException {

  InvalidRulesException(String message) {
    super("routing-rules：" + message);
  }
}
