package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.schemas.word.DeadLetterStage;

/** An event of a case does not follow the last that was taken in (DESIGN §3). */
final class SequenceGapException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SequenceGapException(String detail) {
    super(detail);
  }

  /** Lets an event wait before which another of its case is missing. */
  static void park(ParkedTable parked, LogRecord record, String detail) {
    parked.giveUp(
        record.givenUp(), record.lane(), DeadLetterStage.PARKED, new SequenceGapException(detail));
  }
}
