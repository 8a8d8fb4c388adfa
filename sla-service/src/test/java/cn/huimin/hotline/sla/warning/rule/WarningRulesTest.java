package cn.huimin.hotline.sla.warning.rule;

import static cn.huimin.hotline.sla.warning.rule.ScopeStory.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.News;
import cn.huimin.hotline.sla.warning.Occasion;
import cn.huimin.hotline.sla.warning.ScopeChange;
import cn.huimin.hotline.sla.warning.ScopeDecider;
import cn.huimin.hotline.sla.warning.ScopeFact;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule of DOMAIN §6 with the shipped settings, at its limit and one short of it. */
class WarningRulesTest {

  private static final Instant MONDAY = at("2026-04-13T09:00");
  private static final Duration DAY = Duration.ofDays(1);

  private final ScopeStory unit = new ScopeStory(ScopeKey.ofUnit("u"));

  @Test
  void shouldRaiseWordsOfDangerAtOnceInRedAndClearThemWhenTheCaseEnds() {
    var story = new ScopeStory(ScopeKey.ofCase("a"));
    assertThat(story.opened("a", MONDAY, null, "校园安全")).isEmpty();
    assertThat(story.marked(Mark.Kind.DANGER, "a", MONDAY))
        .containsExactly("RAISED life-safety RED {words=词}");
    assertThat(story.marked(Mark.Kind.DANGER, "a", MONDAY)).as("never twice").isEmpty();
    assertThat(story.happens(MONDAY, here("a", "u", false)))
        .as("the unit it goes to is told on the same warning")
        .containsExactly("UPDATED life-safety RED {words=词}");
    assertThat(story.happens(MONDAY, here("a", "u", true)))
        .containsExactly("CLEARED life-safety RED {words=词}");
  }

  @Test
  void shouldRaiseSensitiveWordsInYellow() {
    var story = new ScopeStory(ScopeKey.ofCase("a"));
    story.opened("a", MONDAY, null, null);
    assertThat(story.marked(Mark.Kind.SENSITIVE, "a", MONDAY))
        .containsExactly("RAISED sensitive YELLOW {words=词}");
  }

  @Test
  void shouldRaiseAFloodOfFivePeopleAndKeepItUpToDateUntilItsLeadEnds() {
    var story = new ScopeStory(ScopeKey.ofCase("a"));
    story.opened("a", MONDAY, "u", "违规收费");
    assertThat(story.happens(MONDAY, flood(4, MONDAY, "a", "b"))).isEmpty();
    assertThat(story.happens(MONDAY, flood(5, MONDAY.plusSeconds(1), "a", "b", "c")))
        .containsExactly("RAISED flood YELLOW {people=5}");
    assertThat(story.watch().standing().get("flood").caseIds()).containsExactly("a", "b", "c");
    assertThat(story.happens(MONDAY, flood(6, MONDAY.plusSeconds(2), "a", "b", "c", "d")))
        .containsExactly("UPDATED flood YELLOW {people=6}");
    assertThat(story.happens(MONDAY, here("a", "u", true)))
        .containsExactly("CLEARED flood YELLOW {people=6}");
  }

  @Test
  void shouldClearAFloodThatItsLeadHasLeft() {
    var story = new ScopeStory(ScopeKey.ofCase("a"));
    story.opened("a", MONDAY, "u", "违规收费");
    story.happens(MONDAY, flood(5, MONDAY, "a", "b"));
    assertThat(story.happens(MONDAY, flood(0, MONDAY.plusSeconds(1), "a")))
        .containsExactly("CLEARED flood YELLOW {people=5}");
  }

  private static ScopeFact.Marked flood(int people, Instant at, String... cases) {
    return new ScopeFact.Marked(
        Stream.of(cases)
            .map(id -> new Mark(Mark.Kind.FLOOD, id, at, String.valueOf(people)))
            .toList());
  }

