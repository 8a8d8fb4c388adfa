package cn.huimin.hotline.scoring.fact;

import java.time.Instant;

/**
 * Something happened to a handle, redo or contact limit.
 *
 * @param sequence number of the event among the deadline events of the case
 * @param key which limit
 * @param holder unit that owes
 * @param dueAt the limit in force
 * @param step what happened
 * @param at when
 * @param eventId event behind it
 */
public record LimitSeen(
    long sequence,
    Limit.Key key,
    Holder holder,
    Instant dueAt,
    Step step,
    Instant at,
    String eventId) {

  /** What can happen to a limit. */
  public enum Step {
    /** It runs, or it was moved. */
    SET,
    /** It was met, in time or late. */
    MET,
    /** A 退办 un-met it. */
    UNMET,
    /** It is owed no longer, without having been met. */
    NOT_DUE,
    /** It passed unmet. */
    RED_CARD,
    /** It was counted anew; the red card, if there is one, stands. */
    CORRECTED,
    /** It was counted anew, and the red card counts no longer. */
    RED_CARD_WITHDRAWN
  }
}
