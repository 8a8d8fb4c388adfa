package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.SurveyKind;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.WarningScope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Warnings of units and categories: what is counted, where, and for how long. */
class UnitWarningTopologyTest extends WarningHouse {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A survey counted anew takes the place of the one before. */
  @Test
  void shouldCallForAnInterviewOfTheLastOfASurveyUntilItIsCountedAnew() {
    var scores =
        driver.createInputTopic(
            Topics.SCORECARDS.name(), new StringSerializer(), serde.serializer());
    scores.pipeInput("survey/SCHOOL_SURVEY/2026-1", survey("one", MONDAY, true));
    assertThat(ofRule("interview-due"))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(header(warning).getUnitId()).isEqualTo(CaseStory.UNIT);
              assertThat(header(warning).getFigures()).containsEntry("survey", "2026-1");
            });
    scores.pipeInput("survey/SCHOOL_SURVEY/2026-1", survey("two", MONDAY.plusSeconds(60), false));
    assertThat(ofRule("interview-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  /** The weekly report is due on Thursday at 17:00, and filed late on Friday (DOMAIN §6). */
  @Test
  void shouldWarnOfAReportThatIsMissingOnItsDayUntilItIsFiled() {
    var scores =
        driver.createInputTopic(
            Topics.SCORECARDS.name(), new StringSerializer(), serde.serializer());
    var due = MONDAY.plus(Duration.ofDays(3).plusHours(8));
    var key = "report/" + CaseStory.UNIT + "/weekly/2026-W16";
    scores.pipeInput(key, report("weekly", "周报", "2026-W16", due, null, due.plusMillis(1)));
    var raised = ofRule("report-due");
    assertThat(raised)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning).isInstanceOf(WarningRaised.class);
              assertThat(header(warning).getUnitId()).isEqualTo(CaseStory.UNIT);
              assertThat(header(warning).getFigures())
                  .containsEntry("reports", "1")
                  .containsEntry("missing", "周报 2026-W16");
            });
    scores.pipeInput(key, report("weekly", "周报", "2026-W16", due, null, due.plusMillis(1)));
    assertThat(ofRule("report-due")).as("never twice").isEmpty();
    scores.pipeInput(
        key.replace("W16", "W15"),
        report("weekly", "周报", "2026-W15", due, due.minusSeconds(1), due.minusSeconds(1)));
    assertThat(ofRule("report-due")).as("filed in time").isEmpty();
    var friday = due.plus(Duration.ofHours(16));
    scores.pipeInput(key, report("weekly", "周报", "2026-W16", due, friday, friday));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  private static SurveyClosed survey(String id, Instant at, boolean last) {
    return SurveyClosed.newBuilder()
        .setSurveyId(id)
        .setKind(SurveyKind.SCHOOL_SURVEY)
        .setTerm("2026-1")
        .setCoverage("1/2")
        .setBottomPlaces(1)
        .setStandings(
            List.of(
                new SurveyStanding("u-best", "最好", 100, 60, 60, true, 1, false),
                new SurveyStanding(CaseStory.UNIT, "学校", 100, 60, 30, true, 2, last)))
        .setRuleVersion("1")
        .setBy(new Actor("assessor", Role.ASSESSOR, null, null))
        .setAt(at)
        .build();
  }

  /** Promises of the unit that made them, even where another has the case since. */
  @Test
  void shouldSeeGamingInWhatAUnitDoes() {
    var day = LocalDate.parse("2026-04-15");
    for (var caseId : List.of("a", "b", "c")) {
      var story = new CaseStory(caseId, DemandType.COMPLAINT, Urgency.NORMAL, null);
      events.pipeInput(caseId, story.opened(MONDAY));
      events.pipeInput(caseId, story.dispatched(MONDAY));
      story
          .contactedAndReported(MONDAY.plusSeconds(60), "number", "00000000000000ff")
          .forEach(event -> events.pipeInput(caseId, event));
      events.pipeInput(caseId, story.promised(MONDAY.plusSeconds(120), day));
      events.pipeInput(caseId, story.dispatched(MONDAY.plusSeconds(180), "u-other"));
      if (caseId.equals("a")) {
        events.pipeInput(caseId, story.kept(MONDAY.plusSeconds(240)));
      }
    }
    assertThat(integrity()).containsEntry("numberRepeated", "3").containsEntry("answerCopied", "3");

    ticks.pipeInput("0", new CaseTick(day.plusDays(1).atTime(1, 0).atZone(ZONE).toInstant()));
    assertThat(integrity()).containsEntry("promiseMissed", "2");
  }

  /** Figures of the last warning of the rule. */
  private Map<String, String> integrity() {
    return warnings.readValuesToList().stream()
        .map(WarningTopologyTest::header)
        .filter(header -> header.getRule().equals("integrity"))
        .filter(header -> CaseStory.UNIT.equals(header.getUnitId()))
        .reduce((_, last) -> last)
        .map(WarningHeader::getFigures)
        .orElseThrow();
  }

  /** A house that began yesterday knows nothing that is usual: five are no surge, ten are. */
  @Test
  void shouldTakeNoFiveCasesForASurgeInANewHouse() {
    driver.close();
    start(MONDAY.minus(Duration.ofDays(1)));
    dispatched(9);
    assertThat(ofRule("unit-surge")).isEmpty();
    var tenth = new CaseStory("tenth", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("tenth", tenth.opened(MONDAY));
    events.pipeInput("tenth", tenth.dispatched(MONDAY));
    assertThat(ofRule("unit-surge"))
        .singleElement()
        .satisfies(raised -> assertThat(header(raised).getFigures()).containsOnlyKeys("cases"));
  }

  @Test
  void shouldRaiseASurgeAtTheUnitAndClearItByTimeAlone() {
    dispatched(5);
    var raised = (WarningRaised) warnings.readValue();
    assertThat(raised.getHeader().getRule()).isEqualTo("unit-surge");
    assertThat(raised.getHeader().getScope()).isEqualTo(WarningScope.UNIT);
    assertThat(raised.getHeader().getScopeId()).isEqualTo(CaseStory.UNIT);
    assertThat(raised.getHeader().getCaseIds()).containsExactly("c0", "c1", "c2", "c3", "c4");
    assertThat(raised.getHeader().getFigures()).containsEntry("cases", "5");

    tick(MONDAY.plus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(warnings.readValuesToList())
        .as("the unit has not answered: reminded, missed, and asked for it")
        .extracting(warning -> header(warning).getRule() + " " + warning.getClass().getSimpleName())
        .containsExactly(
            "unit-surge WarningAnswerDue",
            "unit-surge WarningAnswerDue",
            "report-due WarningRaised");
    tick(MONDAY.plus(Duration.ofDays(7)).plus(Duration.ofHours(1)));
    assertThat(ofRule("unit-surge")).singleElement().isInstanceOf(WarningCleared.class);
  }

  @Test
  void shouldCountATransferredCaseWithItsNewUnitAlone() {
    var last = dispatched(5).getLast();
    events.pipeInput("c4", last.dispatched(MONDAY.plusSeconds(60), "u-other"));
    assertThat(ofRule("unit-surge").getLast()).isInstanceOf(WarningCleared.class);
  }

  /**
   * Nine cases against ten of the same days last year are 10 % fewer, ten are not. What happens on
   * a case on its 71st day and later counts it no second time, and takes it out where it leaves.
   */
  @Test
  void shouldCountACaseOnceHoweverLateSomethingHappensOnIt() {
    for (int i = 0; i < 10; i++) {
      yearly("last" + i, "2025-01-06T10:00:00+08:00");
    }
    var old = new ArrayList<CaseStory>();
    for (int i = 0; i < 9; i++) {
      old.add(yearly("now" + i, "2026-01-05T10:00:00+08:00"));
    }
    var day71 = OffsetDateTime.parse("2026-03-17T10:00:00+08:00").toInstant();
    events.pipeInput("now0", old.get(0).calledBack(day71, Satisfaction.SATISFIED));
    events.pipeInput("now0", old.get(0).calledBack(MONDAY, Satisfaction.SATISFIED));
    events.pipeInput("now1", old.get(1).calledBack(MONDAY, Satisfaction.SATISFIED));
    assertThat(ofRule("reduction-target")).as("nine still").isEmpty();

    var tenth = yearly("now9", "2026-04-13T10:00:00+08:00");
    assertThat(header(ofRule("reduction-target").getLast()).getFigures())
        .containsEntry("thisYear", "10")
        .containsEntry("lastYear", "10");
    events.pipeInput("now2", old.get(2).dispatched(MONDAY.plusSeconds(3700), "u-other"));
    assertThat(ofRule("reduction-target"))
        .as("one of January left")
        .singleElement()
        .isInstanceOf(WarningCleared.class);
    events.pipeInput("now2", old.get(2).dispatched(MONDAY.plusSeconds(3800), CaseStory.UNIT));
    assertThat(ofRule("reduction-target")).singleElement().isInstanceOf(WarningRaised.class);
    events.pipeInput("now9", tenth.withdrawn(MONDAY.plusSeconds(3900)));
    assertThat(ofRule("reduction-target")).as("withdrawn counts").isEmpty();
  }

  /** A case opened and dispatched then. */
  private CaseStory yearly(String caseId, String moment) {
    var at = OffsetDateTime.parse(moment).toInstant();
    var story = new CaseStory(caseId, DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput(caseId, story.opened(at));
    events.pipeInput(caseId, story.dispatched(at));
    return story;
  }

  @Test
  void shouldSeeAFocusIssueAtThreeUnits() {
    for (int i = 0; i < 3; i++) {
      var story = new CaseStory("f" + i, DemandType.COMPLAINT, Urgency.NORMAL, null);
      events.pipeInput("f" + i, story.opened(MONDAY));
      events.pipeInput("f" + i, story.dispatched(MONDAY, "u-" + i));
    }
    var raised = (WarningRaised) ofRule("focus-issue").getFirst();
    assertThat(raised.getHeader().getScope()).isEqualTo(WarningScope.CATEGORY);
    assertThat(raised.getHeader().getScopeId()).isEqualTo("违规收费");
    assertThat(raised.getHeader().getCategoryLevel1()).isEqualTo("违规收费");
  }

  @Test
  void shouldCountPraiseNowhere() {
    for (int i = 0; i < 12; i++) {
      var story = new CaseStory("p" + i, DemandType.PRAISE, Urgency.NORMAL, null);
      events.pipeInput("p" + i, story.opened(MONDAY));
      events.pipeInput("p" + i, story.dispatched(MONDAY, "u-" + i % 4));
    }
    assertThat(warnings.isEmpty()).isTrue();
  }

  @Test
  void shouldCallForAnInterviewAfterThreeRedCards() {
    var stories = dispatched(3);
    warnings.readValuesToList();
    tick(MONDAY.plus(Duration.ofDays(8)));
    var raised = (WarningRaised) ofRule("interview-due").getFirst();
    assertThat(raised.getHeader().getFigures()).containsEntry("redCards", "3");
    assertThat(raised.getHeader().getCaseIds()).hasSize(stories.size());
  }

  @Test
  void shouldCountCallbacksWithTheUnit() {
    for (int i = 0; i < 20; i++) {
      var story = new CaseStory("b" + i, DemandType.HELP, Urgency.NORMAL, null);
      events.pipeInput("b" + i, story.opened(MONDAY));
      events.pipeInput("b" + i, story.dispatched(MONDAY));
      events.pipeInput(
          "b" + i,
          story.calledBack(
              MONDAY.plusSeconds(60 + i),
              i < 4 ? Satisfaction.DISSATISFIED : Satisfaction.BASICALLY_SATISFIED));
    }
    assertThat(ofRule("dissatisfaction"))
        .singleElement()
        .satisfies(
            raised -> assertThat(header(raised).getFigures()).containsEntry("satisfied", "16"));
  }
}