  /** Raised on Monday: three working days end on Thursday at office close. */
  @Test
  void shouldAskForTheAnswerToAWarningOnceItIsMissingAfterThreeWorkingDays() {
    openAt(unit, 5, MONDAY, "1");
    var thursday = at("2026-04-16T17:30");
    assertThat(unit.look(thursday)).isEmpty();
    assertThat(unit.look(thursday.plusMillis(1)))
        .containsExactly("RAISED report-due YELLOW {answers=1}");
    assertThat(unit.look(thursday.plusSeconds(60))).as("never twice").isEmpty();
    unit.acknowledged("unit-surge");
    assertThat(unit.look(thursday.plusSeconds(90))).as("the centre is not the unit").isEmpty();
    unit.answered("unit-surge");
    assertThat(unit.look(thursday.plusSeconds(120)))
        .containsExactly("CLEARED report-due YELLOW {answers=1}");
  }

  @Test
  void shouldNameEveryReportThatIsMissingAndClearWithTheLast() {
    assertThat(missing("weekly/2026-W15|周报 2026-W15", MONDAY))
        .containsExactly("RAISED report-due YELLOW {missing=周报 2026-W15, reports=1}");
    assertThat(missing("monthly/2026-03|月报 2026-03", MONDAY.plus(DAY)))
        .containsExactly("UPDATED report-due YELLOW {missing=周报 2026-W15、月报 2026-03, reports=2}");
    assertThat(unit.look(MONDAY.plus(Duration.ofDays(300)))).as("stands until filed").isEmpty();
    var later = MONDAY.plus(Duration.ofDays(300));
    assertThat(unit.happens(later, filed("weekly/2026-W15|周报 2026-W15")))
        .containsExactly("UPDATED report-due YELLOW {missing=月报 2026-03, reports=1}");
    assertThat(unit.happens(later, filed("monthly/2026-03|月报 2026-03")))
        .containsExactly("CLEARED report-due YELLOW {missing=月报 2026-03, reports=1}");
  }

  private List<String> missing(String which, Instant due) {
    return unit.happens(
        due.plusMillis(1),
        new ScopeFact.Marked(List.of(new Mark(Mark.Kind.REPORT_MISSING, "", due, which))));
  }

  private static ScopeFact filed(String which) {
    return new ScopeFact.Unmarked(Mark.Kind.REPORT_MISSING, "", which);
  }

  @Test
  void shouldRaiseASurgeAtFiveInSevenDaysWhereNothingIsUsual() {
    assertThat(openAt(unit, 4, MONDAY, "1")).isEmpty();
    assertThat(unit.opened("fifth", MONDAY, "u", null))
        .containsExactly("RAISED unit-surge ORANGE {cases=5, usual=0.0}");
    assertThat(unit.opened("sixth", MONDAY.plus(DAY), "u", null))
        .containsExactly("UPDATED unit-surge ORANGE {cases=6, usual=0.0}");
    assertThat(unit.look(MONDAY.plus(Duration.ofDays(7))))
        .as("five of the six are over seven days old; the answer is missing still")
        .containsExactly(
            "CLEARED unit-surge ORANGE {cases=6, usual=0.0}",
            "RAISED report-due YELLOW {answers=1}");
  }

  /**
   * Counted since Monday, so that nothing is usual for four whole weeks before the last seven days.
   */
  @Test
  void shouldTakeTenForASurgeWhereNothingIsKnownToBeUsual() {
    var fresh = countedSince(MONDAY);
    var ninth = MONDAY.plus(DAY.multipliedBy(34));
    assertThat(openAt(fresh, 9, ninth, "n")).isEmpty();
    assertThat(fresh.opened("tenth", ninth, "u", null))
        .containsExactly("RAISED unit-surge ORANGE {cases=10}");
  }

  @Test
  void shouldKnowWhatIsUsualAfterFourWholeWeeks() {
    var fresh = countedSince(MONDAY);
    var early = MONDAY.plus(DAY.multipliedBy(35)).minusMillis(1);
    assertThat(openAt(fresh, 5, early, "e")).as("a week less a moment is missing").isEmpty();
    assertThat(fresh.look(MONDAY.plus(DAY.multipliedBy(35))))
        .containsExactly("RAISED unit-surge ORANGE {cases=5, usual=0.0}");
  }

