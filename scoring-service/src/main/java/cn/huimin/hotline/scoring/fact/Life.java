package cn.huimin.hotline.scoring.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as its events left it. What an event changed of its end, its ordinal and its verdict is
 * kept one by one, so that a struck event takes back what it changed and nothing else (DOMAIN
 * §7.3). Who holds it is as the last event has it: a struck dispatch is charged to nobody, the case
 * stays where it is.
 *
 * @param sequence number of the last event that changed something here
 * @param caseNumber number people use
 * @param level source level, null if unknown
 * @param receivedAt when intake first accepted the work order
 * @param turns how it ended and was opened again, in their order
 * @param holder unit that has it, null before dispatch
 * @param ordinals which complaint of the same person about the same matter it was said to be
 * @param demandType what is demanded, null while unknown
 * @param judgements whether the demand was found true
 * @param volume whether it counts in volume
 */
public record Life(
    long sequence,
    String caseNumber,
    @Nullable SourceLevel level,
    Instant receivedAt,
    List<Turn> turns,
    @Nullable Holder holder,
    List<Ordinal> ordinals,
    Demand.@Nullable Type demandType,
    List<Judgement> judgements,
    Volume volume) {

  /** Copies its lists; a life that was stored before they were kept has none. */
  public Life {
    turns = turns == null ? List.of() : List.copyOf(turns);
    ordinals = ordinals == null ? List.of() : List.copyOf(ordinals);
    judgements = judgements == null ? List.of() : List.copyOf(judgements);
    volume = volume == null ? Volume.COUNTS : volume;
  }

  static Life first(CaseSeen seen) {
    return new Life(
            seen.sequence(),
            seen.caseNumber(),
            seen.level(),
            seen.receivedAt(),
            List.of(),
            seen.holder(),
            List.of(),
            null,
            List.of(),
            seen.volume())
        .after(seen);
  }

  Life after(CaseSeen seen) {
    var id = seen.eventId();
    var demand = seen.demand();
    boolean found = demand != null && demand.confirmed();
    boolean sameEnd = turns.isEmpty() ? seen.ending() == null : turns.getLast().leavesItAs(seen);
    return new Life(
        seen.sequence(),
        seen.caseNumber(),
        seen.level(),
        seen.receivedAt(),
        sameEnd ? turns : with(turns, new Turn(id, seen.ending(), seen.endedAt())),
        seen.holder(),
        seen.ordinal() == ordinal() ? ordinals : with(ordinals, new Ordinal(id, seen.ordinal())),
        demand == null ? null : demand.type(),
        found == confirmed() ? judgements : with(judgements, new Judgement(id, found)),
        seen.volume());
  }

  /** How it ended, null while it is open. */
  public @Nullable Ended ended() {
    if (turns.isEmpty()) {
      return null;
    }
    var last = turns.getLast();
    return last.ending() == null || last.at() == null
        ? null
        : new Ended(last.ending(), last.at(), last.eventId());
  }

  /** Which complaint of the same person about the same matter it is. */
  public int ordinal() {
    return ordinals.isEmpty() ? 1 : ordinals.getLast().which();
  }

  /** Event that said so; empty where none had to. */
  public Optional<String> ordinalEvent() {
    return ordinals.isEmpty() ? Optional.empty() : Optional.of(ordinals.getLast().eventId());
  }

  /** What is demanded, null while unknown. */
  public @Nullable Demand demand() {
    return demandType == null ? null : new Demand(demandType, confirmed());
  }

  /** Event that found the demand true, or no longer so; empty where none did. */
  public Optional<String> judgementEvent() {
    return judgements.isEmpty() ? Optional.empty() : Optional.of(judgements.getLast().eventId());
  }

  private boolean confirmed() {
    return !judgements.isEmpty() && judgements.getLast().confirmed();
  }

  /** The same without what struck events changed of its end, its ordinal and its verdict. */
  Life without(Set<String> voided) {
    return new Life(
        sequence,
        caseNumber,
        level,
        receivedAt,
        left(turns, turn -> !voided.contains(turn.eventId())),
        holder,
        left(ordinals, ordinal -> !voided.contains(ordinal.eventId())),
        demandType,
        left(judgements, judgement -> !voided.contains(judgement.eventId())),
        volume);
  }

  /** The same, its holder assessed as a scheme has it. */
  Life under(Function<List<Place>, Optional<Assessed>> pooling) {
    return new Life(
        sequence,
        caseNumber,
        level,
        receivedAt,
        turns,
        holder == null ? null : holder.under(pooling),
        ordinals,
        demandType,
        judgements,
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
            other.turns,
            other.holder,
            other.ordinals,
            other.demandType,
            other.judgements,
            other.volume));
  }

  private static <T> List<T> with(List<T> before, T one) {
    return Stream.concat(before.stream(), Stream.of(one)).toList();
  }

  private static <T> List<T> left(List<T> all, Predicate<T> stands) {
    return all.stream().filter(stands).toList();
  }
}
