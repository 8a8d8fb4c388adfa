package cn.huimin.hotline.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.assessment.EnterAppeal;
import cn.huimin.hotline.schemas.assessment.EnterEvidence;
import cn.huimin.hotline.schemas.assessment.EnterFiling;
import cn.huimin.hotline.schemas.assessment.ImportSurvey;
import cn.huimin.hotline.schemas.assessment.MovePeriod;
import cn.huimin.hotline.schemas.assessment.StrikeLine;
import cn.huimin.hotline.schemas.assessment.SurveyRow;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.score.PeriodClosed;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.schemas.word.AppealStep;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SurveyKind;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what is asked about a unit to its outcome, its lines and its card. */
class AssessmentTopologyTest {

  private static final Instant MARCH_2 = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant DUE = MARCH_2.plus(Duration.ofDays(7));

  private static final String REPORTS =
      """
      {"version": "1", "reports": [
        {"id": "weekly", "name": "周报", "every": "WEEK", "day": "THURSDAY", "at": "17:00",
         "counted": false, "since": "2026-03-01"},
        {"id": "monthly", "name": "月报", "every": "MONTH", "workingDay": 3, "at": "17:00",
         "counted": true, "since": "2026-04-01"}]}
      """;

  /** The monthly report of March, on the third working day of April. */
  private static final Instant MARCH_DUE = Instant.parse("2026-04-03T09:00:00Z");

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private ScoringDriver scoring;
  private TestOutputTopic<String, SpecificRecord> entries;
  private TestOutputTopic<String, SpecificRecord> cards;
  private TestOutputTopic<String, SpecificRecord> outcomes;
  private int commands;

  @BeforeEach
  void start() {
    start(List.of());
  }

  /** With documents more than the main scheme and the calendar of reports. */
  private void start(List<PolicyDocument> more) {
    var documents = new ArrayList<>(more);
    documents.add(new PolicyDocument("scheme-a", "1", Instant.EPOCH, SchemeA.json()));
    documents.add(new PolicyDocument("reports", "1", Instant.EPOCH, REPORTS));
    scoring =
        new ScoringDriver(
            state,
            List.of(
                ScoringDriver.unit("bureau", UnitKind.BUREAU, null, false),
                ScoringDriver.unit("first", UnitKind.SCHOOL, "bureau", true)),
            new Policies(1, documents),
            MARCH_2);
    entries = scoring.entries;
    cards = scoring.cards;
    outcomes = scoring.outcomes;
  }

  @AfterEach
  void stop() {
    scoring.close();
  }

  @Test
  void shouldStrikeARedCardAsIfItHadNeverBeen() {
    var log = new CaseLog("a", MARCH_2);
    tell("a", log.dispatched("first", MARCH_2));
    tell("a", log.clockSet(ClockKind.HANDLE, MARCH_2, DUE));
    tell("a", log.redCard(ClockKind.HANDLE, MARCH_2, DUE));
    tell("a", log.closed(DUE.plusSeconds(60)));
    assertThat(values()).contains("2.1=0", "2.3=2");
    var line =
        entries.readValuesToList().stream()
            .filter(ScoreLinePosted.class::isInstance)
            .map(ScoreLinePosted.class::cast)
            .filter(posted -> posted.getItem().equals("2.3"))
            .findFirst()
            .orElseThrow()
            .getLineId();

    tell("first", new StrikeLine(header("assessor"), line));
    assertThat(outcome().getCode()).isEqualTo("proposed");
    tell("first", new StrikeLine(header("assessor"), line));
    assertThat(outcome().getKind()).isEqualTo(OutcomeKind.CONFLICT);
    assertThat(cards.isEmpty()).isTrue();
    tell("first", new StrikeLine(header("leader"), line));
    assertThat(outcome().getCode()).isEqualTo("struck");
    assertThat(values()).contains("2.1=4", "2.3=3");
  }

  @Test
  void shouldStrikeInTheBookThatTheLineStandsIn() {
    scoring.close();
    start(List.of(scheme("scheme-b", SchemeA.json("scheme-b"))));
    var log = new CaseLog("a", MARCH_2);
    tell("a", log.dispatched("first", MARCH_2));
    tell("a", log.closed(DUE));
    var held = "B-HOTLINE:2026:first:1:NUMERATOR:a:case-ended";
    assertThat(scoring.lines()).contains("+" + held + "=1/1");
    var named = AssessmentHeader.newBuilder(header("assessor")).setScheme("A-2020").build();
    tell("first", new StrikeLine(named, held));
    var refused = outcome();
    assertThat(refused.getCode()).isEqualTo("line-unknown");
    assertThat(refused.getMessage()).contains("B-HOTLINE", "2026");
    var lastYear = AssessmentHeader.newBuilder(header("head")).setPeriod("2025").build();
    tell("first", new EnterAppeal(lastYear, AppealStep.FILE, null, held));
    assertThat(outcome().getCode()).isEqualTo("line-unknown");

    tell("first", new StrikeLine(header("assessor"), held));
    assertThat(outcome().getCode()).isEqualTo("proposed");
    tell("first", new StrikeLine(header("leader"), held));
    assertThat(outcome().getCode()).isEqualTo("struck");
    assertThat(scoring.lines()).contains("-" + held);
  }

