package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.schemas.word.DeadLetterStage;

/** Where a service without Kafka Streams sends what it gives up. */
public interface DeadLetterLog {

  /**
   * Sends a record to the dead letters and returns when that is acknowledged.
   *
   * @param record the record
   * @param stage how far the service came with it
   * @param why what went wrong
   * @throws DeadLettersAwayException if it was not acknowledged
   */
  void giveUp(GivenUp record, DeadLetterStage stage, Throwable why);
}
