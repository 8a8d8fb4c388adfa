package cn.huimin.hotline.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.assessment.EnterEvidence;
import cn.huimin.hotline.schemas.assessment.MovePeriod;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late answers to warnings find their way into item 1.10 by themselves (DOMAIN §7.1). */
class WarningAnswersTopologyTest {

  private static final Instant MONDAY = Instant.parse("2026-04-13T01:00:00Z");
  private static final Instant DUE = Instant.parse("2026-04-16T09:30:00Z");
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final String ID = "unit-surge.dW5pdC9zY2hvb2w.0123456789ab";
  private static final String LINE =
      "A-2020:2026:office:1.10:POINTS:missed-office-warning-answer-" + ID + ":late-report";

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private ScoringDriver scoring;
  private int sequence;

  @BeforeEach
  void start() {
    scoring = started("2026-04-16");
  }

  private ScoringDriver started(@Nullable String since) {
    var reports =
        """
        {"version": "1", "reports": [], "warningAnswers": {"counted": true, "since": %s}}
        """
            .formatted(since == null ? "null" : "\"" + since + "\"");
    return new ScoringDriver(
        state,
        List.of(
            ScoringDriver.unit("bureau", UnitKind.BUREAU, null, false),
            ScoringDriver.unit("office", UnitKind.TOWN_OFFICE, "bureau", false),
            ScoringDriver.unit("school", UnitKind.SCHOOL, "office", false),
            ScoringDriver.unit("department", UnitKind.DEPARTMENT, "bureau", false)),
        new Policies(
            1,
            List.of(
                new PolicyDocument("scheme-a", "1", Instant.EPOCH, SchemeA.json()),
                new PolicyDocument("reports", "1", Instant.EPOCH, reports))),
        MONDAY);
  }

  @AfterEach
  void stop() {
    scoring.close();
  }

  @Test
  void shouldTakeAPointOffTheUnitThatIsAssessedOnceTimeHasPassedAndOnlyOnce() {
    raised("school", DUE);
    scoring.tick(DUE);
    assertThat(scoring.entries.isEmpty()).as("the last moment is in time").isTrue();
    scoring.tick(DUE.plus(MOMENT));
    var entered = (AssessmentEntered) scoring.entries.readValue();
    assertThat(entered.getPlaceId()).as("whose doing it is").isEqualTo("school");
    assertThat(entered.getMatter()).isEqualTo("warning-answer/" + ID);
    assertThat(entered.getBy().getRole()).isEqualTo(Role.SERVICE);
    assertThat(scoring.lines()).containsExactly("+" + LINE + "=-1/1");
    assertThat(scoring.values()).contains("1.10=4");

    scoring.tick(DUE.plusSeconds(60));
    scoring.tell(key(), new WarningUpdated(header("school", DUE, DUE.plusSeconds(61)), ""));
    scoring.tick(DUE.plusSeconds(120));
    answered("school", DUE.plusSeconds(180));
    scoring.tell(key(), new WarningCleared(header("school", null, DUE.plusSeconds(240)), "x"));
    scoring.tick(DUE.plusSeconds(300));
    assertThat(scoring.entries.isEmpty()).as("late stays late, once").isTrue();
  }

  @Test
  void shouldTakeNothingOffForAnAnswerInTimeWhicheverIsHeardFirst() {
    raised("school", DUE);
    answered("school", DUE);
    scoring.tick(DUE.plusSeconds(60));
    assertThat(scoring.entries.isEmpty()).isTrue();
  }

  @Test
  void shouldStrikeWhatTurnsOutInTimeAndNotPostItAgain() {
    raised("school", DUE);
    scoring.tick(DUE.plusSeconds(1));
    scoring.lines();
    answered("school", DUE);
    assertThat(scoring.lines()).containsExactly("-" + LINE);
    assertThat(scoring.values()).contains("1.10=5");
    scoring.tick(DUE.plusSeconds(60));
    assertThat(scoring.entries.isEmpty()).isTrue();
  }

