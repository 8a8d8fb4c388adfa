package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The handle limit in force, where the urgency was raised after it began (DOMAIN §5): the limit
 * counted from the raising or the one before, whichever is earlier.
 *
 * @param rules the rules
 * @param clocks the clocks of the case
 */
record InForce(ClockRules rules, CaseClocks clocks) {

  /**
   * By which row of the table a clock is counted: that of its kind; but where the urgency to which
   * it was raised has no limit of a complex case, the running clock of one is held to the handle
   * limit.
   */
  static ClockKind limitOf(
      ClockKey key, Clock.Counting counting, CaseClocks clocks, SlaPolicy policy) {
    return key.kind() == ClockKind.HANDLE_COMPLEX
            && counting.raised()
            && clocks.clocks().containsKey(key)
            && policy.limit(key.kind(), counting.demandType(), counting.urgency()).isNone()
        ? ClockKind.HANDLE
        : key.kind();
  }

  /**
   * What the limit of the whole case counts from once the urgency was raised: the handle limit of
   * the unit that had the case then, but not a moment before the raising, since nobody can keep
   * what is over when it is said.
   *
   * @param raised what the case is counted by
   * @param source the source's deadline where it binds
   * @return null where such a case has no handle limit
   */
  @Nullable Instant handleDueAt(Clock.Counting raised, @Nullable Instant source) {
    Optional<Instant> anew = limit(raised, List.of(), new Debtor(Party.UNIT, null), raised, source);
    Optional<Instant> held =
        clocks.clocks().values().stream()
            .filter(clock -> clock.key().kind() == ClockKind.HANDLE || isComplex(clock))
            .filter(clock -> !clock.startedAt().isAfter(raised.from()))
            .max(Comparator.comparing(Clock::startedAt).thenComparing(Clock::key))
            .flatMap(
                clock ->
                    limit(clock.counting(), before(raised, clock), clock.debtor(), raised, source));
    return anew.map(at -> held.filter(had -> had.isBefore(at)).orElse(at))
        .map(at -> at.isBefore(raised.from()) ? raised.from() : at)
        .orElse(null);
  }

  private static boolean isComplex(Clock clock) {
    return clock.key().kind() == ClockKind.HANDLE_COMPLEX;
  }

  private static List<Clock.Paused> before(Clock.Counting raised, Clock clock) {
    return clock.counting().pauses().stream()
        .filter(pause -> !pause.until().isAfter(raised.from()))
        .toList();
  }

  /** A handle limit by this counting, with what was granted to the case. */
  private Optional<Instant> limit(
      Clock.Counting counting,
      List<Clock.Paused> pauses,
      Debtor debtor,
      Clock.Counting raised,
      @Nullable Instant source) {
    SlaPolicy policy = rules.policy();
    Relief granted = raised.relief();
    boolean complex =
        granted.complex()
            && !policy
                .limit(ClockKind.HANDLE_COMPLEX, counting.demandType(), counting.urgency())
                .isNone();
    return Limits.dueAt(
            complex ? ClockKind.HANDLE_COMPLEX : ClockKind.HANDLE,
            counting.demandType(),
            counting.urgency(),
            counting.from(),
            Extras.NONE.withRelief(granted).withSourceDeadline(source),
            rules.calendar().ofUnit(debtor.unitId()),
            policy.keeping(granted.extensionDays()))
        .map(due -> rules.later(due, pauses, debtor).at());
  }
}
