package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Falsity;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Delegation, findings, ratings, and the way down the line and up again (DOMAIN §2, §3). */
class TrustTest {

  private static CaseCommand.SignOff signOff(Story story, String unit) {
    return new CaseCommand.SignOff(story.header(Town.second(unit), null, List.of()), true);
  }

  @Test
  void shouldLetTheDelegateSignOffAndNobodyElse() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL).report(Town.liaison(Town.SCHOOL));
    assertThat(story.does(signOff(story, Town.SCHOOL)).refusal().code()).isEqualTo("forbidden");

    var delegate = Town.second(Town.SCHOOL).id();
    story.does(story.delegation(Town.head(Town.SCHOOL), delegate)).accepted();
    assertThat(
            story
                .does(
                    new CaseCommand.SignOff(
                        story.header(Town.liaison(Town.SCHOOL), null, List.of()), true))
                .refusal()
                .code())
        .isEqualTo("forbidden");
    story.does(signOff(story, Town.SCHOOL)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED_OFF);
  }

  @Test
  void shouldNotLetTheDelegateSignTheirOwnReportOff() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL).report(Town.second(Town.SCHOOL));
    story.does(story.delegation(Town.head(Town.SCHOOL), Town.second(Town.SCHOOL).id())).accepted();
    assertThat(story.does(signOff(story, Town.SCHOOL)).refusal().code()).isEqualTo("own-work");
  }

  @Test
  void shouldDelegateOnlyWithinTheUnit() {
    var story = Story.dispatchedToSchool();
    assertThat(
            story
                .does(story.delegation(Town.head(Town.SCHOOL), Town.second(Town.CITY).id()))
                .refusal()
                .problems())
        .extracting(Problem::field)
        .containsExactly("account");
  }

  @Test
  void shouldForgetTheDelegateOfAnotherUnit() {
    var story = Story.dispatchedToSchool();
    story.does(story.delegation(Town.head(Town.SCHOOL), Town.second(Town.SCHOOL).id())).accepted();
    story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE).accepted();
    assertThat(story.file().beside().delegate()).isNull();
  }

  @Test
  void shouldFindAReportFalsifiedOnce() {
    var story =
        Story.dispatchedToSchool().toApproved().callback(Town.OPERATOR, Satisfaction.SATISFIED);
    story.does(story.falsified(Town.LEADER)).accepted();
    assertThat(story.file().beside().falsity()).isEqualTo(Falsity.FALSIFIED);
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.does(story.falsified(Town.OPERATOR)).refusal().message()).contains("认定过");
  }

  @Test
  void shouldChargeTheUnitWhoseReportItIsThoughAnotherHasTheCase() {
    var story =
        Story.dispatchedToSchool()
            .toApproved()
            .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
            .dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE)
            .accepted()
            .sign(Town.CITY)
            .accepted();

    story.does(story.falsified(Town.LEADER)).accepted();

    assertThat(story.lastEvents())
        .singleElement()
        .satisfies(
            event ->
                assertThat(((BesideEvent.FoundFalsified) event).unitId()).isEqualTo(Town.SCHOOL));
  }

  private static Story unreachable() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, null).callback(Town.OPERATOR, null);
    // The third comes in the evening of the next day.
    return story.at(Story.MONDAY_TEN.plus(Duration.ofHours(32))).callback(Town.OPERATOR, null);
  }

  @Test
  void shouldTakeTheRatingForTheVerdictOfWhoCannotBeReached() {
    var early = Story.dispatchedToSchool().toApproved();
    assertThat(early.does(early.rating(Town.OPERATOR, Satisfaction.SATISFIED)).refusal().code())
        .isEqualTo("callback-attempts-missing");

    var good = unreachable();
    good.does(good.rating(Town.OPERATOR, Satisfaction.SATISFIED)).accepted();
    assertThat(good.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(good.file().callbacks().satisfaction()).isEqualTo(Satisfaction.SATISFIED);

    var bad = unreachable();
    bad.does(bad.rating(Town.OPERATOR, Satisfaction.DISSATISFIED)).accepted();
    assertThat(bad.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(bad.file().round()).isEqualTo(2);
  }

  @Test
  void shouldTakeTheRatingOfTheComplainantAsThatOfTheCentreAndOfferItToNobodyElse() {
    var complainant = new Actor("complainant", Role.COMPLAINANT, null, "portal");
    var early = Story.dispatchedToSchool().toApproved();
    assertThat(early.does(early.rating(complainant, Satisfaction.SATISFIED)).refusal().code())
        .isEqualTo("callback-attempts-missing");

    var story = unreachable();
    assertThat(NextSteps.of(story.file(), story.context()))
        .filteredOn(step -> step.action() == Action.RATE)
        .singleElement()
        .satisfies(step -> assertThat(step.roles()).containsExactly(Role.OPERATOR, Role.LEADER));
    story.does(story.rating(complainant, Satisfaction.DISSATISFIED)).accepted();
    assertThat(story.file().round()).isEqualTo(2);
    assertThat(story.does(story.rating(complainant, Satisfaction.SATISFIED)).refusal().code())
        .isEqualTo("state-does-not-allow");
    assertThat(story.does(story.falsified(complainant)).refusal().code()).isEqualTo("forbidden");
  }

  @Test
  void shouldNoteALateRatingOfACaseClosedWithoutVerdictOrDoItAgain() {
    var dissatisfied = closedUnreached();
    dissatisfied.does(dissatisfied.rating(Town.OPERATOR, Satisfaction.DISSATISFIED)).accepted();
    assertThat(dissatisfied.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(dissatisfied.file().round()).isEqualTo(2);

    var story = closedUnreached();
    story.does(story.rating(Town.OPERATOR, Satisfaction.NO_COMMENT)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().callbacks().satisfaction()).isEqualTo(Satisfaction.NO_COMMENT);
    assertThat(story.does(story.rating(Town.OPERATOR, Satisfaction.SATISFIED)).refusal().message())
        .contains("评价过");
  }

  private static Story closedUnreached() {
    var story = unreachable();
    story.does(story.limitPassed(Town.SERVICE, ClockKind.RATING)).accepted();
    return story.close().accepted();
  }

  @Test
  void shouldCountTheWayDownTheLineAndUpAgainAsNoTransfer() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.OFFICE));
    story.handIn(DemandType.COMPLAINT);
    story.dispatch(Town.liaison(Town.OFFICE), Town.SCHOOL, TransferFault.NONE).accepted();
    story.dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE).accepted();
    assertThat(story.file().assignment().passedDownFrom())
        .containsExactly(Town.OFFICE, Town.SCHOOL);

    story.dispatch(Town.liaison(Town.SECTION), Town.SCHOOL, TransferFault.NONE).accepted();
    story.dispatch(Town.liaison(Town.SCHOOL), Town.OFFICE, TransferFault.NONE).accepted();
    assertThat(story.file().assignment().unitId()).isEqualTo(Town.OFFICE);
    assertThat(story.file().assignment().dispatches()).isEqualTo(1);
    assertThat(story.file().assignment().passedDownFrom()).isEmpty();
  }

  @Test
  void shouldPassUpOnlyToWhoPassedItDown() {
    var story = Story.dispatchedToSchool();
    assertThat(
            story
                .dispatch(Town.liaison(Town.SCHOOL), Town.OFFICE, TransferFault.NONE)
                .refusal()
                .message())
        .contains("交回派下来的上级单位");
  }
}
