package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.command.DraftSupervision;
import cn.huimin.hotline.schemas.command.NoteLimitPassed;
import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recomputation through the stores: what would move, and what does. */
class RecomputeTopologyTest {

  /** Monday; five working days on: Monday the 9th at close. */
  private static final Instant MONDAY = at("2026-03-02T10:00:00+08:00");

  private static final Instant DUE = at("2026-03-09T17:30:00+08:00");
  private static final Instant DUE_A_DAY_LATER = at("2026-03-10T17:30:00+08:00");

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private DrivenSla sla;

  @BeforeEach
  void start() {
    sla = new DrivenSla(folder, MONDAY);
    for (int i = 0; i < 5; i++) {
      sla.dispatched("case-" + i, DemandType.COMPLAINT, Urgency.NORMAL, MONDAY);
    }
    sla.dispatched("praise", DemandType.PRAISE, Urgency.NORMAL, MONDAY);
    sla.tick(MONDAY.plusSeconds(60));
    sla.pump();
    sla.read(Topics.DEADLINE_EVENTS);
  }

  @AfterEach
  void stop() {
    assertThat(sla.read(Topics.DEAD_LETTERS_SLA)).isEmpty();
    sla.close();
  }

  @Test
  void shouldSayWhatWouldMoveAndMoveNothing() {
    sla.recompute("preview", false, MONDAY.plusSeconds(120), friday());
    sla.pump();
    var report = report();
    assertThat(report.getApplied()).isFalse();
    assertThat(report.getProblems()).isEmpty();
    assertThat(report.getCases()).as("praise has no clocks").isEqualTo(5);
    assertThat(report.getMovedCases()).isEqualTo(5);
    assertThat(report.getLater()).as("handle and case of each").isEqualTo(10);
    assertThat(report.getEarlier()).isZero();
    assertThat(report.getExamples())
        .hasSize(10)
        .filteredOn(moved -> moved.getClock() == ClockKind.HANDLE)
        .allSatisfy(
            moved -> {
              assertThat(moved.getPreviousDueAt()).isEqualTo(DUE);
              assertThat(moved.getDueAt()).isEqualTo(DUE_A_DAY_LATER);
            });
    assertThat(sla.read(Topics.DEADLINE_EVENTS)).isEmpty();
  }

  @Test
  void shouldMoveTheLimitsAndGiveNoCardAtTheOldOne() {
    sla.publish(2, friday());
    sla.recompute("apply", true, MONDAY.plusSeconds(120), friday());
    sla.pump();
    assertThat(report().getApplied()).isTrue();
    assertThat(corrected())
        .filteredOn(event -> event.getHeader().getClock() == ClockKind.HANDLE)
        .hasSize(5)
        .allSatisfy(
            event -> {
              assertThat(event.getHeader().getDueAt()).isEqualTo(DUE_A_DAY_LATER);
              assertThat(event.getRecomputeId()).isEqualTo("apply");
            });
    sla.tick(DUE.plusMillis(1));
    sla.pump();
    assertThat(reds()).isEmpty();
    sla.tick(DUE_A_DAY_LATER.plusMillis(1));
    sla.pump();
    assertThat(reds()).hasSize(5);
  }

  @Test
  void shouldTakeBackRedCardsOnceAndKeepThemTakenBack() {
    sla.tick(DUE.plusMillis(1));
    sla.pump();
    assertThat(reds()).hasSize(5);
    sla.recompute("apply", true, DUE.plusSeconds(60), friday());
    sla.recompute("again", true, DUE.plusSeconds(61), friday());
    sla.pump();
    sla.pump();
    assertThat(corrected())
        .filteredOn(event -> event.getHeader().getClock() == ClockKind.HANDLE)
        .hasSize(5)
        .allSatisfy(event -> assertThat(event.getWithdrawn()).contains("red-card"));
  }

  /** Drafted a working day after the card; by the new limit, that is tomorrow. */
  @Test
  void shouldTakeBackADraftThatNobodyNeedsYet() {
    sla.tick(DUE_A_DAY_LATER.plusMillis(1));
    sla.pump();
    assertThat(drafts()).hasSize(5).noneMatch(DraftSupervision::getWithdrawn);
    sla.recompute("apply", true, DUE_A_DAY_LATER.plusSeconds(60), friday());
    sla.pump();
    assertThat(drafts())
        .hasSize(5)
        .allSatisfy(
            draft -> {
              assertThat(draft.getWithdrawn()).isTrue();
              assertThat(draft.getDueAt()).isEqualTo(DUE_A_DAY_LATER);
            });
  }

