package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ItemScore;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.word.LineKind;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;

/** What scoring writes about one late answer to a warning, step by step. */
final class ScoreStory {

  static final String LINE = "A-2020:2026:u-ez:1.10:POINTS:pg-missed:late-report";
  private static final String UNIT = "u-ez";

  private int position = 100;

  /** It costs a point. */
  TestLog missed() {
    var log = new TestLog();
    log.write(UNIT, missed(AssessmentState.STANDS).build());
    log.write(
        UNIT,
        ScoreLinePosted.newBuilder()
            .setLineId(LINE)
            .setUnitId(UNIT)
            .setUnitName("云湖市第二中学")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setItem("1.10")
            .setKind(LineKind.POINTS)
            .setNumerator(-1)
            .setDenominator(1)
            .setReasonCode("late-report")
            .setSourceEventId("pg-missed")
            .setProvisional(false)
            .setRuleVersion("1")
            .setAt(PageHouse.NINE)
            .build());
    card(log, 44);
    return log;
  }

  /** The head appealed. */
  TestLog appealed() {
    var log = new TestLog();
    log.write(
        UNIT,
        entered("pg-appeal", AssessmentAct.APPEAL, AssessmentState.FILED, "head-u-ez", Role.HEAD)
            .setLineId(LINE)
            .build());
    return log;
  }

  /** The assessor proposed to strike it. */
  TestLog proposed() {
    var log = new TestLog();
    log.write(UNIT, strike(AssessmentState.PROPOSED).build());
    return log;
  }

  /** The leader agreed. */
  TestLog struck() {
    var log = new TestLog();
    log.write(UNIT, strike(AssessmentState.STRUCK).build());
    log.write(UNIT, missed(AssessmentState.STRUCK).build());
    log.write(
        UNIT,
        ScoreLineStruck.newBuilder()
            .setLineId(LINE)
            .setUnitId(UNIT)
            .setUnitName("云湖市第二中学")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setItem("1.10")
            .setKind(LineKind.POINTS)
            .setNumerator(-1)
            .setDenominator(1)
            .setReasonCode("late-report")
            .setSourceEventId("pg-missed")
            .setProvisional(false)
            .setRuleVersion("1")
            .setAt(PageHouse.NINE)
            .build());
    card(log, 45);
    return log;
  }

  private void card(TestLog log, int total) {
    position++;
    var points = total == 44 ? "-1" : "0";
    log.write(
        UNIT + "/A-2020/2026",
        Scorecard.newBuilder()
            .setUnitId(UNIT)
            .setUnitName("云湖市第二中学")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setItems(
                List.of(new ItemScore("1.10", total == 44 ? "4" : "5", "0", "0", points, 1, false)))
            .setTotal(String.valueOf(total))
            .setRuleVersion("1")
            .setLedgerPosition(position)
            .setAt(PageHouse.NINE)
            .build());
  }

  private static AssessmentEntered.Builder strike(AssessmentState state) {
    return entered("pg-strike", AssessmentAct.STRIKE, state, "assessor", Role.ASSESSOR)
        .setLineId(LINE)
        .setEventId("pg-missed")
        .setSecond(
            state == AssessmentState.STRUCK
                ? Actor.newBuilder().setId("leader").setRole(Role.LEADER).build()
                : null);
  }

  private static AssessmentEntered.Builder missed(AssessmentState state) {
    return entered("pg-missed", AssessmentAct.EVIDENCE, state, "service:scoring", Role.SERVICE)
        .setItem("1.10")
        .setAmount("1")
        .setMatter("warning-answer/pg-warning");
  }

  private static AssessmentEntered.Builder entered(
      String id, AssessmentAct act, AssessmentState state, String by, Role role) {
    return AssessmentEntered.newBuilder()
        .setRecordId(id)
        .setUnitId(UNIT)
        .setUnitName("云湖市第二中学")
        .setPlaceId(UNIT)
        .setScheme("A-2020")
        .setPeriod("2026")
        .setAct(act)
        .setState(state)
        .setBy(Actor.newBuilder().setId(by).setRole(role).build())
        .setEnteredAt(PageHouse.NINE)
        .setAt(PageHouse.NINE);
  }
}