  @Test
  void shouldTakeTheMainSchemeOfThePeriodThatIsNamed() {
    var of2019 = SchemeA.json().replace("A-2020", "A-2019").replace("2020-01-01", "2019-01-01");
    var old = of2019.replace("\"window\"", "\"effectiveUntil\": \"2019-12-31\", \"window\"");
    scoring.close();
    start(List.of(scheme("scheme-a-2019", old)));
    var header = AssessmentHeader.newBuilder(header("assessor")).setPeriod("2019").build();
    tell("first", new EnterEvidence(header, AssessmentAct.EVIDENCE, "1.2", true, null));
    assertThat(scoring.lines()).allMatch(line -> line.startsWith("+A-2019:2019:"));
  }

  @Test
  void shouldKeepTheCardOfALockedPeriodWhateverIsPostedLater() {
    var proven = evidence("1.2", true);
    tell("first", proven);
    assertThat(outcome().getCode()).isEqualTo("stands");
    assertThat(values()).contains("1.2=5");
    tell("first", new MovePeriod(header("assessor"), AssessmentState.LOCKED, null));
    assertThat(outcome().getCode()).isEqualTo("publicity-missing");
    var until = MARCH_2.plusSeconds(60);
    tell("first", new MovePeriod(header("assessor"), AssessmentState.PUBLICITY, until));
    assertThat(outcome().getCode()).isEqualTo("publicity");
    cards.readValuesToList();
    tell("first", new MovePeriod(at(until), AssessmentState.LOCKED, null));
    assertThat(outcome().getCode()).isEqualTo("publicity-running");
    tell("first", new MovePeriod(at(until.plusMillis(1)), AssessmentState.LOCKED, null));
    assertThat(outcome().getCode()).isEqualTo("locked");
    var last = cards.readValuesToList();
    assertThat(((Scorecard) last.getFirst()).getStage()).isEqualTo(AssessmentState.LOCKED);
    assertThat(((PeriodClosed) last.getLast()).getTotal()).isEqualTo("40");

    tell("first", evidence("1.3", true));
    assertThat(outcome().getCode()).isEqualTo("period-locked");
    tell("first", proven);
    assertThat(outcome().getReplayed()).isTrue();
    var log = new CaseLog("a", MARCH_2);
    tell("a", log.dispatched("first", MARCH_2));
    tell("a", log.closed(DUE));
    assertThat(cards.isEmpty()).as("the card stays as it was published").isTrue();
  }

  @Test
  void shouldRefuseWhatNoSchemeOrPeriodTakes() {
    var header = AssessmentHeader.newBuilder(header("assessor")).setScheme("Z-1999").build();
    tell("first", new EnterEvidence(header, AssessmentAct.EVIDENCE, "1.2", true, null));
    assertThat(outcome().getProblems().getFirst().getField()).isEqualTo("scheme");
    var old = AssessmentHeader.newBuilder(header("assessor")).setPeriod("1998").build();
    tell("first", new EnterEvidence(old, AssessmentAct.EVIDENCE, "1.2", true, null));
    assertThat(outcome().getProblems().getFirst().getField()).isEqualTo("period");
    assertThat(entries.isEmpty()).isTrue();
  }

  @Test
  void shouldSayWhoIsAtTheBottomOfASurveyAndReplaceItWhenItIsImportedAgain() {
    tell("survey/BUREAU_CALLS/2026-1", survey(40));
    assertThat(outcome().getRecordId()).isEqualTo("BUREAU_CALLS/2026-1");
    assertThat(bottom()).isEmpty();
    tell("survey/BUREAU_CALLS/2026-1", survey(39));
    var again = cards.readRecord();
    assertThat(again.key()).isEqualTo("survey/BUREAU_CALLS/2026-1");
    var closed = (SurveyClosed) again.value();
    assertThat(closed.getCoverage()).isEqualTo("1/20");
    assertThat(closed.getStandings())
        .extracting(SurveyStanding::getUnitId, SurveyStanding::getRank, SurveyStanding::getBottom)
        .containsExactly(
            tuple("second", 1, false), tuple("first", 2, true), tuple("third", null, false));
  }

