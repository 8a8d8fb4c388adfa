package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.ClockEvent.Head;
import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events of one fact as they come about, and the clocks after them. */
final class ClockDraft {

  /** What a leader ordered, what is compulsory, and what is owed whatever the unit does again. */
  private static final Set<ClockKind> OUTLIVES_A_ROUND =
      EnumSet.of(
          ClockKind.SUPERVISION,
          ClockKind.POLICE_REPORT,
          ClockKind.CONFIRM_EMERGENCY,
          ClockKind.DISPATCH);

  private final ClockFact.Head fact;
  private final ClockRules rules;
  private final List<ClockEvent> events = new ArrayList<>();
  private CaseClocks clocks;

  ClockDraft(
      CaseClocks clocks,
      ClockFact.Head fact,
      CaseView view,
      SlaPolicy policy,
      WorkingCalendar calendar) {
    this.clocks = clocks;
    this.fact = fact;
    rules = new ClockRules(view, policy, calendar, fact.acceptedAt());
  }

  List<ClockEvent> events() {
    return events;
  }

  CaseClocks clocks() {
    return clocks;
  }

  ClockRules rules() {
    return rules;
  }

  Debtor debtor(ClockKey key) {
    return rules.debtor(clocks, key);
  }

  void emit(Function<Head, ClockEvent> event) {
    Head head =
        new Head(
            clocks.caseId(),
            clocks.sequence() + 1,
            fact.caseSequence(),
            fact.acceptedAt(),
            rules.view());
    ClockEvent made = event.apply(head);
    events.add(made);
    clocks = clocks.after(made);
  }

  /** Danger to a minor is an emergency to the police, whatever it is to the bureau (DOMAIN §5). */
  private static Urgency urgency(ClockKey key, CaseView view) {
    return key.kind() == ClockKind.POLICE_REPORT ? Urgency.EMERGENCY : view.urgency();
  }

  /** Starts a clock, unless it runs already, is not due or has no limit for such a case. */
  void start(ClockKey key) {
    Clock before = clocks.clocks().get(key);
    if (before != null && before.isRunning()) {
      return;
    }
    if (rules.isNotDue(key.kind())) {
      emit(head -> new ClockEvent.ClockNotDue(head, key, debtor(key)));
      return;
    }
    CaseView view = rules.view();
    Clock.Counting counting =
        new Clock.Counting(view.demandType(), urgency(key, view), rules.now(), false)
            .with(reliefAtStart(key));
    Set<Step> taken = before == null ? new HashSet<>() : new HashSet<>(before.taken());
    taken.remove(Step.END);
    running(key, rules.now(), counting, taken).ifPresent(clock -> set(clock, null));
  }

  /** Starts a clock that may run several times in a round: of every request its own. */
  void startNext(ClockKind kind, int round) {
    start(nextKey(kind, round));
  }

  /** Starts a clock that runs once in a round. */
  void startOnce(ClockKind kind, int round) {
    var key = new ClockKey(kind, round, 1);
    if (!clocks.clocks().containsKey(key)) {
      start(key);
    }
  }

  /** The clock of the kind after those that ran in the round. */
  ClockKey nextKey(ClockKind kind, int round) {
    return new ClockKey(kind, round, clocks.times(kind, round) + 1);
  }

  /** A complex case stays one with the next unit; an extension was the last one's. */
  private static Relief reliefAtStart(ClockKey key) {
    return key.kind() == ClockKind.HANDLE_COMPLEX ? Relief.NONE.asComplex() : Relief.NONE;
  }

  /** Starts the clock of the unit's work, by the limit of a complex case if it was found one. */
  void startHandle(int leg) {
    boolean complex =
        clocks
            .latest(ClockKind.CASE, 1)
            .map(clock -> clock.counting().relief().complex())
            .orElse(false);
    var key = new ClockKey(ClockKind.HANDLE_COMPLEX, 1, leg);
    if (complex) {
      start(key);
    }
    if (!clocks.clocks().containsKey(key)) {
      start(new ClockKey(ClockKind.HANDLE, 1, leg));
    }
  }

  /** A limit by the rules, with what bounds it beside. */
  Optional<Due> due(ClockKey key, Instant startedAt, Clock.Counting counting) {
    return rules.due(clocks, debtor(key), key, startedAt, counting);
  }

  /** A running clock by the rules; empty where they give it no limit. */
  Optional<Clock> running(
      ClockKey key, Instant startedAt, Clock.Counting counting, Set<Step> taken) {
    return due(key, startedAt, counting)
        .map(due -> rules.running(debtor(key), key, startedAt, counting, due, taken));
  }

  /** Counts a running clock's limit by this; nothing happens where it says the same. */
  void move(Clock clock, Clock.Counting counting) {
    running(clock.key(), clock.startedAt(), counting, clock.taken())
        .filter(changed -> differs(changed, clock))
        .ifPresent(changed -> replace(clock, changed));
  }

