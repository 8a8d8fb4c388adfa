package cn.huimin.hotline.scoring.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Appeal;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Evidence;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Header;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Matter;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Period;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Step;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Strike;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Withdrawal;
import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.ledger.Card;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.ledger.UnitSums;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentDeciderTest {

  private static final Scheme SCHEME = SchemeA.scheme();
  private static final Assessed OFFICE = new Assessed("office", "办事处");
  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

  private static final Instant STRIKES_UNTIL = SCHEME.strikesUntil("2026", Duration.ofDays(400));

  private final Map<String, Entry> ledger = new HashMap<>();
  private Assessment assessment = Assessment.NONE;
  private @Nullable Decision last;
  private int commands;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1.1, -, 2, 8",
        "1.1, -, 12, 0",
        "1.2, true, -, 5",
        "1.2, false, -, 0",
        "1.10, -, -, 4",
        "3.3, -, 5/2, 5/2",
        "3.4, -, 100, 0",
        "3.4, -, 101, 1"
      })
  void shouldPutEvidenceIntoItsItem(
      String item, @Nullable Boolean found, @Nullable String amount, String points) {
    tell(evidence("office", item, found, amount));
    assertThat(value(item)).isEqualTo(points);
  }

  @Test
  void shouldFailTheWholeUnitWhereOneSchoolFailsAndTakeTheNewestOfEachPlace() {
    tell(evidence("north", "1.3", true, null));
    assertThat(value("1.3")).isEqualTo("5");
    tell(evidence("south", "1.3", false, null));
    assertThat(value("1.3")).isEqualTo("0");
    tell(evidence("south", "1.3", true, null));
    assertThat(value("1.3")).isEqualTo("5");
    assertThat(lines("1.3")).as("two places, looked at and proven").hasSize(4);
  }

  @Test
  void shouldCountAMatterOnceAtItsHighestAndCapTheItem() {
    tell(new Matter(header("office", "assessor"), false, "家校连心", "city"));
    tell(new Matter(header("office", "assessor"), false, "家校连心", "province"));
    tell(new Matter(header("office", "assessor"), false, "家校连心", "city"));
    assertThat(value("3.1")).isEqualTo("2");
    tell(new Matter(header("office", "assessor"), false, "校服公开", "national"));
    assertThat(value("3.1")).as("cap").isEqualTo("3");
    assertThat(lines("3.1")).hasSize(2);
    tell(new Matter(header("office", "assessor"), true, "家校连心", "local"));
    assertThat(value("3.2")).isEqualTo("1");
    tell(new Matter(header("office", "assessor"), false, "家校连心", "village"));
    assertRefused("invalid-input", "level");
  }

  @Test
  void shouldTakeInterviewsExposuresAndFalsificationByTheirOwnWays() {
    tell(new Evidence(header("office", "leader"), Act.INTERVIEW, null, null, null));
    tell(new Evidence(header("office", "leader"), Act.INTERVIEW, null, null, null));
    tell(new Evidence(header("office", "assessor"), Act.EXPOSURE, null, null, null));
    assertThat(value("1.9")).isEqualTo("-4");
    assertThat(value("4")).isEqualTo("-5");
    tell(new Evidence(header("office", "assessor"), Act.FALSIFICATION, null, null, null));
    assertThat(card().result()).hasToString("0");
    assertThat(card().sections().get("1")).as("the lines stay").hasToString("11");
    tell(evidence("office", "1.9", null, "1"));
    assertRefused("invalid-input", "item");
    tell(evidence("office", "2.1", null, "1"));
    assertRefused("invalid-input", "item");
    tell(evidence("office", "9.9", null, "1"));
    assertRefused("invalid-input", "item");
    tell(evidence("office", "1.2", null, "1"));
    assertRefused("invalid-input", "found");
    tell(evidence("office", "1.1", null, null));
    assertRefused("invalid-input", "amount");
    tell(evidence("office", "1.1", null, "-1"));
    assertRefused("invalid-input", "amount");
  }

  @Test
  void shouldWeighTheUnitAsTheInspectorateSays() {
    tell(evidence("office", "weight", null, "95"));
    assertThat(card().base()).hasToString("35");
    assertThat(card().result()).hasToString("133/4");
    tell(evidence("office", "weight", null, "100"));
    assertThat(card().result()).as("the newest holds").hasToString("35");
    assertThat(lines("weight")).as("one, and not one for each place").hasSize(1);
  }

  @Test
  void shouldWeighAUnitAsAWholeAndNoSchoolOfItApart() {
    tell(evidence("office", "weight", null, "95"));
    tell(evidence("north", "weight", null, "100"));
    assertRefused("invalid-input", "item");
    tell(evidence("office", "weight", null, "201"));
    assertRefused("invalid-input", "amount");
    assertThat(card().weight()).hasToString("95");
    tell(evidence("office", "weight", null, "200"));
    assertThat(card().weight()).hasToString("200");
  }

  @Test
  void shouldNotAddWhatWasOnceEnteredForASchoolToTheWeightOfItsOffice() {
    var ofASchool =
        AssessmentDecider.entered(
            header("north", "assessor"),
            Act.EVIDENCE,
            Standing.STANDS,
            "weight",
            null,
            Fraction.of(100),
            null,
            null,
            null);
    assessment = assessment.after(ofASchool);
    tell(evidence("office", "weight", null, "95"));
    assertThat(card().weight()).hasToString("95");
  }

  @Test
  void shouldStandAsBeforeOnceWhatWasEnteredIsTakenBack() {
    tell(evidence("office", "1.2", true, null));
    tell(evidence("office", "1.2", false, null));
    var wrong = newest();
    assertThat(value("1.2")).isEqualTo("0");
    tell(new Withdrawal(header("office", "another"), wrong));
    assertRefused("not-own-entry", null);
    tell(new Withdrawal(header("office", "assessor"), wrong));
    assertThat(value("1.2")).as("what was entered before stands again").isEqualTo("5");
    tell(new Withdrawal(header("office", "assessor"), wrong));
    assertRefused("record-unknown", "recordId");
    tell(new Matter(header("office", "assessor"), false, "家校连心", "city"));
    tell(new Withdrawal(header("office", "assessor"), newest()));
    assertThat(value("3.1")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({"EXPOSURE, ", "INTERVIEW, ", "FALSIFICATION, ", "EVIDENCE, 1.10"})
  void shouldNotTakeBackAloneWhatCosts(Act act, @Nullable String item) {
    tell(new Evidence(header("office", "assessor"), act, item, null, null));
    tell(new Withdrawal(header("office", "assessor"), newest()));
    assertRefused("strike-instead", null);
  }

  @Test
  void shouldLetASpotCheckHoldInPlaceOfWhatItChecked() {
    tell(check("north", "1.4", false));
    assertRefused("nothing-to-check", null);
    tell(evidence("north", "1.4", true, null));
    tell(evidence("south", "1.4", true, null));
    tell(check("south", "1.4", true));
    assertThat(value("1.4")).isEqualTo("10");
    tell(check("north", "1.4", false));
    assertThat(value("1.4")).as("one school fails its office").isEqualTo("0");
    tell(new Withdrawal(header("north", "leader"), newest()));
    assertThat(value("1.4")).isEqualTo("10");
    tell(check("north", "1.10", false));
    assertRefused("invalid-input", "item");
    tell(check("north", "1.9", false));
    assertRefused("invalid-input", "item");
  }

  private Evidence check(String place, String item, boolean found) {
    return new Evidence(header(place, "leader"), Act.SPOT_CHECK, item, found, null);
  }

  private String newest() {
    return assessment.entered().getLast().id();
  }

  @Test
  void shouldStrikeOnlyByTwoAndThenAsIfItHadNeverBeen() {
    tell(new Evidence(header("office", "assessor"), Act.INTERVIEW, null, null, null));
    var line = lines("1.9").getFirst();
    tell(new Strike(header("office", "assessor"), line));
    assertThat(value("1.9")).as("proposed only").isEqualTo("-2");
    tell(new Strike(header("office", "assessor"), line));
    assertRefused("second-person-needed", null);
    tell(new Strike(header("office", "leader"), line));
    assertThat(value("1.9")).isEqualTo("0");
    assertThat(assessment.entered())
        .extracting(Entered::standing)
        .containsExactly(Standing.STRUCK, Standing.STRUCK);
    tell(new Strike(header("office", "leader"), line));
    assertRefused("line-unknown", "lineId");
  }

  @Test
  void shouldLetAStrikeBeDeclinedOrTakenBackAndBeProposedAgain() {
    tell(new Evidence(header("office", "assessor"), Act.INTERVIEW, null, null, null));
    var line = lines("1.9").getFirst();
    tell(new Strike(header("office", "assessor"), line));
    var strike = newest();
    tell(new Withdrawal(header("office", "leader"), strike));
    assertThat(assessment.byId(strike)).map(Entered::standing).contains(Standing.REJECTED);
    assertThat(value("1.9")).as("the line costs as before").isEqualTo("-2");
    tell(new Withdrawal(header("office", "leader"), strike));
    assertRefused("record-unknown", "recordId");

    tell(new Strike(header("office", "leader"), line));
    assertThat(value("1.9")).as("who declined has only proposed").isEqualTo("-2");
    tell(new Withdrawal(header("office", "leader"), newest()));
    assertThat(assessment.byId(newest())).map(Entered::standing).contains(Standing.WITHDRAWN);

    tell(new Strike(header("office", "assessor"), line));
    tell(new Strike(header("office", "leader"), line));
    assertThat(value("1.9")).isEqualTo("0");
    tell(new Withdrawal(header("office", "assessor"), newest()));
    assertRefused("record-unknown", "recordId");
  }

  @Test
  void shouldVoidTheEventBehindALineOfACase() {
    ledger.put(
        "a-line",
        new Entry("2.3", Line.Kind.POINTS, Fraction.of(-1), false, "case-1", "red-card-1"));
    tell(new Strike(header("office", "assessor"), "a-line"));
    assertThat(((Decision.Accepted) decided()).voided()).isNull();
    tell(new Strike(header("office", "leader"), "a-line"));
    assertThat(((Decision.Accepted) decided()).voided())
        .isEqualTo(new Decision.Voided("case-1", "red-card-1"));
  }

  @Test
  void shouldRefuseToStrikeWhatNobodyKnowsAnyMore() {
    assertThat(STRIKES_UNTIL).isEqualTo("2028-02-04T16:00:00Z");
    ledger.put("a-line", new Entry("2.3", Line.Kind.POINTS, Fraction.of(-1), false, "case-1", "r"));
    tell(new Strike(header("office", "assessor", STRIKES_UNTIL), "a-line"));
    assertThat(decided()).isInstanceOf(Decision.Accepted.class);
    tell(new Strike(header("office", "leader", STRIKES_UNTIL.plusMillis(1)), "a-line"));
    assertRefused("case-archived", null);
  }

  @Test
  void shouldHearAnAppealBeforeItIsDecidedAndTakeNoneAfterThePublicity() {
    tell(new Appeal(header("office", "head"), Step.FILE, null, null));
    var id = assessment.entered().getFirst().id();
    tell(new Appeal(header("office", "head"), Step.FILE, null, null));
    assertRefused("appeal-pending", null);
    tell(new Appeal(header("office", "assessor"), Step.UPHOLD, id, null));
    assertRefused("appeal-step", null);
    var soon = NOW.plusSeconds(1);
    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, soon));
    tell(new Period(header("office", "assessor", soon.plusMillis(1)), Standing.LOCKED, null));
    assertRefused("appeal-pending", null);
    tell(new Appeal(header("office", "assessor"), Step.HEAR, id, null));
    tell(new Appeal(header("office", "leader"), Step.REJECT, id, null));
    assertThat(assessment.entered().getFirst().standing()).isEqualTo(Standing.REJECTED);
    assertThat(assessment.entered().getFirst().second().account()).isEqualTo("leader");

    var until = NOW.plus(Duration.ofDays(5));
    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, until));
    tell(new Appeal(header("office", "head", until), Step.FILE, null, "no-such-line"));
    assertRefused("line-unknown", "lineId");
    tell(new Appeal(header("office", "head", until.plusMillis(1)), Step.FILE, null, null));
    assertRefused("appeal-too-late", null);
  }

  @Test
  void shouldNotLetWhoeverEnteredALineDecideItsAppeal() {
    tell(new Evidence(header("office", "assessor"), Act.INTERVIEW, null, null, null));
    tell(new Appeal(header("office", "head"), Step.FILE, null, lines("1.9").getFirst()));
    var id = newest();
    tell(new Appeal(header("office", "assessor"), Step.HEAR, id, null));
    assertThat(decided()).as("anybody may listen").isInstanceOf(Decision.Accepted.class);
    for (var step : List.of(Step.UPHOLD, Step.REJECT)) {
      tell(new Appeal(header("office", "assessor"), step, id, null));
      assertRefused("second-person-needed", null);
    }
    tell(new Appeal(header("office", "leader"), Step.UPHOLD, id, null));
    assertThat(assessment.byId(id).orElseThrow().standing()).isEqualTo(Standing.UPHELD);
  }

  @Test
  void shouldTakeNothingAfterTheLock() {
    var again = evidence("office", "1.2", true, null);
    tell(again);
    var until = NOW.plus(Duration.ofDays(5));
    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, until));
    tell(new Period(header("office", "assessor", until.plusMillis(1)), Standing.LOCKED, null));
    assertThat(assessment.period()).isEqualTo(Standing.LOCKED);
    assertThat(assessment.until()).as("when it was locked").isEqualTo(until.plusMillis(1));
    tell(evidence("office", "1.2", false, null));
    assertRefused("period-locked", null);
    tell(again);
    assertThat(((Decision.Accepted) decided()).replayed()).as("asked again").isTrue();
    assertThat(value("1.2")).isEqualTo("5");
  }

  @Test
  void shouldLockOnlyAfterAPublicityThatIsOver() {
    var until = NOW.plus(Duration.ofDays(5));
    tell(new Period(header("office", "assessor"), Standing.LOCKED, null));
    assertRefused("publicity-missing", null);
    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, null));
    assertRefused("invalid-input", "until");
    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, NOW));
    assertRefused("invalid-input", "until");
    assertThat(assessment.period()).as("nothing changed").isEqualTo(Standing.OPEN);

    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, until));
    tell(new Period(header("office", "assessor", until), Standing.LOCKED, null));
    assertRefused("publicity-running", null);
    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, until.minusMillis(1)));
    assertRefused("invalid-input", "until");
    tell(new Appeal(header("office", "head", until), Step.FILE, null, null));
    assertThat(decided()).as("until the last moment").isInstanceOf(Decision.Accepted.class);

    var longer = until.plus(Duration.ofDays(1));
    tell(new Period(header("office", "assessor"), Standing.PUBLICITY, longer));
    assertThat(assessment.until()).as("it may be longer").isEqualTo(longer);
    tell(new Period(header("office", "assessor", until.plusMillis(1)), Standing.LOCKED, null));
    assertRefused("publicity-running", null);
  }

  @Test
  void shouldNeverSayStruckWhereNothingIs() {
    ledger.put("old", new Entry("1.9", Line.Kind.POINTS, Fraction.of(-2), false, null, "gone"));
    ledger.put("void", new Entry("2.3", Line.Kind.POINTS, Fraction.of(-1), false, "case-1", ""));
    for (var line : List.of("old", "void")) {
      last =
          AssessmentDecider.decide(
              assessment,
              SCHEME,
              id -> Optional.ofNullable(ledger.get(id)),
              STRIKES_UNTIL,
              new Strike(header("office", "assessor"), line));
      assertRefused("line-unknown", "lineId");
    }
  }

  private void tell(AssessmentCommand command) {
    last =
        AssessmentDecider.decide(
            assessment, SCHEME, id -> Optional.ofNullable(ledger.get(id)), STRIKES_UNTIL, command);
    if (last instanceof Decision.Accepted accepted) {
      for (var changed : accepted.changed()) {
        assessment = assessment.after(changed);
      }
      ledger.values().removeIf(entry -> entry.caseId() == null);
      AssessmentLines.of(assessment, OFFICE, SCHEME, "2026")
          .forEach(line -> ledger.put(line.id(), Entry.of(line)));
    }
  }

  private Decision decided() {
    return Objects.requireNonNull(last);
  }

  private void assertRefused(String code, @Nullable String field) {
    assertThat(decided())
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.field()).isEqualTo(field);
              assertThat(refused.message()).isNotBlank();
            });
  }

  private Evidence evidence(
      String place, String item, @Nullable Boolean found, @Nullable String amount) {
    return new Evidence(
        header(place, "assessor"),
        Act.EVIDENCE,
        item,
        found,
        amount == null ? null : Fraction.parse(amount));
  }

  private Header header(String place, String account) {
    return header(place, account, NOW);
  }

  private Header header(String place, String account, Instant at) {
    commands++;
    return new Header(
        "c" + commands,
        OFFICE,
        place,
        new Person(account, "ASSESSOR", null),
        at,
        null,
        List.of(),
        null);
  }

  private Card card() {
    var sums = UnitSums.NONE;
    for (var entry : ledger.values()) {
      sums = sums.posted(entry, null);
    }
    return Card.of(sums, SCHEME);
  }

  private String value(String item) {
    return card().items().stream()
        .filter(one -> one.item().equals(item))
        .map(one -> one.value().toString())
        .findFirst()
        .orElseThrow();
  }

  private List<String> lines(String item) {
    return ledger.entrySet().stream()
        .filter(line -> line.getValue().item().equals(item))
        .map(Map.Entry::getKey)
        .toList();
  }
}