  /** A case of before, imported, says that it was counted then. */
  @Test
  void shouldKnowWhatIsUsualForAUnitWhosePastWasBroughtAlong() {
    var fresh = countedSince(MONDAY);
    openAt(fresh, 1, MONDAY.minus(DAY.multipliedBy(40)), "past");
    assertThat(openAt(fresh, 5, MONDAY, "now").toString())
        .contains("RAISED unit-surge ORANGE {cases=5, usual=0.0}");
  }

  /** Two a week in the four weeks that were watched; the four before were not quiet but unseen. */
  @Test
  void shouldNotCountStretchesInWhichNobodyLooked() {
    var fresh = countedSince(MONDAY);
    for (int week = 0; week < 4; week++) {
      openAt(fresh, 4, MONDAY.plus(DAY.multipliedBy(7L * week + 2)), "w" + week);
    }
    var now = MONDAY.plus(DAY.multipliedBy(36));
    assertThat(openAt(fresh, 5, now, "n"))
        .containsExactly("RAISED unit-surge ORANGE {cases=5, usual=4.0}");
  }

  @Test
  void shouldSayNothingBeforeAnythingIsUsualWherePolicyNamesNoNumber() {
    var silent =
        new UnitSurge(
            WarningLevel.ORANGE,
            7,
            5,
            8,
            2,
            new UnitSurge.Baseline(4, null),
            List.of(),
            ScopeStory.ZONE,
            MONDAY);
    var fresh = new ScopeStory(ScopeKey.ofUnit("u"), List.of(silent));
    assertThat(openAt(fresh, 100, MONDAY, "n")).isEmpty();
  }

  private static ScopeStory countedSince(Instant since) {
    return new ScopeStory(
        ScopeKey.ofUnit("u"),
        WarningPolicyReader.seed(ScopeStory.CALENDAR).rules().stream()
            .filter(UnitSurge.class::isInstance)
            .<WarningRule>map(rule -> ((UnitSurge) rule).watchedSince(since))
            .toList());
  }

  @Test
  void shouldCompareASurgeWithTheEightWeeksBefore() {
    // 3, 5, 3, 5, 3, 5, 3, 5 cases a week: mean 4, sigma 1, so that six are usual and seven are not
    var usual = at("2026-02-13T12:00");
    for (int week = 0; week < 8; week++) {
      openAt(unit, 3 + 2 * (week % 2), usual.plus(DAY.multipliedBy(7L * week)), "w" + week);
    }
    var now = at("2026-04-14T09:00");
    assertThat(unit.look(now).toString()).doesNotContain("RAISED");
    assertThat(openAt(unit, 6, now, "now").toString()).doesNotContain("unit-surge");
    assertThat(unit.opened("seventh", now, "u", null))
        .containsExactly("RAISED unit-surge ORANGE {cases=7, usual=6.0}");
  }

  @Test
  void shouldAllowForTheSeason() {
    // Six usual, nine in the first weeks of a school year.
    var usual = at("2026-07-06T12:00");
    for (int week = 0; week < 8; week++) {
      openAt(unit, 3 + 2 * (week % 2), usual.plus(DAY.multipliedBy(7L * week)), "w" + week);
    }
    var now = at("2026-09-04T09:00");
    unit.look(now);
    assertThat(openAt(unit, 9, now, "now").toString()).doesNotContain("unit-surge");
    assertThat(unit.opened("tenth", now, "u", null))
        .containsExactly("RAISED unit-surge ORANGE {cases=10, usual=9.0}");
  }

