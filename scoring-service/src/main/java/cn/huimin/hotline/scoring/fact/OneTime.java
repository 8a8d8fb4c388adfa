package cn.huimin.hotline.scoring.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a case was completed at one go (一次办结, DOMAIN §3), as far as one assessed unit answers for
 * it.
 *
 * @param breaches why not; empty where it was
 * @param provisional 暂计: nothing broke it yet, but the days in which a repeat may are not over
 */
public record OneTime(List<Breach> breaches, boolean provisional) {

  /** Copies its list. */
  public OneTime {
    breaches = List.copyOf(breaches);
  }

  /** Whether it was, as far as is known. */
  public boolean holds() {
    return breaches.isEmpty();
  }

  /**
   * The one function that says so: no transfer charged to the unit, its limits kept, no redo, not
   * repeated within the days after the end (the last moment included), not found falsified. What
   * happened while another line held the case is that line's. A 退办 mended in time breaks nothing.
   *
   * @param facts of the case
   * @param assessedUnitId unit that is asked about
   * @param repeatDays days after the end
   * @param at time of the log
   */
  public static OneTime of(CaseFacts facts, String assessedUnitId, int repeatDays, Instant at) {
    var breaches =
        allBreaches(facts, repeatDays)
            .filter(
                breach ->
                    breach.holder().assessed() != null
                        && breach.holder().assessed().unitId().equals(assessedUnitId))
            .toList();
    return new OneTime(breaches, breaches.isEmpty() && !settled(facts, repeatDays, at));
  }

  /** Everything that broke it, whoever answers, in a fixed order. */
  public static Stream<Breach> allBreaches(CaseFacts facts, int repeatDays) {
    var found = new ArrayList<>(facts.breaches().stream().filter(Breach::standing).toList());
    facts.limits().stream()
        .filter(Limit::ofHandling)
        .filter(Limit::missed)
        .map(
            limit ->
                new Breach(
                    Breach.Kind.LIMIT_MISSED,
                    limit.holder(),
                    limit.missEventId() == null ? "" : limit.missEventId()))
        .forEach(found::add);
    var ended = facts.ended();
    var holder = facts.holder();
    if (ended != null && holder != null) {
      facts.repeats().stream()
          .filter(repeat -> repeat.openedAt().isAfter(ended.at()))
          .filter(repeat -> !repeat.openedAt().isAfter(settlesAfter(ended, repeatDays)))
          .map(repeat -> new Breach(Breach.Kind.REPEATED, holder, repeat.eventId()))
          .forEach(found::add);
    }
    return found.stream();
  }

  /** Last moment at which a repeat still counts. */
  public static Instant settlesAfter(Ended ended, int repeatDays) {
    return ended.at().plus(Duration.ofDays(repeatDays));
  }

  private static boolean settled(CaseFacts facts, int repeatDays, Instant at) {
    var ended = facts.ended();
    return ended != null && at.isAfter(settlesAfter(ended, repeatDays));
  }
}
