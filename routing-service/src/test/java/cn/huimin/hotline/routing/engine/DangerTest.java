package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of danger: emergencies and compulsory reports (DOMAIN §4.8, §6). */
class DangerTest {

  @Test
  void shouldProposeWhatWordsOfDangerMeanAndOweTheCentreAnAnswer() {
    var story = Story.endangered();

    assertThat(story.lastEvents())
        .contains(
            new BesideEvent.EmergencyProposed(Urgency.NORMAL), new BesideEvent.PoliceReportOwed());
    assertThat(story.file().flags()).contains(CaseFlag.EMERGENCY_PROPOSED, CaseFlag.POLICE_REPORT);
    assertThat(NextSteps.of(story.file(), story.context()))
        .filteredOn(NextStep::owed)
        .extracting(step -> step.action().apiName())
        .contains("confirm-emergency", "police-report", "dispatch");
  }

  @Test
  void shouldConfirmOrLowerOnceWithAReason() {
    var confirmed = Story.endangered();
    confirmed.does(confirmed.emergency(Town.DUTY, true, null)).accepted();
    assertThat(confirmed.file().subject().urgency()).isEqualTo(Urgency.EMERGENCY);
    assertThat(confirmed.file().flags()).doesNotContain(CaseFlag.EMERGENCY_PROPOSED);
    assertThat(confirmed.does(confirmed.emergency(Town.OPERATOR, true, null)).refusal().message())
        .contains("没有等待确认的特急");

    var lowered = Story.endangered();
    lowered.does(lowered.emergency(Town.OPERATOR, false, null)).accepted();
    assertThat(lowered.file().subject().urgency()).isEqualTo(Urgency.NORMAL);

    var urgent = Story.endangered();
    urgent.does(urgent.emergency(Town.OPERATOR, false, Urgency.URGENT)).accepted();
    assertThat(urgent.file().subject().urgency()).isEqualTo(Urgency.URGENT);
    var wrong = Story.endangered();
    assertThat(
            wrong
                .does(wrong.emergency(Town.OPERATOR, false, Urgency.EMERGENCY))
                .refusal()
                .problems())
        .extracting(Problem::field)
        .containsExactly("urgency");
  }

