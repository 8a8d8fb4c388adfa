package cn.huimin.hotline.platform.deadletter;

import org.apache.kafka.common.errors.RetriableException;

/** The broker did not acknowledge a dead letter; it is worth trying again. */
public final class DeadLettersAwayException extends RetriableException {

  private static final long serialVersionUID = 1L;

  /** With what the producer said. */
  public DeadLettersAwayException(Throwable cause) {
    super("a dead letter could not be written", cause);
  }
}