  /** What the case was told of the limit, so that an extension may be asked again. */
  @Test
  void shouldTakeBackWhatTheCaseWasToldOfTheLimit() {
    sla.tick(DUE.plusMillis(1));
    sla.pump();
    assertThat(notes(ClockKind.HANDLE)).hasSize(5).noneMatch(NoteLimitPassed::getWithdrawn);
    sla.recompute("apply", true, DUE.plusSeconds(60), friday());
    sla.pump();
    assertThat(notes(ClockKind.HANDLE))
        .hasSize(5)
        .allSatisfy(
            note -> {
              assertThat(note.getWithdrawn()).isTrue();
              assertThat(note.getStartedAt()).isEqualTo(MONDAY);
              assertThat(note.getDueAt()).isEqualTo(DUE_A_DAY_LATER);
            });
  }

  private List<NoteLimitPassed> notes(ClockKind clock) {
    return sla.read(Topics.CASE_COMMANDS).stream()
        .filter(NoteLimitPassed.class::isInstance)
        .map(NoteLimitPassed.class::cast)
        .filter(note -> note.getClock() == clock)
        .toList();
  }

  private List<DraftSupervision> drafts() {
    return sla.read(Topics.CASE_COMMANDS).stream()
        .filter(DraftSupervision.class::isInstance)
        .map(DraftSupervision.class::cast)
        .toList();
  }

  @Test
  void shouldNameWhatIsWrongAndMoveNothing() {
    var wrong =
        new PolicyDocument(
            SlaRules.POLICY,
            "2",
            Instant.EPOCH,
            SlaPolicyReader.seedDocument().replace("\"WH:2\"", "\"ZW:2\""));
    sla.recompute("apply", true, MONDAY.plusSeconds(120), wrong);
    sla.pump();
    var report = report();
    assertThat(report.getApplied()).isFalse();
    assertThat(report.getProblems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.getMessage()).contains("WH:n"))
        .first()
        .satisfies(
            problem -> assertThat(problem.getField()).isEqualTo("clocks[dispatch].limits.enquiry"));
    assertThat(sla.read(Topics.DEADLINE_EVENTS)).isEmpty();
  }

  @Test
  void shouldCountWhatStartsByTheVersionInForceThen() {
    var from = at("2026-03-04T00:00:00+08:00");
    sla.publish(
        2,
        new PolicyDocument(SlaRules.POLICY, "1", Instant.EPOCH, SlaPolicyReader.seedDocument()),
        new PolicyDocument(
            SlaRules.POLICY,
            "2",
            from,
            SlaPolicyReader.seedDocument()
                .replace(
                    "\"helpSuggestion\": \"WD:5\", \"complaintReport\": \"WD:5\"",
                    "\"helpSuggestion\": \"WD:5\", \"complaintReport\": \"WD:2\"")));
    sla.dispatched("before", DemandType.COMPLAINT, Urgency.NORMAL, from.minusMillis(1));
    sla.dispatched("after", DemandType.COMPLAINT, Urgency.NORMAL, from);
    assertThat(sla.read(Topics.DEADLINE_EVENTS))
        .filteredOn(ClockSet.class::isInstance)
        .map(ClockSet.class::cast)
        .filteredOn(set -> set.getHeader().getClock() == ClockKind.HANDLE)
        .extracting(ClockSet::getLimit)
        .containsExactly("WD:5", "WD:2");
  }

  /** Friday the 6th becomes a day off. */
  private static PolicyDocument friday() {
    return new PolicyDocument(
        CalendarPolicy.NAME,
        "2",
        MONDAY,
        """
        {"zone": "Asia/Shanghai",
         "officeHours": [{"from": "2000-01-01", "open": [["08:30", "12:00"], ["13:30", "17:30"]]}],
         "years": [{"year": 2026, "notices": [],
           "days": [{"date": "2026-03-06", "name": "停课", "working": false}]}]}
        """);
  }

  private DeadlinesRecomputed report() {
    var reports = sla.read(Topics.COMMAND_OUTCOMES);
    assertThat(reports).hasSize(1);
    return (DeadlinesRecomputed) reports.getFirst();
  }

  private List<ClockCorrected> corrected() {
    return sla.read(Topics.DEADLINE_EVENTS).stream()
        .filter(ClockCorrected.class::isInstance)
        .map(ClockCorrected.class::cast)
        .toList();
  }

  private List<RedCardGiven> reds() {
    return sla.read(Topics.DEADLINE_EVENTS).stream()
        .filter(RedCardGiven.class::isInstance)
        .map(RedCardGiven.class::cast)
        .filter(red -> red.getHeader().getClock() == ClockKind.HANDLE)
        .toList();
  }

  private static Instant at(String moment) {
    return OffsetDateTime.parse(moment).toInstant();
  }
}
