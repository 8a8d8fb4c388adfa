package cn.huimin.hotline.platform.streams;

import org.apache.kafka.common.errors.RetriableException;

/** Tells a fault that will pass, such as a registry that is away, from one of the record. */
final class WillPass {

  private WillPass() {}

  static boolean of(Throwable why) {
    for (var cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }
}
