package cn.huimin.hotline.sla.stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.AnswerWarning;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.ClockStopped;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.MissNoted;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.ComplexDecided;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.EmergencyProposed;
import cn.huimin.hotline.schemas.event.ExtensionRequested;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.PoliceReportOwed;
import cn.huimin.hotline.schemas.event.RecheckRequested;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReturnRequested;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.SupervisionOrdered;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every clock of DOMAIN §5 in the running topology: events in, the time of the log a millisecond
 * before the limit, at it and a millisecond past it; the answer to a warning is kept with the
 * warnings. One house for all, on which time goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryClockTopologyTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @SuppressWarnings("NullAway.Init") // started before all
  private DrivenSla sla;

  private Instant now = OffsetDateTime.parse("2026-03-02T09:30:00+08:00").toInstant();

  @BeforeAll
  void start(@TempDir(factory = MemoryFolder.class) Path folder) {
    sla = new DrivenSla(folder, now);
  }

  @AfterAll
  void stop() {
    sla.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = ClockKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN", "WARNING_ANSWER"})
  void shouldBeMissedOnceAndOnlyPastItsLimit(ClockKind kind) {
    run(kind, "missed-" + kind);
    var due = dueOf(kind, "missed-" + kind);
    assertThat(ends(kind, "missed-" + kind, due.minusMillis(1))).isEmpty();
    assertThat(ends(kind, "missed-" + kind, due)).isEmpty();
    assertThat(ends(kind, "missed-" + kind, due.plusMillis(1))).hasSize(1);
    assertThat(ends(kind, "missed-" + kind, due.plusMillis(2))).isEmpty();
    now = due.plus(HOUR);
  }

  /** What ends the clock is accepted at the limit itself, before and after time has come to it. */
  @ParameterizedTest
  @EnumSource(
      value = ClockKind.class,
      names = {"SIGN", "CONTACT", "HANDLE", "REVIEW", "CALLBACK"})
  void shouldBeMetAtItsLimit(ClockKind kind) {
    var story = run(kind, "met-" + kind);
    var due = dueOf(kind, "met-" + kind);
    assertThat(ends(kind, "met-" + kind, due)).isEmpty();
    sla.happens("met-" + kind, end(kind, story, due));
    assertThat(ofClock(kind, "met-" + kind, ClockMet.class::isInstance)).hasSize(1);
    assertThat(ends(kind, "met-" + kind, due.plusMillis(1))).isEmpty();
    now = due.plus(HOUR);
  }

  /** The answer to a warning: of a matter, a case and a unit, each kept where its scope is. */
  @ParameterizedTest
  @ValueSource(strings = {"repeat", "flood", "dissatisfaction"})
  void shouldAskForAnAnswerOnceAtItsMomentAndMissItOnceAndOnlyPastItsLimit(String rule) {
    var warning = warned(rule, "unanswered-" + rule);
    var due = requireNonNull(warning.getAnswerDueAt());
    var reminder =
        SlaPolicyReader.seed()
            .warnAt(warning.getAt(), due, WorkingCalendar.of(NationalHolidays.load()));
    assertThat(said(warning, reminder.minusMillis(1))).isEmpty();
    assertThat(said(warning, reminder)).isEmpty();
    assertThat(said(warning, reminder.plusMillis(1))).containsExactly("reminder " + reminder);
    assertThat(said(warning, due.minusMillis(1))).isEmpty();
    assertThat(said(warning, due)).isEmpty();
    assertThat(said(warning, due.plusMillis(1))).containsExactly("missed " + due);
    assertThat(said(warning, due.plus(HOUR))).isEmpty();
    now = due.plus(HOUR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeat", "flood", "dissatisfaction"})
  void shouldTakeAnAnswerAtItsLimitForOneInTime(String rule) {
    var warning = warned(rule, "answered-" + rule);
    var due = requireNonNull(warning.getAnswerDueAt());
    said(warning, due);
    sla.acted(
        new AnswerWarning(
            "answer-" + rule,
            warning.getWarningId(),
            new Actor("liaison", Role.LIAISON, warning.getUnitId(), null),
            due,
            "text"));
    assertThat(said(warning, due.plusMillis(1))).isEmpty();
    assertThat(said(warning, due.plus(HOUR))).isEmpty();
    now = due.plus(HOUR);
  }

  private WarningHeader warned(String rule, String name) {
    var cases = rule.equals("dissatisfaction") ? 20 : 1;
    for (int i = 0; i < cases; i++) {
      var caseId = name + "-" + i;
      var story = new CaseStory(caseId, DemandType.COMPLAINT, Urgency.NORMAL, name).about(caseId);
      sla.happens(caseId, story.opened(now));
      sla.happens(caseId, story.dispatched(now, "unit-of-" + name));
      sla.happens(
          caseId,
          switch (rule) {
            case "repeat" -> story.repeat(now, 2, "earlier");
            case "flood" -> story.flood(now, 5, "other");
            default -> story.calledBack(now, Satisfaction.DISSATISFIED);
          });
    }
    return sla.read(Topics.WARNINGS).stream()
        .filter(WarningRaised.class::isInstance)
        .map(raised -> ((WarningRaised) raised).getHeader())
        .filter(header -> header.getRule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /** What is said of the answer when time comes to a moment. */
  private List<String> said(WarningHeader warning, Instant watermark) {
    sla.tick(watermark);
    sla.pump();
    return sla.read(Topics.WARNINGS).stream()
        .filter(WarningAnswerDue.class::isInstance)
        .map(WarningAnswerDue.class::cast)
        .filter(step -> step.getHeader().getWarningId().equals(warning.getWarningId()))
        .map(step -> step.getStep() + " " + step.getStepAt())
        .toList();
  }

  private static SpecificRecord end(ClockKind kind, CaseStory story, Instant at) {
    return switch (kind) {
      case SIGN -> story.signed(at);
      case CONTACT -> story.contacted(at, true);
      case HANDLE -> story.signedOff(at);
      case REVIEW -> story.plain(at, ReportApproved.class);
      default -> story.plain(at, CallbackRecorded.class);
    };
  }

  /** A case in which a clock runs. */
  private CaseStory run(ClockKind kind, String caseId) {
    boolean danger = kind == ClockKind.CONFIRM_EMERGENCY || kind == ClockKind.POLICE_REPORT;
    var story =
        new CaseStory(
            caseId, DemandType.COMPLAINT, danger ? Urgency.EMERGENCY : Urgency.NORMAL, null);
    story.about(caseId);
    sla.happens(caseId, story.opened(now));
    if (kind == ClockKind.DISPATCH) {
      return story;
    }
    if (kind != ClockKind.CONFIRM_EMERGENCY) {
      sla.happens(caseId, story.dispatched(now.plusSeconds(1), "unit-of-" + caseId));
    }
    before(kind, story, now.plusSeconds(2)).forEach(event -> sla.happens(caseId, event));
    return story;
  }

  /** What starts a clock that does not run from the dispatch. */
  private static List<SpecificRecord> before(ClockKind kind, CaseStory story, Instant at) {
    var next = at.plusSeconds(1);
    return switch (kind) {
      case CONFIRM_EMERGENCY -> List.of(story.plain(at, EmergencyProposed.class));
      case RETURN_DECISION -> List.of(story.plain(at, ReturnRequested.class));
      case CONSULTATION -> List.of(story.plain(at, ConsultationCalled.class));
      case EXTENSION_DECISION -> List.of(story.plain(at, ExtensionRequested.class));
      case HANDLE_COMPLEX -> List.of(story.plain(at, ComplexDecided.class));
      case JOINT_ANSWER -> List.of(story.plain(at, JointInvited.class));
      case REVIEW -> List.of(story.signedOff(at));
      case CALLBACK, CALLBACK_VERDICT ->
          List.of(story.signedOff(at), story.plain(next, ReportApproved.class));
      case RATING ->
          List.of(
              story.signedOff(at),
              story.plain(next, ReportApproved.class),
              story.unreachable(next.plusSeconds(1)));
      case REDO -> List.of(story.plain(at, RedoOpened.class));
      case RECHECK -> List.of(story.plain(at, RecheckRequested.class));
      case SUPERVISION -> List.of(story.plain(at, SupervisionOrdered.class));
      case SOURCE_ANSWER -> List.of(story.plain(at, ReturnedToSource.class));
      case POLICE_REPORT -> List.of(story.plain(at, PoliceReportOwed.class));
      default -> List.of();
    };
  }

  private Instant dueOf(ClockKind kind, String caseId) {
    var set = new ArrayList<DeadlineHeader>();
    ofClock(kind, caseId, ClockSet.class::isInstance).forEach(event -> set.add(header(event)));
    assertThat(set).as("%s runs", kind).isNotEmpty();
    return set.getLast().getDueAt();
  }

  /** What misses the clock, or lets it run out, when time comes to a moment. */
  private List<SpecificRecord> ends(ClockKind kind, String caseId, Instant watermark) {
    sla.tick(watermark);
    sla.pump();
    return ofClock(
        kind,
        caseId,
        event ->
            event instanceof RedCardGiven
                || event instanceof MissNoted
                || event instanceof ClockStopped);
  }

  private List<SpecificRecord> ofClock(
      ClockKind kind, String caseId, Predicate<SpecificRecord> which) {
    return sla.read(Topics.DEADLINE_EVENTS).stream()
        .filter(which)
        .filter(
            event -> header(event).getClock() == kind && header(event).getCaseId().equals(caseId))
        .toList();
  }

  private static DeadlineHeader header(SpecificRecord event) {
    return (DeadlineHeader) event.get(event.getSchema().getField("header").pos());
  }
}