  @Test
  void shouldHoldADispatchForTheAnswer() {
    var story = Story.endangered().dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE);
    assertThat(story.file().flags()).doesNotContain(CaseFlag.EMERGENCY_PROPOSED);
    assertThat(story.file().subject().urgency()).isEqualTo(Urgency.EMERGENCY);
  }

  /** Nothing ends as if no danger had been seen, before somebody said whether there is one. */
  @ParameterizedTest
  @ValueSource(strings = {"answer", "decline", "refer", "merge", "split", "withdraw-decision"})
  void shouldEndNothingWhileAnEmergencyIsProposed(String action) {
    var story = Story.endangered();
    if (action.equals("withdraw-decision")) {
      story.does(story.withdrawal(Town.OPERATOR)).accepted();
    }
    var asked = asked(story, action);

    assertThat(Objects.requireNonNull(story.tries(asked).refusal()).message()).contains("疑似特急");

    story.does(story.emergency(Town.OPERATOR, false, null)).accepted();
    assertThat(story.tries(asked(story, action)).refusal()).isNull();
  }

  private static CaseCommand asked(Story story, String action) {
    return switch (action) {
      case "answer" -> story.answer(Town.OPERATOR);
      case "decline" -> story.decline(Town.OPERATOR);
      case "refer" -> story.refer(Town.OPERATOR);
      case "merge" -> story.merge(Town.OPERATOR, Story.OTHER_CASE);
      case "split" -> story.split(Town.OPERATOR, "p1", "p2");
      default -> story.withdrawalDecision(Town.OPERATOR, true, false);
    };
  }

  /** What a revision hides stays hidden, whatever its words mean beside. */
  @Test
  void shouldKeepHiddenWhatARevisionOfDangerHides() {
    var story = Story.dispatchedToSchool();
    var confidential = story.handInCommand(DemandType.COMPLAINT, "hash-danger", true, false);

    story.does(Story.dangerous(confidential)).accepted();

    assertThat(story.file().subject().hidden()).isTrue();
    assertThat(story.file().flags()).contains(CaseFlag.EMERGENCY_PROPOSED, CaseFlag.SUMMARY_DUE);
  }

  /** What comes later is heard as if it had been said at first. */
  @Test
  void shouldHearWordsOfDangerInARevisionAndInAnAmendmentOnce() {
    var revised = Story.dispatchedToSchool().sign(Town.SCHOOL).revisedWithDanger().accepted();
    assertThat(revised.lastEvents())
        .contains(
            new BesideEvent.EmergencyProposed(Urgency.NORMAL), new BesideEvent.PoliceReportOwed());
    assertThat(revised.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(revised.file().subject().urgency()).isEqualTo(Urgency.EMERGENCY);
    assertThat(NextSteps.of(revised.file(), revised.context()))
        .filteredOn(NextStep::owed)
        .extracting(step -> step.action().apiName())
        .contains("confirm-emergency", "police-report", "report");

    revised.does(revised.emergency(Town.OPERATOR, false, null)).accepted();
    assertThat(revised.file().subject().urgency()).isEqualTo(Urgency.NORMAL);
    var again =
        Story.dangerous(revised.handInCommand(DemandType.COMPLAINT, "hash-again", false, false));
    revised.does(again).accepted();
    assertThat(revised.file().flags())
        .as("what was answered is not asked again")
        .doesNotContain(CaseFlag.EMERGENCY_PROPOSED);

    var amended = Story.dispatchedToSchool();
    amended.does(amended.amendment(Town.OPERATOR)).accepted();
    assertThat(amended.file().flags()).isEmpty();
    amended.does(amended.amendmentOfDanger(Town.OPERATOR)).accepted();
    assertThat(amended.file().flags())
        .contains(CaseFlag.EMERGENCY_PROPOSED, CaseFlag.POLICE_REPORT);
  }

  /** What ended stays as it is, but the police are told. */
  @Test
  void shouldOweTheReportToThePoliceAlsoWhereTheCaseHasEnded() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, Satisfaction.SATISFIED).revisedWithDanger().accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().subject().urgency()).isEqualTo(Urgency.NORMAL);
    assertThat(story.file().flags())
        .contains(CaseFlag.POLICE_REPORT)
        .doesNotContain(CaseFlag.EMERGENCY_PROPOSED);
  }

  /** Nobody ends the case, and no unit hands it on, before the centre said what it is. */
  @Test
  void shouldNeitherCloseNorPassDownWhatMayBeAnEmergency() {
    var approved = Story.dispatchedToSchool().toApproved().revisedWithDanger().accepted();
    assertThat(approved.callback(Town.OPERATOR, Satisfaction.SATISFIED).refusal().message())
        .contains("疑似特急");

    var passed = Story.dispatchedToSchool().revisedWithDanger().accepted();
    assertThat(
            passed
                .dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE)
                .refusal()
                .message())
        .contains("疑似特急");
    assertThat(passed.file().flags()).contains(CaseFlag.EMERGENCY_PROPOSED);
  }

  @Test
  void shouldConfirmNoInvalidityWhileAnEmergencyIsProposed() {
    var story = Story.endangered();
    story.does(story.invalid(Town.OPERATOR)).accepted();
    assertThat(story.does(story.confirmation(Town.LEADER, true)).refusal().message())
        .contains("疑似特急");
  }

  @Test
  void shouldTakeTheProofOfTheReportToThePoliceEvenAfterTheEnd() {
    var story = Story.endangered().dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE);
    story.toApproved().callback(Town.OPERATOR, Satisfaction.SATISFIED).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().flags()).contains(CaseFlag.POLICE_REPORT);

    story.does(story.policeReport(Town.liaison(Town.SCHOOL))).accepted();
    assertThat(story.file().flags()).doesNotContain(CaseFlag.POLICE_REPORT);
    assertThat(story.does(story.policeReport(Town.OPERATOR)).refusal().message())
        .contains("没有等待记录的强制报告");
  }
}
