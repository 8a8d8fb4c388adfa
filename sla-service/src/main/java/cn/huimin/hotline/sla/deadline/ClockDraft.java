package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.ClockEvent.Head;
import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The events of one fact as they come about, and the clocks after them. */
final class ClockDraft {

  private final ClockFact.Head fact;
  private final CaseView view;
  private final SlaPolicy policy;
  private final WorkingCalendar calendar;
  private final List<ClockEvent> events = new ArrayList<>();
  private final Map<ClockKey, Debtor> coUnitDebtors = new HashMap<>();
  private CaseClocks clocks;
  private boolean lowering;

  ClockDraft(
      CaseClocks clocks,
      ClockFact.Head fact,
      CaseView view,
      SlaPolicy policy,
      WorkingCalendar calendar) {
    this.clocks = clocks;
    this.fact = fact;
    this.view = view;
    this.policy = policy;
    this.calendar = calendar;
  }

  List<ClockEvent> events() {
    return events;
  }

  CaseClocks clocks() {
    return clocks;
  }

  void emit(Function<Head, ClockEvent> event) {
    Head head =
        new Head(
            clocks.caseId(), clocks.sequence() + 1, fact.caseSequence(), fact.acceptedAt(), view);
    ClockEvent made = event.apply(head);
    events.add(made);
    clocks = clocks.after(made);
  }

  /** Starts a clock, unless it runs already, is not due or has no limit for such a case. */
  void start(ClockKey key) {
    Clock before = clocks.clocks().get(key);
    if (before != null && before.isRunning()) {
      return;
    }
    if (isNotDue(key.kind())) {
      emit(head -> new ClockEvent.ClockNotDue(head, key, debtor(key.kind())));
      return;
    }
    Instant now = fact.acceptedAt();
    Clock.Counting counting =
        new Clock.Counting(view.demandType(), view.urgency(), now, false).with(reliefAtStart(key));
    Set<Step> taken = before == null ? new HashSet<>() : new HashSet<>(before.taken());
    taken.remove(Step.END);
    due(key, now, counting)
        .map(due -> running(key, now, counting, due, taken))
        .ifPresent(clock -> set(clock, null));
  }

  /** Lets what pauses run on, towards a limit that is later by as long as it paused. */
  void resume() {
    clocks.running().stream().filter(clock -> clock.pausedAt() != null).forEach(this::resume);
  }

  private void resume(Clock clock) {
    Instant since = clock.pausedAt();
    if (since == null) {
      return;
    }
    Clock.Paused pause = new Clock.Paused(since, fact.acceptedAt());
    List<Clock.Paused> pauses = new ArrayList<>(clock.counting().pauses());
    pauses.add(pause);
    Clock.Counting counting = clock.counting().with(pauses);
    Due due = later(clock.due(), List.of(pause), calendarOf(clock.key()));
    set(running(clock.key(), clock.startedAt(), counting, due, clock.taken()), clock.due().at());
  }

  /** Lets the clocks pause that the policy names. */
  void pause() {
    clocks.running().stream()
        .filter(clock -> clock.pausedAt() == null)
        .filter(clock -> policy.pause().clocks().contains(clock.key().kind()))
        .forEach(
            clock ->
                emit(
                    head ->
                        new ClockEvent.ClockPaused(
                            head, clock.key(), clock.debtor(), clock.due().at())));
  }

  /** A limit that is later by these pauses, in what it counts in; not one of the source. */
  private static Due later(Due due, List<Clock.Paused> pauses, WorkingCalendar calendar) {
    if (due.reason() == Due.Reason.SOURCE_DEADLINE) {
      return due;
    }
    Instant at = due.at();
    for (Clock.Paused pause : pauses) {
      at =
          switch (due.limit().unit()) {
            case NONE -> at;
            case H, MIN -> at.plus(Duration.between(pause.from(), pause.until()));
            case WH ->
                calendar.plusWorkingTime(
                    at, calendar.workingTimeBetween(pause.from(), pause.until()));
            case WD -> {
              int days =
                  calendar.workingDaysBetween(
                      calendar.dateOf(pause.from()), calendar.dateOf(pause.until()));
              yield days > 0 ? calendar.plusWorkingDays(at, days) : at;
            }
          };
    }
    return at.equals(due.at()) ? due : new Due(at, due.limit(), Due.Reason.PAUSE);
  }

  /** The calendar of who owes a clock. */
  private WorkingCalendar calendarOf(ClockKey key) {
    return calendar.ofUnit(debtor(key).unitId());
  }

