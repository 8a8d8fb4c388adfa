package cn.huimin.hotline.sla.warning;

import java.time.Instant;

/**
 * What the rules are asked for.
 *
 * @param now the time of the log
 * @param cause what led to asking: an event's id, or the hour; makes the id of a new warning
 * @param hourly whether it is the full hour, when everything is told that is not worth an event
 *     each time
 */
public record Occasion(Instant now, String cause, boolean hourly) {

  /** Something happened. */
  public static Occasion fact(Instant now, String eventId) {
    return new Occasion(now, eventId, false);
  }

  /** A full hour of the log's time. */
  public static Occasion hour(Instant now) {
    return new Occasion(now, now.toString(), true);
  }
}