  @Test
  void shouldSeeAFocusIssueAtThreeUnitsOrTenCases() {
    var story = new ScopeStory(ScopeKey.ofCategory("违规收费"));
    assertThat(story.opened("a", MONDAY, "u1", "违规收费")).isEmpty();
    assertThat(story.opened("b", MONDAY, "u2", "违规收费")).isEmpty();
    assertThat(story.opened("c", MONDAY, "u2", "违规收费")).isEmpty();
    assertThat(story.opened("d", MONDAY, "u3", "违规收费"))
        .containsExactly("RAISED focus-issue YELLOW {cases=4, units=3}");
    openAt(story, 5, MONDAY, "more");
    assertThat(story.opened("tenth", MONDAY, "u3", "违规收费"))
        .containsExactly("UPDATED focus-issue ORANGE {cases=10, units=4}");
    assertThat(story.look(MONDAY.plus(Duration.ofDays(7)).minusMillis(1))).isEmpty();
    assertThat(story.look(MONDAY.plus(Duration.ofDays(7))))
        .containsExactly("CLEARED focus-issue ORANGE {cases=10, units=4}");
  }

  /** What is told again is not every new case, but the level that rose or a second reason. */
  @Test
  void shouldSayWhatIsNewAboutAWarningThatStands() {
    var focus = new ScopeStory(ScopeKey.ofCategory("违规收费"));
    for (int i = 0; i < 3; i++) {
      focus.opened("c" + i, MONDAY, "u" + i, "违规收费");
    }
    assertThat(news(focus, "fourth")).containsExactly(News.NONE);
    openAt(focus, 5, MONDAY, "more");
    assertThat(news(focus, "tenth")).containsExactly(News.LEVEL);
    assertThat(news(focus, "eleventh")).containsExactly(News.NONE);

    unit.marked(Mark.Kind.SURVEY_BOTTOM, "", MONDAY, "2026-1");
    unit.learns(card("a"));
    unit.learns(card("b"));
    unit.learns(card("c"));
    assertThat(updates(unit)).containsExactly(News.REASON);
    unit.learns(card("d"));
    assertThat(updates(unit)).containsExactly(News.NONE);
  }

  private static ScopeFact card(String caseId) {
    return new ScopeFact.Marked(List.of(new Mark(Mark.Kind.RED_CARD, caseId, MONDAY, "HANDLE-1")));
  }

  private static List<News> news(ScopeStory story, String caseId) {
    story.learns(new ScopeFact.Here(new WatchedCase(caseId, MONDAY, "u0", "违规收费", false)));
    return updates(story);
  }

  private static List<News> updates(ScopeStory story) {
    return story.changes(MONDAY).stream()
        .map(change -> ((ScopeChange.Updated) change).news())
        .toList();
  }

  @Test
  void shouldSeeNoFocusIssueInTheRest() {
    var story = new ScopeStory(ScopeKey.ofCategory("其他"));
    for (int i = 0; i < 12; i++) {
      assertThat(story.opened("c" + i, MONDAY, "u" + i, "其他")).isEmpty();
    }
  }

  @Test
  void shouldCallForAnInterviewAfterTenCasesOfACategoryInThirtyDays() {
    for (int i = 0; i < 9; i++) {
      unit.opened("c" + i, MONDAY.plus(DAY.multipliedBy(3L * i)), "u", "师德师风");
    }
    var last = MONDAY.plus(DAY.multipliedBy(27));
    assertThat(unit.opened("other", last, "u", "违规收费").toString()).doesNotContain("interview-due");
    assertThat(unit.opened("tenth", last, "u", "师德师风"))
        .containsExactly("RAISED interview-due ORANGE {cases=10}");
    assertThat(unit.watch().standing().get("interview-due").category()).isEqualTo("师德师风");
    assertThat(unit.look(MONDAY.plus(DAY.multipliedBy(30))))
        .containsExactly("CLEARED interview-due ORANGE {cases=10}");
  }

