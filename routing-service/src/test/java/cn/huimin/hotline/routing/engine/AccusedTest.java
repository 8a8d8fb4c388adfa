package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.record.SummaryWriter;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is accused, or no longer has the case, is kept out of it (DOMAIN §4.3). */
class AccusedTest {

  @ParameterizedTest
  @CsvSource({"school, false", "section, false", "office, true", "sister, true"})
  void shouldNeitherCopyNorConsultTheAccusedNorWhoIsBelow(String unit, boolean allowed) {
    var story = Story.accusing(Town.SCHOOL);
    var copied =
        new CaseCommand.Dispatch(
            story.header(Town.OPERATOR, null, List.of()),
            Town.TEACHERS,
            TransferFault.NONE,
            null,
            null,
            null,
            null,
            List.of(unit),
            "sum-1");
    var consulted =
        new ReturnCommand.Consult(
            story.header(
                Town.OPERATOR,
                null,
                List.of(new Text("reason", TextKind.REASON), new Text("sum", TextKind.SUMMARY))),
            List.of(Town.FEES, unit));

    var copying = story.tries(copied).refusal();
    var consulting = story.tries(consulted).refusal();

    if (allowed) {
      assertThat(copying).isNull();
      assertThat(consulting).isNull();
    } else {
      assertThat(copying.problems()).extracting(Problem::field).containsExactly("copiedUnitIds");
      assertThat(copying.problems().getFirst().message()).contains("被反映的单位");
      assertThat(consulting.problems()).extracting(Problem::field).containsExactly("unitIds");
    }
  }

  /** The only unit below is the one that is accused: there is nobody to pass it down to. */
  @Test
  void shouldNotOfferAUnitToPassTheCaseDownToTheAccused() {
    var story =
        Story.accusing(Town.SECTION)
            .dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE)
            .accepted();

