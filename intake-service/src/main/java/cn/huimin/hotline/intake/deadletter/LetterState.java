package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.schemas.word.LetterEnd;

/** What has become of a dead letter. */
enum LetterState {
  /** Its record could not be read or handled. */
  OPEN,
  /** Its record waits behind one that is open. */
  PARKED,
  /** Handled when it was asked for again. */
  REPLAYED,
  /** Left out for good by an administrator. */
  DISCARDED,
  /** Gone from its topic before it could be handled. */
  GONE,
  /** Its service did not know of it any more when it was asked. */
  NOT_WAITING;

  static LetterState of(LetterEnd end) {
    return switch (end) {
      case HANDLED -> REPLAYED;
      case DISCARDED -> DISCARDED;
      case GONE -> GONE;
      case NOT_WAITING, UNKNOWN -> NOT_WAITING;
    };
  }

  /** Whether its record waits to be handled. */
  boolean waits() {
    return this == OPEN || this == PARKED;
  }
}
