package cn.huimin.hotline.sla.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.warning.AnswerClock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every clock of DOMAIN §5 a millisecond before its limit, at it and a millisecond past it; the
 * answer to a warning is kept with the warning, by {@link AnswerClock}.
 */
class EveryClockTest {

  private static CaseHistory running(ClockKind kind) {
    boolean danger = kind == ClockKind.CONFIRM_EMERGENCY || kind == ClockKind.POLICE_REPORT;
    CaseHistory history =
        CaseHistory.of(DemandType.COMPLAINT, danger ? Urgency.EMERGENCY : Urgency.NORMAL)
            .opened("2026-03-02T09:30");
    if (kind == ClockKind.DISPATCH || kind == ClockKind.CONFIRM_EMERGENCY) {
      return kind == ClockKind.DISPATCH
          ? history
          : history.tell("2026-03-02T09:31", ClockFact.EmergencyProposed::new);
    }
    history.dispatched("2026-03-02T10:00", "school-1");
    return switch (kind) {
      case RETURN_DECISION -> tell(history, ClockFact.ReturnAsked::new);
      case CONSULTATION -> tell(history, ClockFact.ConsultationCalled::new);
      case EXTENSION_DECISION -> tell(history, ClockFact.ReliefAsked::new);
      case HANDLE_COMPLEX -> tell(history, head -> new ClockFact.ComplexDecided(head, true));
      case JOINT_ANSWER ->
          tell(history, head -> new ClockFact.JointInvited(head, List.of("school-2")));
      case REVIEW -> history.signedOff("2026-03-03T10:00");
      case CALLBACK, CALLBACK_VERDICT ->
          history.signedOff("2026-03-03T10:00").tell("2026-03-04T10:00", ClockFact.Approved::new);
      case RATING ->
          history
              .signedOff("2026-03-03T10:00")
              .tell("2026-03-04T10:00", ClockFact.Approved::new)
              .tell("2026-03-05T18:00", ClockFact.Unreachable::new);
      case REDO -> history.redoOpened("2026-03-04T10:00");
      case RECHECK -> tell(history, ClockFact.RecheckAsked::new);
      case SUPERVISION -> tell(history, head -> new ClockFact.SupervisionOrdered(head, null));
      case SOURCE_ANSWER -> tell(history, ClockFact.ReturnedToSource::new);
      case POLICE_REPORT -> tell(history, ClockFact.PoliceReportOwed::new);
      default -> history;
    };
  }

  private static CaseHistory tell(CaseHistory history, Function<ClockFact.Head, ClockFact> fact) {
    return history.tell("2026-03-02T11:00", fact);
  }

  @ParameterizedTest
  @EnumSource(value = ClockKind.class, mode = EnumSource.Mode.EXCLUDE, names = "WARNING_ANSWER")
  void shouldBeMissedOnlyPastItsLimit(ClockKind kind) {
    CaseHistory history = running(kind);
    Clock clock =
        history.clocks().running().stream()
            .filter(each -> each.key().kind() == kind)
            .findFirst()
            .orElseThrow(() -> new AssertionError(kind + " does not run"));
    Instant due = clock.due().at();
    assertThat(missed(history, clock, due.minusMillis(1))).isZero();
    assertThat(missed(history, clock, due)).as("met exactly then it is in time").isZero();
    assertThat(missed(history, clock, due.plusMillis(1))).isEqualTo(1);

    CaseClocks past =
        ClockDecider.evolve(
            history.clocks(), ClockDecider.fire(history.clocks(), due.plusMillis(1)));
    assertThat(ClockDecider.fire(past, due.plusMillis(1))).as("once").isEmpty();
  }

  /** Monday at nine: due on Thursday at 17:30, three quarters of 29.5 hours at 08:37:30. */
  @Test
  void shouldAskForTheAnswerToAWarningOnceAndMissItOnlyPastItsLimit() {
    Instant monday = Instant.parse("2026-04-13T01:00:00Z");
    Instant due = Instant.parse("2026-04-16T09:30:00Z");
    Instant reminder = Instant.parse("2026-04-16T00:37:30Z");
    WorkingCalendar calendar = WorkingCalendar.of(NationalHolidays.load());
    AnswerClock clock =
        AnswerClock.heard(
                null,
                monday,
                Limits.dueAt(SlaPolicyReader.seed().warningAnswer(), monday, calendar),
                (from, until) -> SlaPolicyReader.seed().warnAt(from, until, calendar))
            .orElseThrow();
    assertThat(clock).isEqualTo(new AnswerClock(monday, due, AnswerClock.Step.REMINDER, reminder));
    assertThat(clock.isPast(reminder)).isFalse();
    assertThat(clock.isPast(reminder.plusMillis(1))).isTrue();

    AnswerClock late = clock.next().orElseThrow();
    assertThat(late.isPast(due.minusMillis(1))).isFalse();
    assertThat(late.isPast(due)).as("answered exactly then it is in time").isFalse();
    assertThat(late.isPast(due.plusMillis(1))).isTrue();
    assertThat(late.next()).as("once").isEmpty();
    assertThat(AnswerClock.heard(late, due, null, (from, until) -> from)).as("answered").isEmpty();
    assertThat(AnswerClock.heard(null, due, due, (from, until) -> from)).as("said").isEmpty();
  }

  /** How often a clock is missed, or runs out, by the time of the log. */
  private static long missed(CaseHistory history, Clock clock, Instant watermark) {
    return ClockDecider.fire(history.clocks(), watermark).stream()
        .filter(ClockEvent.OfClock.class::isInstance)
        .map(ClockEvent.OfClock.class::cast)
        .filter(event -> event.key().equals(clock.key()))
        .filter(
            event ->
                event instanceof ClockEvent.RedCardGiven
                    || event instanceof ClockEvent.MissNoted
                    || event instanceof ClockEvent.ClockStopped)
        .count();
  }
}