  @Test
  void shouldCallForAnInterviewAfterThreeRedCardsInThirtyDays() {
    assertThat(unit.marked(Mark.Kind.RED_CARD, "a", MONDAY)).isEmpty();
    assertThat(unit.marked(Mark.Kind.RED_CARD, "b", MONDAY.plus(DAY))).isEmpty();
    assertThat(unit.marked(Mark.Kind.RED_CARD, "b", MONDAY.plus(DAY)))
        .as("the same card again")
        .isEmpty();
    assertThat(unit.marked(Mark.Kind.RED_CARD, "b", MONDAY.plus(DAY.multipliedBy(29))))
        .containsExactly("RAISED interview-due ORANGE {redCards=3}");
  }

  @Test
  void shouldCallForAnInterviewOfTheLastOfTheSurvey() {
    assertThat(unit.marked(Mark.Kind.SURVEY_BOTTOM, "", MONDAY, "2026-1"))
        .containsExactly("RAISED interview-due ORANGE {survey=2026-1}");
    assertThat(unit.watch().standing().get("interview-due").caseIds()).isEmpty();
    assertThat(unit.look(MONDAY.plus(Duration.ofDays(30))))
        .containsExactly("CLEARED interview-due ORANGE {survey=2026-1}");
  }

  @Test
  void shouldSeeDissatisfactionInTheLastTwentyCallbacks() {
    for (int i = 0; i < 4; i++) {
      unit.marked(Mark.Kind.DISSATISFIED, "bad" + i, MONDAY.plusSeconds(i));
    }
    for (int i = 0; i < 15; i++) {
      assertThat(unit.marked(Mark.Kind.SATISFIED, "good" + i, MONDAY.plusSeconds(60 + i)))
          .as("fewer than twenty callbacks")
          .isEmpty();
    }
    assertThat(unit.marked(Mark.Kind.SATISFIED, "good15", MONDAY.plusSeconds(80)))
        .containsExactly("RAISED dissatisfaction YELLOW {callbacks=20, satisfied=16}");
    assertThat(unit.marked(Mark.Kind.SATISFIED, "good16", MONDAY.plusSeconds(81)))
        .as("17 of 20 are 85 %")
        .containsExactly("CLEARED dissatisfaction YELLOW {callbacks=20, satisfied=16}");
  }

  @Test
  void shouldCompareTheYearWithTheSameDaysOfLastYear() {
    openAt(unit, 10, at("2025-03-02T09:00"), "last");
    openAt(unit, 3, at("2025-11-02T09:00"), "later");
    assertThat(openAt(unit, 9, at("2026-03-01T09:00"), "now").toString())
        .as("last year's are not yet counted on 1 March")
        .doesNotContain("reduction-target");
    assertThat(unit.look(at("2026-03-02T00:00"))).as("nine against ten: 10 % fewer").isEmpty();
    assertThat(unit.opened("tenth", at("2026-03-03T09:00"), "u", null).toString())
        .contains("RAISED reduction-target YELLOW {lastYear=10, thisYear=10}");
    assertThat(unit.opened("eleventh", at("2026-03-03T09:00"), "u", null).toString())
        .contains("UPDATED reduction-target ORANGE {lastYear=10, thisYear=11}");
    assertThat(unit.look(at("2027-01-01T00:00")))
        .contains("CLEARED reduction-target ORANGE {lastYear=10, thisYear=11}");
  }

  @Test
  void shouldSeePatternsOfGaming() {
    for (var kind :
        List.of(
            Mark.Kind.WITHOUT_CONTACT,
            Mark.Kind.WITHDRAWN,
            Mark.Kind.INVALID,
            Mark.Kind.UNFOUNDED_DISSATISFIED)) {
      var story = new ScopeStory(ScopeKey.ofUnit("u"));
      story.marked(kind, "a", MONDAY);
      story.marked(kind, "b", MONDAY);
      assertThat(story.marked(kind, "b", MONDAY.plusSeconds(1))).as("two cases").isEmpty();
      assertThat(story.marked(kind, "c", MONDAY).toString()).contains("RAISED integrity YELLOW");
      assertThat(story.look(MONDAY.plus(Duration.ofDays(31))).toString())
          .contains("CLEARED integrity");
    }
  }