  /** Starts a clock that may run several times in a round: of every request its own. */
  void startNext(ClockKind kind, int round) {
    start(new ClockKey(kind, round, clocks.times(kind, round) + 1));
  }

  /** A complex case stays one with the next unit; an extension was the last one's. */
  private Relief reliefAtStart(ClockKey key) {
    return key.kind() == ClockKind.HANDLE_COMPLEX ? Relief.NONE.asComplex() : Relief.NONE;
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

  /** Moves the limits of the work and of the case, counted from the old limit. */
  void extend(int workingDays, boolean sourceConsent, int round) {
    int days = Math.min(workingDays, policy.extensionMostDays());
    relieve(ClockKind.CASE, 1, relief -> relief.extended(days, sourceConsent));
    relieve(work(round), round, relief -> relief.extended(days, sourceConsent));
    followLead();
  }

  /** Lets the limit of a complex case take the place of the handle limit, where there is one. */
  void makeComplex(int round) {
    var handle = clocks.latest(ClockKind.HANDLE, round).filter(Clock::isRunning).orElse(null);
    if (handle == null) {
      return;
    }
    var key = new ClockKey(ClockKind.HANDLE_COMPLEX, round, handle.key().leg());
    var counting = handle.counting().with(handle.counting().relief().asComplex());
    var due = due(key, handle.startedAt(), counting).orElse(null);
    if (due == null) {
      return;
    }
    relieve(ClockKind.CASE, 1, Relief::asComplex);
    stop(handle, StopReason.COMPLEX);
    set(running(key, handle.startedAt(), counting, due, Set.of()), null);
    followLead();
  }

  private void relieve(ClockKind kind, int round, UnaryOperator<Relief> granted) {
    clocks
        .latest(kind, round)
        .filter(Clock::isRunning)
        .ifPresent(
            clock -> {
              var counting = clock.counting().with(granted.apply(clock.counting().relief()));
              due(clock.key(), clock.startedAt(), counting)
                  .map(due -> running(clock.key(), clock.startedAt(), counting, due, clock.taken()))
                  .ifPresent(changed -> set(changed, clock.due().at()));
            });
  }

  /** Starts the clock of a supervision order, until when the leader said if he did. */
  void order(@Nullable Instant dueAt, int round) {
    startNext(ClockKind.SUPERVISION, round);
    var clock = clocks.latest(ClockKind.SUPERVISION, round).orElse(null);
    if (dueAt != null && clock != null && clock.isRunning()) {
      var due = new Due(dueAt, clock.due().limit(), Due.Reason.ORDER);
      set(
          running(clock.key(), clock.startedAt(), clock.counting(), due, clock.taken()),
          clock.due().at());
    }
  }

  /**
   * The unit that has the case now owes the answer to the order of a leader that the one before it
   * did not give: by its own limit or what is left of the one before, whichever is less, but not
   * under the least that a unit gets after a transfer (DOMAIN §5).
   */
  void handOrderOn(int round) {
    var before =
        clocks.clocks().values().stream()
            .filter(clock -> clock.key().kind() == ClockKind.SUPERVISION)
            .reduce((earlier, later) -> later)
            .orElse(null);
    if (before == null || before.isRunning()) {
      return;
    }
    startNext(ClockKind.SUPERVISION, round);
    var clock = clocks.latest(ClockKind.SUPERVISION, round).orElse(null);
    if (clock == null || !clock.isRunning() || !before.due().at().isBefore(clock.due().at())) {
      return;
    }
    var least = Limits.dueAt(policy.transferLeast(), clock.startedAt(), calendarOf(clock.key()));
    var own = clock.due();
    var left = new Due(before.due().at(), own.limit(), Due.Reason.TRANSFER_REMAINDER);
    if (left.at().isBefore(least)) {
      left =
          least.isBefore(own.at()) ? new Due(least, own.limit(), Due.Reason.TRANSFER_LEAST) : own;
    }
    if (left.at().isBefore(own.at())) {
      set(running(clock.key(), clock.startedAt(), clock.counting(), left, clock.taken()), own.at());
    }
  }

  /**
   * Starts the clock of a co-unit's answer (DOMAIN §5): before the lead's limit; invited too late
   * for that, by the lead's limit; and if that has passed as well, the least a unit gets after a
   * transfer.
   */
  void invite(String unitId, int round) {
    var now = fact.acceptedAt();
    var key =
        new ClockKey(
            ClockKind.JOINT_ANSWER, round, clocks.times(ClockKind.JOINT_ANSWER, round) + 1);
    var counting = new Clock.Counting(view.demandType(), view.urgency(), now, false);
    coUnitDebtors.put(key, new Debtor(policy.rule(key.kind()).owedBy(view.hidden()), unitId));
    due(key, now, counting)
        .map(due -> running(key, now, counting, due, Set.of()))
        .ifPresent(clock -> set(clock, null));
  }

  /** Meets the running clock of a co-unit's answer. */
  void answerJoint(String unitId) {
    clocks.running().stream()
        .filter(
            clock ->
                clock.key().kind() == ClockKind.JOINT_ANSWER
                    && unitId.equals(clock.debtor().unitId()))
        .forEach(this::meet);
  }

  /** Stops what co-units have not answered. */
  void stopJoint(StopReason reason) {
    clocks.running().stream()
        .filter(clock -> clock.key().kind() == ClockKind.JOINT_ANSWER)
        .forEach(clock -> stop(clock, reason));
  }

  /** A co-unit's limit follows the lead's; it is not moved where it was never relative to it. */
  private void followLead() {
    clocks.running().stream()
        .filter(clock -> clock.key().kind() == ClockKind.JOINT_ANSWER)
        .forEach(
            clock ->
                due(clock.key(), clock.startedAt(), clock.counting())
                    .map(
                        due ->
                            running(
                                clock.key(),
                                clock.startedAt(),
                                clock.counting(),
                                due,
                                clock.taken()))
                    .filter(changed -> differs(changed, clock))
                    .ifPresent(changed -> set(changed, clock.due().at())));
  }

  /** The limit of the lead unit's work that runs. */
  private @Nullable Instant leadLimit() {
    return clocks.running().stream()
        .filter(
            clock ->
                switch (clock.key().kind()) {
                  case HANDLE, HANDLE_COMPLEX, REDO -> true;
                  default -> false;
                })
        .map(clock -> clock.due().at())
        .findFirst()
        .orElse(null);
  }

  /** A limit before the lead's that a co-unit could still keep. */
  private Due jointDue(Due due, Instant startedAt) {
    if (due.at().isAfter(startedAt)) {
      return due;
    }
    var lead = leadLimit();
    return lead != null && lead.isAfter(startedAt)
        ? new Due(lead, due.limit(), Due.Reason.POLICY)
        : new Due(
            Limits.dueAt(policy.transferLeast(), startedAt, calendar),
            due.limit(),
            Due.Reason.TRANSFER_LEAST);
  }

  /** A proposed emergency was decided: where it is none, its short limits hold no longer. */
  void allowLowering() {
    lowering = true;
  }

  /** Meets what runs of a kind, of whatever round. */
  void meetRunning(ClockKind kind) {
    clocks.running().stream()
        .filter(clock -> clock.key().kind() == kind)
        .map(clock -> clock.key().round())
        .distinct()
        .forEach(round -> meet(kind, round));
  }

  /** A new round leaves nothing running but what a leader ordered and what is compulsory. */
  void stopRound() {
    clocks.running().stream()
        .filter(clock -> clock.key().kind() != ClockKind.SUPERVISION)
        .filter(clock -> clock.key().kind() != ClockKind.POLICE_REPORT)
        .forEach(clock -> stop(clock, StopReason.NEW_ROUND));
  }

  void meet(ClockKind kind, int round) {
    clocks.latest(kind, round).filter(Clock::isRunning).ifPresent(this::meet);
  }

  private void meet(Clock clock) {
    emit(
        head ->
            new ClockEvent.ClockMet(
                head,
                clock.key(),
                clock.debtor(),
                clock.due().at(),
                !head.at().isAfter(clock.due().at())));
  }

  void unmeet(ClockKind kind, int round) {
    clocks
        .latest(kind, round)
        .filter(clock -> clock.state() == Clock.State.MET)
        .ifPresent(
            clock ->
                emit(
                    head ->
                        new ClockEvent.ClockUnmet(
                            head, clock.key(), clock.debtor(), clock.due().at())));
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
   * Follows a change of the case in all running clocks, the case clock first since others lean on
   * it.
   */
  void followChange(CaseView old) {
    clocks.running().stream()
        .sorted(Comparator.comparing((Clock clock) -> clock.key().kind() != ClockKind.CASE))
        .forEach(clock -> followChange(clock, old));
  }

  private void followChange(Clock clock, CaseView old) {
    ClockKey key = clock.key();
    boolean ofAFinishedLead = key.kind() == ClockKind.JOINT_ANSWER && leadLimit() == null;
    if (isAsOrdered(clock) || ofAFinishedLead) {
      owedBy(debtor(key), clock);
      return;
    }
    if (isNotDue(key.kind()) || policy.withoutClocks().contains(view.demandType())) {
      stop(clock, StopReason.NOT_DUE);
      return;
    }
    Clock.Counting counting = counting(clock, old);
    due(key, clock.startedAt(), counting)
        .map(due -> running(key, clock.startedAt(), counting, due, clock.taken()))
        .filter(changed -> differs(changed, clock))
        .ifPresent(changed -> set(changed, clock.due().at()));
  }

  /** Whether the limit is what a leader said, or what was left of it after a transfer. */
  private static boolean isAsOrdered(Clock clock) {
    return switch (clock.due().reason()) {
      case ORDER -> true;
      case TRANSFER_REMAINDER, TRANSFER_LEAST -> clock.key().kind() == ClockKind.SUPERVISION;
      default -> false;
    };
  }

  /** Passed down the line, the same limit is owed by another unit. */
  private void owedBy(Debtor debtor, Clock clock) {
    if (!debtor.equals(clock.debtor())) {
      set(clock.owedBy(debtor), clock.due().at());
    }
  }

  /**
   * What the limit is counted by after a change: another type gives its longer limit from the old
   * start, its shorter one from now; a raised urgency counts from now; the earlier wins.
   */
  private Clock.Counting counting(Clock clock, CaseView old) {
    Instant now = fact.acceptedAt();
    Clock.Counting counting = clock.counting();
    if (view.demandType() != old.demandType()) {
      Urgency urgency = counting.urgency();
      Clock.Counting whole =
          new Clock.Counting(view.demandType(), urgency, counting.from(), counting.raised())
              .with(counting.relief())
              .with(counting.pauses());
      Clock.Counting anew =
          new Clock.Counting(view.demandType(), urgency, now, false).with(counting.relief());
      counting = isEarlier(clock, whole, counting) ? earlier(clock, counting, anew) : whole;
    }
    if (view.urgency().compareTo(old.urgency()) > 0) {
      counting =
          earlier(
              clock,
              counting,
              new Clock.Counting(view.demandType(), view.urgency(), now, true)
                  .with(counting.relief()));
    }
    return lowering && view.urgency().compareTo(old.urgency()) < 0
        ? new Clock.Counting(view.demandType(), view.urgency(), clock.startedAt(), false)
            .with(counting.relief())
            .with(clock.counting().pauses())
        : counting;
  }

  private Clock.Counting earlier(Clock clock, Clock.Counting held, Clock.Counting other) {
    return isEarlier(clock, other, held) ? other : held;
  }

  private boolean isEarlier(Clock clock, Clock.Counting one, Clock.Counting other) {
    Optional<Due> first = due(clock.key(), clock.startedAt(), one);
    Optional<Due> second = due(clock.key(), clock.startedAt(), other);
    return first.isPresent() && second.isPresent() && first.get().at().isBefore(second.get().at());
  }

  private Optional<Due> due(ClockKey key, Instant startedAt, Clock.Counting counting) {
    WorkingCalendar own = calendarOf(key);
    Relief relief = isExtended(key.kind()) ? counting.relief() : Relief.NONE;
    Instant source = binding(key.kind(), startedAt);
    return Limits.dueAt(
            key.kind(),
            counting.demandType(),
            counting.urgency(),
            counting.from(),
            Extras.NONE
                .withRelief(relief)
                .withSourceDeadline(source)
                .afterTransfer(caseLimit(key))
                .withLead(key.kind() == ClockKind.JOINT_ANSWER ? leadLimit() : null),
            own,
            policy.keeping(counting.relief().extensionDays()))
        .map(due -> key.kind() == ClockKind.JOINT_ANSWER ? jointDue(due, startedAt) : due)
        .map(
            due ->
                counting.raised() && due.reason() == Due.Reason.POLICY
                    ? new Due(due.at(), due.limit(), Due.Reason.URGENCY)
                    : due)
        .map(due -> later(due, counting.pauses(), own))
        .map(
            due ->
                due.reason() == Due.Reason.PAUSE && source != null && !isReleased(relief)
                    ? due.orEarlier(source, Due.Reason.SOURCE_DEADLINE)
                    : due);
  }

  /** Whether the source's deadline binds no longer. */
  private static boolean isReleased(Relief relief) {
    return relief.sourceConsent() && relief.extensionDays() > 0;
  }

  /**
   * Counts the limit of a clock anew by these rules; what was granted, and what counts from when,
   * stays.
   *
   * @return empty where the clock has no limit of its own, or none by these rules
   */
  Optional<Due> dueAnew(Clock clock) {
    boolean ofAFinishedLead = clock.key().kind() == ClockKind.JOINT_ANSWER && leadLimit() == null;
    return isAsOrdered(clock) || ofAFinishedLead
        ? Optional.empty()
        : due(clock.key(), clock.startedAt(), clock.counting());
  }

  /** The steps of a clock by these rules and with this limit, none before now. */
  List<PlannedStep> planAnew(Clock clock, Due due) {
    return running(clock.key(), clock.startedAt(), clock.counting(), due, Set.of()).plan();
  }

  /** Whether it came to its end in the turn of the unit that still works on the case. */
  boolean ranOutInThisTurn(Clock clock) {
    ClockKey key = clock.key();
    return clock.taken().contains(Step.END)
        && key.kind().isOfUnit()
        && key.round() == view.round()
        && key.leg() == clocks.legs(view.round())
        && clocks.latest(work(view.round()), view.round()).filter(Clock::isRunning).isPresent();
  }

  /** Whether nothing of the kind is owed for such a case. */
  boolean isOwedNoLonger(Clock clock) {
    return isNotDue(clock.key().kind()) || policy.withoutClocks().contains(view.demandType());
  }

  private static boolean isExtended(ClockKind kind) {
    return switch (kind) {
      case HANDLE, HANDLE_COMPLEX, REDO, CASE -> true;
      default -> false;
    };
  }

  /** The source's deadline, where it binds this clock and had not passed when the clock started. */
  private @Nullable Instant binding(ClockKind kind, Instant startedAt) {
    Instant deadline = view.sourceDeadline();
    return deadline != null && policy.rule(kind).boundBySource() && deadline.isAfter(startedAt)
        ? deadline
        : null;
  }

  /**
   * After a transfer, the limit of the case clock; met, it still bounds work that is taken up
   * again.
   */
  private @Nullable Instant caseLimit(ClockKey key) {
    boolean handle = key.kind() == ClockKind.HANDLE || key.kind() == ClockKind.HANDLE_COMPLEX;
    if (!handle || key.leg() == 1) {
      return null;
    }
    return clocks.latest(ClockKind.CASE, 1).map(clock -> clock.due().at()).orElse(null);
  }

  private Clock running(
      ClockKey key, Instant startedAt, Clock.Counting counting, Due due, Set<Step> taken) {
    List<PlannedStep> plan =
        StepPlan.of(
            policy.rule(key.kind()),
            view.urgency(),
            counting.from(),
            due,
            fact.acceptedAt(),
            calendarOf(key),
            policy);
    return new Clock(
        key, debtor(key), Clock.State.RUNNING, startedAt, counting, due, plan, taken, null);
  }

  private void set(Clock clock, @Nullable Instant previousDueAt) {
    emit(head -> new ClockEvent.ClockSet(head, clock, previousDueAt, policy.version()));
  }

  private static boolean differs(Clock one, Clock other) {
    return !one.due().at().equals(other.due().at())
        || !one.debtor().equals(other.debtor())
        || !steps(one).equals(steps(other));
  }

  private static List<Step> steps(Clock clock) {
    return clock.pending().stream().map(PlannedStep::step).toList();
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

  private boolean isNotDue(ClockKind kind) {
    boolean callback = kind == ClockKind.CALLBACK || kind == ClockKind.CALLBACK_VERDICT;
    return !policy.withoutClocks().contains(view.demandType())
        && ((view.anonymous() && policy.rule(kind).notDueWhenAnonymous())
            || (callback && !view.callbackDue()));
  }

  /** A co-unit owes its own answer, whoever has the case. */
  private Debtor debtor(ClockKey key) {
    var coUnit = coUnitDebtors.get(key);
    var known = clocks.clocks().get(key);
    if (coUnit != null) {
      return coUnit;
    }
    return key.kind() == ClockKind.JOINT_ANSWER && known != null
        ? known.debtor()
        : debtor(key.kind());
  }

  private Debtor debtor(ClockKind kind) {
    Party party = policy.rule(kind).owedBy(view.hidden());
    return new Debtor(party, party == Party.UNIT ? view.unitId() : null);
  }
}