  /**
   * Sets a running clock to another limit. One that had passed and lies ahead again is corrected:
   * what was given for it counts no longer, and may be given again then (DOMAIN §5).
   */
  void replace(Clock before, Clock after) {
    Set<Step> kept = StepsTaken.kept(before, after, rules.now());
    if (StepsTaken.isMissed(before) && !kept.equals(after.taken())) {
      correct(before, after.with(kept), "");
    } else {
      set(after, before.due().at());
    }
  }

  /** Gives a running clock this limit. */
  void limit(Clock clock, Due due) {
    set(
        rules.running(
            debtor(clock.key()),
            clock.key(),
            clock.startedAt(),
            clock.counting(),
            due,
            clock.taken()),
        clock.due().at());
  }

  void set(Clock clock, @Nullable Instant previousDueAt) {
    emit(head -> new ClockEvent.ClockSet(head, clock, previousDueAt, rules.policy().version()));
  }

  /**
   * Moves the limit of a clock that had steps taken.
   *
   * @param recomputeId the recomputation, empty if it was none
   */
  void correct(Clock before, Clock after, String recomputeId) {
    Set<Step> withdrawn = new HashSet<>(before.taken());
    withdrawn.removeAll(after.taken());
    String version = rules.policy().version();
    emit(
        head ->
            new ClockEvent.ClockCorrected(
                head, after, before.due().at(), withdrawn, version, recomputeId));
  }

  private static boolean differs(Clock one, Clock other) {
    return !one.due().at().equals(other.due().at())
        || !one.debtor().equals(other.debtor())
        || !steps(one).equals(steps(other));
  }

  private static List<Step> steps(Clock clock) {
    return clock.pending().stream().map(PlannedStep::step).toList();
  }

  /** Meets what runs of a kind, of whatever round. */
  void meetRunning(ClockKind kind) {
    clocks.running().stream()
        .filter(clock -> clock.key().kind() == kind)
        .map(clock -> clock.key().round())
        .distinct()
        .forEach(round -> meet(kind, round));
  }

  void meet(ClockKind kind, int round) {
    clocks.latest(kind, round).filter(Clock::isRunning).ifPresent(this::meet);
  }

  void meet(Clock clock) {
    emit(
        head ->
            new ClockEvent.ClockMet(
                head,
                clock.key(),
                clock.debtor(),
                clock.due().at(),
                !head.at().isAfter(clock.due().at())));
  }

  void unmeet(Clock met) {
    emit(head -> new ClockEvent.ClockUnmet(head, met.key(), met.debtor(), met.due().at()));
  }

  void stop(Clock clock, StopReason reason) {
    emit(
        head ->
            new ClockEvent.ClockStopped(
                head, clock.key(), clock.debtor(), clock.due().at(), reason));
  }

  void stop(ClockKind kind, int round, StopReason reason) {
    clocks.latest(kind, round).filter(Clock::isRunning).ifPresent(clock -> stop(clock, reason));
  }

  /** Stops everything but the compulsory report to the police, which outlives the case. */
  void stopAll(StopReason reason) {
    clocks.running().stream()
        .filter(clock -> clock.key().kind() != ClockKind.POLICE_REPORT)
        .forEach(clock -> stop(clock, reason));
  }

  /**
   * A new round leaves nothing running but what a leader ordered, what is compulsory, an emergency
   * that waits for its second person, and a summary that is owed.
   */
  void stopRound() {
    clocks.running().stream()
        .filter(clock -> !OUTLIVES_A_ROUND.contains(clock.key().kind()))
        .forEach(clock -> stop(clock, StopReason.NEW_ROUND));
  }

  /** The clock of the unit's work in a round: of the case in hand, the complex one if there is. */
  ClockKind work(int round) {
    if (round > 1) {
      return ClockKind.REDO;
    }
    int leg = clocks.latest(ClockKind.HANDLE, round).map(clock -> clock.key().leg()).orElse(0);
    return clocks
        .latest(ClockKind.HANDLE_COMPLEX, round)
        .filter(clock -> clock.key().leg() >= leg)
        .map(clock -> clock.key().kind())
        .orElse(ClockKind.HANDLE);
  }

  /** Whether the unit's turn was ended and no other has begun. */
  boolean isWithoutUnit(ClockKind work, int round) {
    return clocks
        .latest(work, round)
        .map(clock -> clock.state() == Clock.State.STOPPED)
        .orElse(false);
  }

  /** Whether it was met in the latest turn. */
  boolean isMet(ClockKind kind, int round) {
    return clocks.latest(kind, round).map(clock -> clock.state() == Clock.State.MET).orElse(false);
  }

  /** Whether the centre owed it and has done it, so that another unit changes nothing. */
  boolean isDoneByCentre(ClockKind kind, int round) {
    return clocks
        .latest(kind, round)
        .map(clock -> clock.debtor().party() == Party.CENTRE && clock.state() == Clock.State.MET)
        .orElse(false);
  }
}