  @Test
  void shouldFindAMissingReportByItselfOnceTimeHasPassedAndCountItOnce() {
    tick(MARCH_2);
    tick(MARCH_DUE.minusSeconds(1));
    cards.readValuesToList();
    tick(MARCH_DUE);
    assertThat(values()).contains("1.10=4");
    tick(MARCH_DUE.plusSeconds(5));
    assertThat(cards.isEmpty()).as("once").isTrue();

    tell("first", report("monthly/2026-03", MARCH_DUE.plusSeconds(60)));
    assertThat(outcome().getCode()).isEqualTo("stands");
    var late = standing("monthly/2026-03");
    assertThat(late.getFiledAt()).isEqualTo(MARCH_DUE.plusSeconds(60));
    assertThat(late.getDueAt()).isEqualTo(MARCH_DUE);
    tell("first", evidence("1.2", true));
    assertThat(values()).as("late costs as much as missing").contains("1.10=4", "1.2=5");
  }

  @Test
  void shouldTakeNothingOffForAReportFiledInTimeWhicheverIsHeardFirst() {
    tick(MARCH_2);
    tell("first", report("monthly/2026-03", MARCH_DUE));
    tick(MARCH_DUE.plusSeconds(1));
    tell("first", evidence("1.2", true));
    assertThat(values()).contains("1.10=5", "1.2=5");

    var mayDue = Instant.parse("2026-05-08T09:00:00Z");
    tick(mayDue.plusSeconds(1));
    assertThat(values()).as("April's is missing so far").contains("1.10=4");
    tell("first", report("monthly/2026-04", mayDue));
    assertThat(values()).as("it was in time, and only heard later").contains("1.10=5");
  }

  @Test
  void shouldSayThatAnUncountedReportIsMissingWithoutALine() {
    tick(MARCH_2);
    tick(Instant.parse("2026-03-05T09:00:00Z"));
    var missing = standing("weekly/2026-W10");
    assertThat(missing.getFiledAt()).isNull();
    assertThat(missing.getCounted()).isFalse();
    assertThat(entries.isEmpty()).isTrue();
  }

  @Test
  void shouldRefuseAReportThatNobodyAsksForOrThatHasNotBegun() {
    tell("first", report("yearly/2026", MARCH_2));
    assertThat(outcome().getProblems().getFirst().getField()).isEqualTo("report");
    tell("first", report("monthly/2026-04", MARCH_2));
    assertThat(outcome().getMessage()).contains("还没有开始");
    assertThat(entries.isEmpty()).isTrue();
  }

  private void tick(Instant time) {
    scoring.tick(time);
  }

  private ReportStanding standing(String subject) {
    return cards.readValuesToList().stream()
        .filter(ReportStanding.class::isInstance)
        .map(ReportStanding.class::cast)
        .filter(one -> subject.equals(one.getReport() + "/" + one.getInstance()))
        .reduce((_, newest) -> newest)
        .orElseThrow();
  }

  private EnterFiling report(String subject, Instant at) {
    return new EnterFiling(
        AssessmentHeader.newBuilder(header("head")).setAcceptedAt(at).build(),
        AssessmentAct.REPORT,
        subject,
        null,
        null);
  }

  private List<SurveyStanding> bottom() {
    return ((SurveyClosed) cards.readValue())
        .getStandings().stream().filter(SurveyStanding::getBottom).toList();
  }

  private ImportSurvey survey(int satisfied) {
    commands++;
    return ImportSurvey.newBuilder()
        .setCommandId("c" + commands)
        .setKind(SurveyKind.BUREAU_CALLS)
        .setTerm("2026-1")
        .setRows(
            List.of(
                new SurveyRow("first", "一中", 800, 40, satisfied),
                new SurveyRow("second", "二中", 400, 20, 20),
                new SurveyRow("third", "三中", 400, 19, 0)))
        .setActor(Actor.newBuilder().setId("assessor").setRole(Role.ASSESSOR).build())
        .setAcceptedAt(MARCH_2.plusSeconds(commands))
        .build();
  }

  private static PolicyDocument scheme(String name, String body) {
    return new PolicyDocument(name, "1", Instant.EPOCH, body);
  }

  private AssessmentHeader at(Instant moment) {
    return AssessmentHeader.newBuilder(header("assessor")).setAcceptedAt(moment).build();
  }

  private EnterEvidence evidence(String item, boolean found) {
    return new EnterEvidence(header("assessor"), AssessmentAct.EVIDENCE, item, found, null);
  }

  private AssessmentHeader header(String account) {
    commands++;
    return AssessmentHeader.newBuilder()
        .setCommandId("c" + commands)
        .setUnitId("first")
        .setUnitName("一中")
        .setPlaceId("first")
        .setActor(Actor.newBuilder().setId(account).setRole(Role.ASSESSOR).build())
        .setAcceptedAt(MARCH_2.plusSeconds(commands))
        .build();
  }

  private CommandOutcome outcome() {
    return (CommandOutcome) outcomes.readValuesToList().getLast();
  }

  private List<String> values() {
    return scoring.values();
  }

  private void tell(String key, SpecificRecord value) {
    scoring.tell(key, value);
  }
}
