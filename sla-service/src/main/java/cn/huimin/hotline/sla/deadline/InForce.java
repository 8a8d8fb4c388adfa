package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The handle limit in force (DOMAIN §5); where the urgency was raised after it began, the limit
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
   * What the limit of the whole case counts from: the handle limit by the calendar of the unit that
   * has it. Once the urgency was raised, that of the unit that had the case then, but not a moment
   * before the raising, since nobody can keep what is over when it is said.
   *
   * @param whole what the case is counted by
   * @param source the source's deadline where it binds
   * @return null where such a case has no handle limit
   */
  @Nullable Instant handleDueAt(Clock.Counting whole, @Nullable Instant source) {
    if (!whole.raised()) {
      return limit(whole, whole.relief(), List.of(), unit(), source).orElse(null);
    }
    Optional<Clock> then = latestWork(whole.from());
    Optional<Instant> anew =
        limit(
            whole,
            whole.relief(),
            List.of(),
            then.map(Clock::debtor).orElseGet(this::unit),
            source);
    Optional<Instant> held =
        then.flatMap(
            clock ->
                limit(
                    clock.counting(),
                    whole.relief().held(clock.counting().relief()),
                    before(whole, clock),
                    clock.debtor(),
                    source));
    return anew.map(at -> held.filter(had -> had.isBefore(at)).orElse(at))
        .map(at -> at.isBefore(whole.from()) ? whole.from() : at)
        .orElse(null);
  }

  /** The unit that has the case; where nobody has it, or another round runs, the one that had. */
  private Debtor unit() {
    CaseView view = rules.view();
    return view.unitId() != null && view.round() == 1
        ? new Debtor(Party.UNIT, view.unitId())
        : latestWork(Instant.MAX).map(Clock::debtor).orElse(new Debtor(Party.UNIT, view.unitId()));
  }

  /** The latest clock of a unit's handling that had started by then. */
  private Optional<Clock> latestWork(Instant until) {
    return clocks.clocks().values().stream()
        .filter(clock -> clock.key().kind() == ClockKind.HANDLE || isComplex(clock))
        .filter(clock -> !clock.startedAt().isAfter(until))
        .max(Comparator.comparing(Clock::startedAt).thenComparing(Clock::key));
  }

  private static boolean isComplex(Clock clock) {
    return clock.key().kind() == ClockKind.HANDLE_COMPLEX;
  }

  private static List<Clock.Paused> before(Clock.Counting raised, Clock clock) {
    return clock.counting().pauses().stream()
        .filter(pause -> !pause.until().isAfter(raised.from()))
        .toList();
  }

  /** A handle limit by this counting, with what was granted. */
  private Optional<Instant> limit(
      Clock.Counting counting,
      Relief granted,
      List<Clock.Paused> pauses,
      Debtor debtor,
      @Nullable Instant source) {
    SlaPolicy policy = rules.policy();
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