  @Test
  void shouldOweNothingOnceTheWarningIsClearedBeforeItsDayAlsoWhereThatIsHeardLate() {
    raised("school", DUE);
    scoring.tick(DUE.plusSeconds(1));
    scoring.lines();
    scoring.tell(key(), new WarningCleared(header("school", null, DUE.minusSeconds(1)), "x"));
    assertThat(scoring.lines()).containsExactly("-" + LINE);
    var back =
        new WarningLookedBack(
            header("school", DUE, DUE.plusSeconds(5)), "c", who(), "t", true, null);
    scoring.tell(key(), back);
    scoring.tick(DUE.plusSeconds(60));
    assertThat(scoring.entries.isEmpty()).as("a look-back owes no answer").isTrue();
  }

  @Test
  void shouldAskNobodyForWhatFellDueBeforeItIsSaidFromWhen() {
    var early = DUE.minus(Duration.ofDays(1));
    raised("school", early);
    scoring.tick(DUE.plusSeconds(60));
    assertThat(scoring.entries.isEmpty()).isTrue();
    answered("school", early);
    assertThat(scoring.entries.isEmpty()).as("nothing to strike").isTrue();
    scoring.close();
    scoring = started(null);
    raised("school", DUE);
    scoring.tick(DUE.plusSeconds(60));
    assertThat(scoring.entries.isEmpty()).as("as shipped").isTrue();
  }

  @Test
  void shouldAskNobodyWhoIsNotAssessedOrConcerned() {
    raised("department", DUE);
    raised(null, DUE);
    raised("school", null);
    scoring.tick(DUE.plusSeconds(60));
    assertThat(scoring.entries.isEmpty()).isTrue();
  }

  @Test
  void shouldStandBesideWhatSomebodyEnteredAndNotTouchALockedYear() {
    scoring.tell("office", new EnterEvidence(said(), AssessmentAct.EVIDENCE, "1.10", null, null));
    raised("school", DUE);
    scoring.tick(DUE.plusSeconds(1));
    assertThat(scoring.values()).as("another report was late too").contains("1.10=3");
    var until = said().getAcceptedAt().plusSeconds(60);
    scoring.tell("office", new MovePeriod(said(), AssessmentState.PUBLICITY, until));
    var after = AssessmentHeader.newBuilder(said()).setAcceptedAt(until.plusSeconds(1)).build();
    scoring.tell("office", new MovePeriod(after, AssessmentState.LOCKED, null));
    scoring.lines();
    answered("school", DUE);
    assertThat(scoring.lines()).as("the year is closed").isEmpty();
  }

  @Test
  void shouldTellNobodyThatAReportOfTheCalendarIsMissing() {
    raised("school", DUE);
    scoring.tick(DUE.plusSeconds(1));
    assertThat(scoring.cards.readValuesToList()).noneMatch(ReportStanding.class::isInstance);
  }

  private void raised(@Nullable String unitId, @Nullable Instant dueAt) {
    scoring.tell(key(), new WarningRaised(header(unitId, dueAt, MONDAY)));
  }

  private void answered(String unitId, Instant at) {
    scoring.tell(key(), new WarningAnswered(header(unitId, null, at), "c", who(), "text"));
  }

  private static String key() {
    return "unit-surge/school";
  }

  private static Actor who() {
    return Actor.newBuilder().setId("liaison").setRole(Role.LIAISON).build();
  }

  private AssessmentHeader said() {
    sequence++;
    return AssessmentHeader.newBuilder()
        .setCommandId("c" + sequence)
        .setUnitId("office")
        .setUnitName("office")
        .setPlaceId("office")
        .setActor(Actor.newBuilder().setId("assessor").setRole(Role.ASSESSOR).build())
        .setAcceptedAt(MONDAY.plusSeconds(sequence))
        .build();
  }

  private WarningHeader header(@Nullable String unitId, @Nullable Instant dueAt, Instant at) {
    sequence++;
    return WarningHeader.newBuilder()
        .setWarningId(ID)
        .setEventId(ID + "-" + sequence)
        .setSequence(sequence)
        .setRule("unit-surge")
        .setLevel(WarningLevel.YELLOW)
        .setScope(WarningScope.UNIT)
        .setScopeId("school")
        .setUnitId(unitId)
        .setAnswerDueAt(dueAt)
        .setAt(at)
        .build();
  }
}