  /** Promised for Wednesday: missed from Thursday on, unless struck off before; never un-missed. */
  @Test
  void shouldCountPromisesThatAreNotStruckOffByTheirDay() {
    var thursday = at("2026-04-16T00:00");
    for (var caseId : List.of("a", "b", "c")) {
      promised(caseId, thursday);
    }
    assertThat(unit.happens(thursday.minusMillis(1), kept("a", thursday.minusMillis(1)))).isEmpty();
    assertThat(unit.look(thursday.minusMillis(1))).isEmpty();
    assertThat(unit.look(thursday)).containsExactly("RAISED integrity YELLOW {promiseMissed=2}");
    assertThat(unit.happens(thursday.plus(DAY), kept("b", thursday.plus(DAY))))
        .as("kept a day late")
        .isEmpty();
    assertThat(unit.look(thursday.plus(DAY.multipliedBy(30))))
        .containsExactly("CLEARED integrity YELLOW {promiseMissed=2}");
  }

  private void promised(String caseId, Instant until) {
    unit.happens(
        MONDAY,
        new ScopeFact.Marked(
            List.of(new Mark(Mark.Kind.PROMISE_MISSED, caseId, until, "of-" + caseId))));
  }

  private static ScopeFact kept(String caseId, Instant at) {
    return new ScopeFact.Kept(caseId, "of-" + caseId, at);
  }

  @Test
  void shouldSeeOneNumberServeForThreeCasesAndNotThreeNumbersForOneEach() {
    for (var number : List.of("n1", "n2", "n3", "n4")) {
      assertThat(unit.marked(Mark.Kind.NUMBER_REPEATED, number, MONDAY, number)).isEmpty();
    }
    unit.marked(Mark.Kind.NUMBER_REPEATED, "a", MONDAY, "n1");
    assertThat(unit.marked(Mark.Kind.NUMBER_REPEATED, "a", MONDAY.plusSeconds(1), "n1"))
        .as("twice about one case")
        .isEmpty();
    assertThat(unit.marked(Mark.Kind.NUMBER_REPEATED, "b", MONDAY, "n1"))
        .containsExactly("RAISED integrity YELLOW {numberRepeated=3}");
    assertThat(unit.watch().standing().get("integrity").caseIds()).containsExactly("a", "b", "n1");
  }

  @Test
  void shouldSeeAnswersThatAreNearlyAnothers() {
    assertThat(answered("a", "00000000000000ff")).isEmpty();
    assertThat(answered("a", "00000000000000ff")).as("the case's own of before").isEmpty();
    assertThat(answered("b", "00000000000000f0")).as("four bits apart").isEmpty();
    assertThat(answered("c", "f0f0f0f0f0f0f0f0")).isEmpty();
    assertThat(answered("d", "00000000000000f8"))
        .as("three bits from a, one from b")
        .containsExactly("RAISED integrity YELLOW {answerCopied=3}");
    assertThat(unit.watch().standing().get("integrity").caseIds()).containsExactly("a", "b", "d");
  }

  private List<String> answered(String caseId, String print) {
    return unit.marked(Mark.Kind.ANSWER_COPIED, caseId, MONDAY, print);
  }

  @Test
  void shouldNotCountACaseThatWentElsewhere() {
    openAt(unit, 5, MONDAY, "c");
    assertThat(unit.happens(MONDAY, new ScopeFact.Gone("c3", MONDAY)))
        .containsExactly("CLEARED unit-surge ORANGE {cases=5, usual=0.0}");
    assertThat(unit.opened("c3", MONDAY, "u", null))
        .containsExactly("RAISED unit-surge ORANGE {cases=5, usual=0.0}");
  }

