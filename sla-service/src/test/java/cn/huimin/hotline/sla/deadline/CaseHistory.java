package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.ClockFact.Handover;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A case whose life is told step by step, in Shanghai time; keeps what the clocks did. */
final class CaseHistory {

  static final WorkingCalendar CALENDAR = WorkingCalendar.of(NationalHolidays.load());
  static final SlaPolicy POLICY = SlaPolicyReader.seed();

  private final List<ClockEvent> events = new ArrayList<>();
  private CaseClocks clocks = CaseClocks.none("case-1");
  private CaseView view;
  private long caseSequence;
  private boolean supervised;
  private SlaPolicy policy = POLICY;
  private WorkingCalendar calendar = CALENDAR;

  private CaseHistory(DemandType type, Urgency urgency) {
    view = new CaseView(type, urgency, 1, null, false, false, true, null);
  }

  static CaseHistory of(DemandType type, Urgency urgency) {
    return new CaseHistory(type, urgency);
  }

  static CaseHistory of(DemandType type) {
    return of(type, Urgency.NORMAL);
  }

  /** A complaint, dispatched at ten on Monday, 2 March 2026. */
  static CaseHistory complaint() {
    return of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:00")
        .dispatched("2026-03-02T10:00", "school-1");
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(8));
  }

  CaseHistory anonymous() {
    view =
        new CaseView(
            view.demandType(),
            view.urgency(),
            1,
            null,
            view.hidden(),
            true,
            false,
            view.sourceDeadline());
    return this;
  }

  CaseHistory hidden() {
    view =
        new CaseView(
            view.demandType(),
            view.urgency(),
            1,
            null,
            true,
            view.anonymous(),
            view.callbackDue(),
            view.sourceDeadline());
    return this;
  }

  CaseHistory sourceDeadline(@Nullable String local) {
    view = view.withSourceDeadline(local == null ? null : at(local));
    return this;
  }

  CaseHistory opened(String local) {
    return tell(local, ClockFact.Opened::new);
  }

  CaseHistory dispatched(String local, String unitId) {
    return dispatched(local, unitId, Handover.FIRST);
  }

  CaseHistory transferred(String local, String unitId) {
    return dispatched(local, unitId, Handover.TRANSFER);
  }

  CaseHistory passedDown(String local, String unitId) {
    return dispatched(local, unitId, Handover.WITHIN_LINE);
  }

  private CaseHistory dispatched(String local, String unitId, Handover handover) {
    change(v -> with(v, v.demandType(), v.urgency(), v.round(), unitId));
    return tell(local, head -> new ClockFact.Dispatched(head, handover, supervised));
  }

  /** From now on an order of a leader on it has not been answered. */
  CaseHistory supervised() {
    supervised = true;
    return this;
  }

  CaseHistory signedOff(String local) {
    return tell(local, ClockFact.SignedOff::new);
  }

  CaseHistory redoOpened(String local) {
    change(v -> with(v, v.demandType(), v.urgency(), v.round() + 1, v.unitId()));
    return tell(local, ClockFact.RedoOpened::new);
  }

  CaseHistory raised(String local, Urgency urgency) {
    change(v -> with(v, v.demandType(), urgency, v.round(), v.unitId()));
    return tell(local, ClockFact.Other::new);
  }

  CaseHistory reclassified(String local, DemandType type) {
    change(v -> with(v, type, v.urgency(), v.round(), v.unitId()));
    return tell(local, ClockFact.Other::new);
  }

  CaseHistory ended(String local) {
    return tell(local, head -> new ClockFact.Ended(head, false));
  }

  CaseHistory tell(String local, Function<ClockFact.Head, ClockFact> fact) {
    return tell(at(local), fact);
  }

  CaseHistory tell(Instant moment, Function<ClockFact.Head, ClockFact> fact) {
    take(
        ClockDecider.decide(
            clocks,
            fact.apply(new ClockFact.Head(++caseSequence, moment, view)),
            policy,
            calendar));
    return this;
  }

  /** From now on decided by these rules. */
  CaseHistory by(SlaPolicy other, WorkingCalendar days) {
    policy = other;
    calendar = days;
    return this;
  }

  /** The case goes into a state; nothing else happens. */
  CaseHistory goesTo(String state, String local) {
    change(
        v ->
            new CaseView(
                v.demandType(),
                v.urgency(),
                v.round(),
                v.unitId(),
                v.hidden(),
                v.anonymous(),
                v.callbackDue(),
                v.sourceDeadline(),
                state));
    return tell(local, ClockFact.Other::new);
  }

  /** Lets the time of the log reach the moment. */
  CaseHistory watermark(String local) {
    return watermark(at(local));
  }

  CaseHistory watermark(Instant moment) {
    take(ClockDecider.fire(clocks, moment));
    return this;
  }

  void change(UnaryOperator<CaseView> change) {
    view = change.apply(view);
  }

  CaseView view() {
    return view;
  }

  static CaseView with(
      CaseView v, DemandType type, Urgency urgency, int round, @Nullable String unitId) {
    return new CaseView(
        type,
        urgency,
        round,
        unitId,
        v.hidden(),
        v.anonymous(),
        v.callbackDue(),
        v.sourceDeadline());
  }

  private void take(List<ClockEvent> more) {
    events.addAll(more);
    clocks = ClockDecider.evolve(clocks, more);
  }

  CaseClocks clocks() {
    return clocks;
  }

  List<ClockEvent> events() {
    return events;
  }

  /** The clock by its key in words: {@code handle/1}, {@code handle/1.2}. */
  Clock clock(String key) {
    return clocks.clocks().values().stream()
        .filter(clock -> clock.key().toString().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no clock " + key + " among " + clocks.clocks()));
  }

  boolean has(String key) {
    return clocks.clocks().keySet().stream().anyMatch(each -> each.toString().equals(key));
  }

  /** What happened to the clock after it was set, as {@code RedCardGiven 2026-03-09T17:30}. */
  List<String> log(String key) {
    return events.stream()
        .filter(ClockEvent.OfClock.class::isInstance)
        .filter(event -> !(event instanceof ClockEvent.SupervisionDue))
        .filter(event -> !(event instanceof ClockEvent.CriticismDue))
        .filter(event -> !(event instanceof ClockEvent.LeaderTold))
        .map(ClockEvent.OfClock.class::cast)
        .filter(event -> event.key().toString().equals(key))
        .map(event -> event.getClass().getSimpleName() + " " + local(event.head().at()))
        .toList();
  }

  static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.ofHours(8));
  }
}