    assertThat(
            NextSteps.of(story.file(), story.context()).stream()
                .filter(step -> step.action() == Action.DISPATCH)
                .flatMap(step -> step.roles().stream()))
        .containsExactly(Role.OPERATOR);
    assertThat(
            story
                .dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE)
                .refusal()
                .code())
        .isEqualTo("forbidden");
  }

  /** Recognition does not know whom every demand is against: the centre says so. */
  @Test
  void shouldLetTheCentreSayWhomACaseIsAgainst() {
    var story = Story.inTriage();
    story.does(against(story, Town.SCHOOL)).accepted();
    assertThat(story.file().subject().accusedUnitId()).isEqualTo(Town.SCHOOL);
    assertThat(
            story
                .tries(story.dispatchCommand(Town.OPERATOR, Town.SECTION, TransferFault.NONE))
                .refusal()
                .problems())
        .extracting(Problem::field)
        .containsExactly("unitId");

    assertThat(story.tries(against(story, "nowhere")).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("accusedUnitId");
    var there = Story.dispatchedToSchool();
    assertThat(there.tries(against(there, Town.SCHOOL)).refusal().problems().getFirst().message())
        .contains("请先改派");
    there.does(there.invitation(Town.OPERATOR, Town.CITY)).accepted();
    assertThat(there.tries(against(there, Town.CITY)).refusal().problems().getFirst().message())
        .contains("联办");
    there.does(against(there, Town.FEES)).accepted();
    assertThat(there.file().assignment().copiedUnitIds())
        .as("the responsible department had a copy")
        .doesNotContain(Town.FEES);
  }

  /** In the same step in which it gives the case away. */
  @Test
  void shouldLetTheCentreSayItInADispatch() {
    var story = Story.inTriage();
    assertThat(story.tries(dispatch(story, Town.SECTION, Town.SCHOOL)).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("unitId");
    assertThat(story.tries(dispatch(story, Town.TEACHERS, "nowhere")).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("accusedUnitId");
    story.does(dispatch(story, Town.TEACHERS, Town.SCHOOL)).accepted();
    assertThat(story.file().subject().accusedUnitId()).isEqualTo(Town.SCHOOL);

    var liaison = Story.dispatchedToSchool();
    assertThat(
            liaison
                .tries(dispatch(liaison, Town.SECTION, Town.CITY, Town.liaison(Town.SCHOOL)))
                .refusal()
                .problems())
        .extracting(Problem::field)
        .containsExactly("accusedUnitId");
    liaison.does(liaison.invitation(Town.OPERATOR, Town.CITY)).accepted();
    assertThat(liaison.tries(dispatch(liaison, Town.OFFICE, Town.CITY)).refusal().problems())
        .as("who is asked for its share would go on seeing it")
        .extracting(Problem::field)
        .containsExactly("accusedUnitId");
  }

  private static CaseCommand dispatch(Story story, String unit, String accused) {
    return dispatch(story, unit, accused, Town.OPERATOR);
  }

  private static CaseCommand dispatch(Story story, String unit, String accused, Actor actor) {
    return new CaseCommand.Dispatch(
        story.header(actor, null, List.of()),
        unit,
        TransferFault.NONE,
        null,
        null,
        null,
        null,
        List.of(),
        actor.equals(Town.OPERATOR) ? "sum-1" : null,
        false,
        accused);
  }

  /** They read it until it is decided, and no longer. */
  @Test
  void shouldShowACaseToThoseWhoAreConsultedUntilItIsDecided() {
    var story = Story.dispatchedToSchool();
    story.does(story.consultation(Town.OPERATOR)).accepted();
    assertThat(consulted(story)).containsExactly(Town.FEES);
    assertThat(story.tries(against(story, Town.FEES)).refusal().problems().getFirst().message())
        .contains("会商");

    story.does(story.consultationDecision(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE));
    assertThat(consulted(story)).isEmpty();

    var ended = Story.dispatchedToSchool();
    ended.does(ended.consultation(Town.OPERATOR)).accepted();
    ended.does(ended.withdrawal(Town.OPERATOR)).accepted();
    ended.does(ended.withdrawalDecision(Town.OPERATOR, true, false)).accepted();
    assertThat(consulted(ended)).isEmpty();
  }

  private static List<String> consulted(Story story) {
    return SummaryWriter.write(story.file(), List.of()).getConsultedUnitIds();
  }

  /** What is hidden from units is hidden from those who are consulted as well (DOMAIN §8). */
  @Test
  void shouldAskForASummaryForThoseWhoAreConsultedOnWhatIsHidden() {
    var story = Story.accusing(Town.SCHOOL);
    var without =
        new ReturnCommand.Consult(
            story.header(Town.OPERATOR, null, List.of(new Text("reason", TextKind.REASON))),
            List.of(Town.FEES));
    assertThat(story.tries(without).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("summary");
    var texts = List.of(new Text("reason", TextKind.REASON), new Text("sum", TextKind.SUMMARY));
    story
        .does(
            new ReturnCommand.Consult(
                story.header(Town.OPERATOR, null, texts), List.of(Town.FEES, Town.FEES)))
        .accepted();
    assertThat(consulted(story)).containsExactly(Town.FEES);
  }

  /** Who gave it back does not see it again because it ended. */
  @Test
  void shouldNotShowTheCaseAgainToAFormerUnitWhenItEnds() {
    var story = Story.dispatchedToSchool();
    story
        .asksReturn(Town.SCHOOL)
        .does(story.returnDecision(Town.OPERATOR, true, null, TransferFault.CENTRE, false))
        .accepted()
        .does(story.answer(Town.OPERATOR))
        .accepted();
    assertThat(SummaryWriter.write(story.file(), List.of()).getUnitLine()).isEmpty();

    var back = Story.dispatchedToSchool();
    back.does(back.backToSource(Town.OPERATOR)).accepted();
    back.does(back.sourceRefusal(Town.OPERATOR)).accepted();
    back.does(back.decline(Town.OPERATOR)).accepted();
    assertThat(SummaryWriter.write(back.file(), List.of()).getUnitLine()).isEmpty();

    back = Story.dispatchedToSchool().toApproved().callback(Town.OPERATOR, Satisfaction.SATISFIED);
    assertThat(SummaryWriter.write(back.file(), List.of()).getUnitLine())
        .as("who handled it goes on seeing it")
        .contains(Town.SCHOOL);
  }

  /** The source hides a case that a unit is handling: the centre owes it other words. */
  @Test
  void shouldOweASummaryWhenTheSourceHidesACaseThatAUnitHas() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.handInCommand(DemandType.COMPLAINT, "hash-2", true, false)).accepted();
    assertThat(story.file().flags()).contains(CaseFlag.SUMMARY_DUE);
    assertThat(NextSteps.of(story.file(), story.context()))
        .filteredOn(NextStep::owed)
        .extracting(step -> step.action())
        .contains(Action.CORRECT_CLASSIFICATION, Action.REPORT);

    var texts = List.of(new Text("reason", TextKind.REASON), new Text("sum", TextKind.SUMMARY));
    story
        .does(
            new CorrectCommand(
                story.header(Town.OPERATOR, null, texts),
                new Correction(null, null, null, null, "sum", null)))
        .accepted();
    assertThat(story.file().flags()).doesNotContain(CaseFlag.SUMMARY_DUE);
    assertThat(NextSteps.of(story.file(), story.context()))
        .filteredOn(NextStep::owed)
        .extracting(step -> step.action())
        .doesNotContain(Action.CORRECT_CLASSIFICATION);

    var inTriage = Story.inTriage();
    inTriage.does(inTriage.handInCommand(DemandType.COMPLAINT, "hash-2", true, false)).accepted();
    assertThat(inTriage.file().flags()).as("nobody has it yet").isEmpty();
  }

  /** A revision hides what would have been hidden at the opening (DOMAIN §8, §4.3). */
  @Test
  void shouldHideWhatARevisionMakesAReportOrTurnsAgainstTheHead() {
    var report = Story.dispatchedToSchool().sign(Town.SCHOOL);
    report.does(report.handInCommand(DemandType.REPORT, "hash-2", false, false)).accepted();
    assertHiddenWithASummaryDue(report);
    assertThat(report.file().subject().sourceType())
        .as("the source's first word stays")
        .isEqualTo(DemandType.COMPLAINT);

    var against = Story.where(Story.accusesByWords(Town.SCHOOL)).handIn(DemandType.COMPLAINT);
    assertThat(against.file().subject().hidden()).isFalse();
    against.does(accusing(against, "hash-2")).accepted();
    assertHiddenWithASummaryDue(against);
    assertThat(against.file().subject().accusedUnitId())
        .as("who has it keeps it until the centre gives it to another")
        .isNull();

    var added = Story.where(Story.accusesByWords(Town.SCHOOL)).handIn(DemandType.COMPLAINT);
    added
        .does(
            new OversightCommand.Amend(
                added.header(Town.OPERATOR, null, List.of(new Text("note", TextKind.NOTE))),
                accusing(added, "any").wording(),
                null,
                null,
                false))
        .accepted();
    assertHiddenWithASummaryDue(added);
  }

  private static void assertHiddenWithASummaryDue(Story story) {
    assertThat(story.file().subject().hidden()).isTrue();
    assertThat(story.file().flags()).contains(CaseFlag.SUMMARY_DUE);
    assertThat(NextSteps.of(story.file(), story.context()))
        .filteredOn(NextStep::owed)
        .extracting(step -> step.action())
        .contains(Action.CORRECT_CLASSIFICATION);
  }

  /** Where nobody has it yet, whom the revision is against does not get it. */
  @Test
  void shouldNotDispatchToWhomARevisionIsAgainst() {
    var story = Story.where(Story.accusesByWords(null)).handIn(DemandType.COMPLAINT);
    story.does(Story.dangerous(accusing(story, "hash-2"))).accepted();
    story.does(accusing(story, "hash-3")).accepted();

    assertThat(story.file().subject().accusedUnitId()).isEqualTo(Town.SCHOOL);
    assertThat(story.file().subject().hidden()).isTrue();
    assertThat(story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).refusal().problems())
        .extracting(Problem::field)
        .contains("unitId");
  }

  private static CaseCommand.HandIn accusing(Story story, String hash) {
    var order = story.handInCommand(DemandType.COMPLAINT, hash, false, false);
    return new CaseCommand.HandIn(
        order.header(),
        order.order(),
        Story.words(Story.ACCUSATION),
        order.demandType(),
        order.urgency(),
        order.revision(),
        order.receivedAt(),
        order.caseSeen());
  }

  private static CorrectCommand against(Story story, String unit) {
    return new CorrectCommand(
        story.header(Town.OPERATOR, null, List.of(new Text("reason", TextKind.REASON))),
        new Correction(null, null, null, null, null, unit));
  }

  @Test
  void shouldShowTheCaseNoLongerToTheUnitThatGaveItBack() {
    var story = Story.dispatchedToSchool();
    assertThat(SummaryWriter.write(story.file(), List.of()).getUnitLine()).contains(Town.SCHOOL);
    assertThat(SummaryWriter.write(story.file(), List.of()).getCopiedUnitIds()).isNotEmpty();

    story
        .asksReturn(Town.SCHOOL)
        .does(story.returnDecision(Town.OPERATOR, true, null, TransferFault.CENTRE, false))
        .accepted();
    var inTriage = SummaryWriter.write(story.file(), List.of());
    assertThat(inTriage.getUnitLine()).isEmpty();
    assertThat(inTriage.getCopiedUnitIds()).isEmpty();
    assertThat(inTriage.getUnitId()).isEqualTo(Town.SCHOOL);

    var returned = Story.dispatchedToSchool();
    returned.does(returned.backToSource(Town.OPERATOR)).accepted();
    assertThat(SummaryWriter.write(returned.file(), List.of()).getUnitLine()).isEmpty();
  }
}
