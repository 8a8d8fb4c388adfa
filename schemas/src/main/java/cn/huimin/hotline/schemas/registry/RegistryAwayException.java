package cn.huimin.hotline.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** The registry does not answer: passes by itself, and never sends a record to the dead letters. */
public final class RegistryAwayException extends RetriableException {

  private static final long serialVersionUID = 1L;

  /** With the reason in words. */
  public RegistryAwayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