  @Test
  void shouldGiveANewWarningItsOwnIdAndOneThatStandsItsOwnSequence() {
    openAt(unit, 4, MONDAY, "c");
    unit.happens(MONDAY, here("fifth", "u", false));
    var first = unit.watch().standing().get("unit-surge");
    unit.happens(MONDAY, new ScopeFact.Gone("fifth", MONDAY));
    unit.happens(MONDAY, here("fifth", "u", false));
    var second = unit.watch().standing().get("unit-surge");
    unit.happens(MONDAY, here("sixth", "u", false));
    assertThat(second.warningId()).isNotEqualTo(first.warningId());
    assertThat(second.sequence()).isEqualTo(1);
    assertThat(unit.watch().standing().get("unit-surge").sequence()).isEqualTo(2);
  }

  @Test
  void shouldClearWhatARuleSwitchedOffHadRaised() {
    var story = new ScopeStory(ScopeKey.ofUnit("u"));
    openAt(story, 5, MONDAY, "c");
    var off = new ScopeStory(ScopeKey.ofUnit("u"), List.of());
    for (int i = 0; i < 5; i++) {
      assertThat(off.opened("c" + i, MONDAY, "u", null)).isEmpty();
    }
    var changes =
        ScopeDecider.decide(ScopeKey.ofUnit("u"), story.watch(), List.of(), Occasion.hour(MONDAY));
    assertThat(changes).singleElement().isInstanceOf(ScopeChange.Cleared.class);
  }

  /**
   * A term of one quiet unit, one usual one and one where something happens: exactly the expected
   * warnings, and no other. On day 88, 16 June, five are left, and in the season of admissions 5.2
   * are usual.
   */
  @Test
  void shouldRaiseWhatATermHoldsAndNothingElse() {
    var quiet = new ScopeStory(ScopeKey.ofUnit("quiet"));
    var usual = new ScopeStory(ScopeKey.ofUnit("usual"));
    var struck = new ScopeStory(ScopeKey.ofUnit("struck"));
    var said = new ArrayList<String>();
    for (int day = 0; day < 140; day++) {
      var now = at("2026-03-20T09:00").plus(DAY.multipliedBy(day));
      if (day % 30 == 0) {
        note(said, day, "quiet", quiet.opened("q" + day, now, "quiet", "教学管理"));
      }
      if (day % 7 < 3) {
        var category = List.of("教学管理", "违规收费", "食堂午餐", "师德师风").get(day % 4);
        note(said, day, "usual", usual.opened("u" + day, now, "usual", category));
      }
      if (day % 14 == 0) {
        note(said, day, "struck", struck.opened("s" + day, now, "struck", "校园安全"));
      }
      if (day >= 80 && day < 84) {
        note(said, day, "struck", struck.opened("x" + day, now, "struck", "食堂午餐"));
        note(said, day, "struck", struck.opened("y" + day, now, "struck", "食堂午餐"));
      }
      for (var story : List.of(quiet, usual, struck)) {
        note(said, day, "by time", story.look(now.plusSeconds(3600)));
      }
    }
    assertThat(said)
        .containsExactly(
            "82 struck RAISED unit-surge ORANGE {cases=5, usual=1.5}",
            "82 struck UPDATED unit-surge ORANGE {cases=6, usual=1.5}",
            "83 struck UPDATED unit-surge ORANGE {cases=7, usual=1.5}",
            "83 struck UPDATED unit-surge ORANGE {cases=8, usual=1.5}",
            "84 struck UPDATED unit-surge ORANGE {cases=9, usual=1.5}",
            "88 by time CLEARED unit-surge ORANGE {cases=9, usual=1.5}",
            "88 by time RAISED report-due YELLOW {answers=1}");
  }

  private static void note(List<String> said, int day, String who, List<String> changes) {
    changes.forEach(change -> said.add(day + " " + who + " " + change));
  }

  private static List<String> openAt(ScopeStory story, int count, Instant when, String name) {
    var said = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      said.addAll(story.opened(name + i, when, name, "类别"));
    }
    return said;
  }

  private static ScopeFact here(String caseId, String unit, boolean ended) {
    return new ScopeFact.Here(new WatchedCase(caseId, MONDAY, unit, null, ended));
  }
}
