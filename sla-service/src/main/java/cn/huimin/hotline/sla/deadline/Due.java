package cn.huimin.hotline.sla.deadline;

import java.time.Instant;

/**
 * When a limit runs out, and why then.
 *
 * @param at the moment; met exactly then is in time
 * @param limit the policy's limit
 * @param reason what decided the moment
 */
public record Due(Instant at, Limit limit, Reason reason) {

  /** What decided a limit. */
  public enum Reason {
    /** The limit of the policy. */
    POLICY,
    /** An approved extension. */
    EXTENSION,
    /** The deadline of the source, being earlier. */
    SOURCE_DEADLINE,
    /** The leader who ordered it said until when. */
    ORDER,
    /** What was left of the case clock when the case came from another unit. */
    TRANSFER_REMAINDER,
    /** The least that a unit gets after a transfer. */
    TRANSFER_LEAST,
    /** A limit counted from the raising of the urgency. */
    URGENCY,
    /** Later by the time for which the clock paused. */
    PAUSE
  }

  Due orEarlier(Instant other, Reason why) {
    return other.isBefore(at) ? new Due(other, limit, why) : this;
  }
}
