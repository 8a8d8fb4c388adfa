package cn.huimin.hotline.scoring.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A case as its last event left it.
 *
 * @param sequence number of the last event that changed something here
 * @param caseNumber number people use
 * @param level source level, null if unknown
 * @param receivedAt when intake first accepted the work order
 * @param ended its end, null while it is open
 * @param holder unit that has it, null before dispatch
 * @param ordinal which complaint of the same person about the same matter it is
 * @param ordinalEventId event that said so
 * @param demand what is demanded, null while unknown
 * @param volume whether it counts in volume
 */
public record Life(
    long sequence,
    String caseNumber,
    @Nullable SourceLevel level,
    Instant receivedAt,
    @Nullable Ended ended,
    @Nullable Holder holder,
    int ordinal,
    String ordinalEventId,
    @Nullable Demand demand,
    Volume volume) {

  /** A life that was stored before parts of calls were told apart counts. */
  public Life {
    volume = volume == null ? Volume.COUNTS : volume;
  }

  static Life first(CaseSeen seen) {
    return new Life(
        seen.sequence(),
        seen.caseNumber(),
        seen.level(),
        seen.receivedAt(),
        ended(null, seen),
        seen.holder(),
        seen.ordinal(),
        seen.eventId(),
        seen.demand(),
        seen.volume());
  }

  Life after(CaseSeen seen) {
    return new Life(
        seen.sequence(),
        seen.caseNumber(),
        seen.level(),
        seen.receivedAt(),
        ended(ended, seen),
        seen.holder(),
        seen.ordinal(),
        seen.ordinal() == ordinal ? ordinalEventId : seen.eventId(),
        seen.demand(),
        seen.volume());
  }

  /** The same without an end or an ordinal whose event is struck. */
  Life without(Set<String> voided) {
    return new Life(
        sequence,
        caseNumber,
        level,
        receivedAt,
        ended != null && voided.contains(ended.eventId()) ? null : ended,
        holder,
        voided.contains(ordinalEventId) ? 1 : ordinal,
        ordinalEventId,
        demand,
        volume);
  }

  /** The same, its holder assessed as a scheme has it. */
  Life under(Function<List<Place>, Optional<Assessed>> pooling) {
    return new Life(
        sequence,
        caseNumber,
        level,
        receivedAt,
        ended,
        holder == null ? null : holder.under(pooling),
        ordinal,
        ordinalEventId,
        demand,
        volume);
  }

  /** Whether nothing differs but the sequence. */
  boolean saysTheSameAs(Life other) {
    return equals(
        new Life(
            sequence,
            other.caseNumber,
            other.level,
            other.receivedAt,
            other.ended,
            other.holder,
            other.ordinal,
            other.ordinalEventId,
            other.demand,
            other.volume));
  }

  private static @Nullable Ended ended(@Nullable Ended before, CaseSeen seen) {
    if (seen.ending() == null || seen.endedAt() == null) {
      return null;
    }
    boolean stands =
        before != null && before.ending() == seen.ending() && before.at().equals(seen.endedAt());
    return stands ? before : new Ended(seen.ending(), seen.endedAt(), seen.eventId());
  }
}
