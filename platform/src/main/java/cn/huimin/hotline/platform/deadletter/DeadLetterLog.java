package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;

/** Where a service without Kafka Streams sends what it gives up, and what becomes of it. */
public interface DeadLetterLog {

  /**
   * Sends a record to the dead letters and returns when that is acknowledged.
   *
   * @param record the record
   * @param turn where it waits
   * @param stage how far the service came with it
   * @param why what went wrong
   * @throws DeadLettersAwayException if it was not acknowledged
   */
  void giveUp(GivenUp record, Turn turn, DeadLetterStage stage, Throwable why);

  /**
   * Says that a record waits no longer, and returns when that is acknowledged.
   *
   * @param place where the record stands
   * @param turn where it waited, and which attempt this was
   * @param end how it ended
   * @throws DeadLettersAwayException if it was not acknowledged
   */
  void settle(Place place, Turn turn, LetterEnd end);
}
