package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Endings by the centre, withdrawal, and what needs a second person (DOMAIN §3). */
class SettlementTest {

  @Test
  void shouldAskForTheAnswerAndHowTheComplainantWasTold() {
    var story = Story.inTriage();
    story.does(new EndingCommand.Answer(story.header(Town.OPERATOR, null, List.of()), null));
    assertThat(fields(story)).containsExactly("publicAnswer", "means");

    story.does(
        new EndingCommand.Decline(story.header(Town.OPERATOR, null, List.of()), null, "PIGEON"));
    assertThat(fields(story)).containsExactly("publicAnswer", "means", "reasonCode", "reason");

    story.does(new EndingCommand.Refer(story.header(Town.OPERATOR, null, List.of()), "PHONE"));
    assertThat(fields(story)).containsExactly("publicAnswer", "authority", "reason");
  }

  @Test
  void shouldNotAskHowSomebodyWasToldWhoCannotBeReached() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, null));
    story.does(story.handInCommand(DemandType.COMPLAINT, "hash-1", false, true));
    var told = story.answer(Town.OPERATOR);

    story.does(new EndingCommand.Answer(told.header(), null)).accepted();

    assertThat(story.file().state()).isEqualTo(CaseState.ANSWERED);
  }

  @Test
  void shouldSettleAPendingReturnByEndingTheCase() {
    var story = Story.dispatchedToSchool().asksReturn(Town.SCHOOL);

    story.does(story.refer(Town.OPERATOR)).accepted();

    assertThat(story.file().ended()).isTrue();
    assertThat(story.file().flags()).isEmpty();
    assertThat(story.file().returns().pending()).isNull();
    assertThat(NextSteps.of(story.file(), story.context())).isEmpty();
  }

  @Test
  void shouldWithdrawOnlyWhatTheCentreConfirmedWithTheComplainant() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.withdrawal(Town.liaison(Town.SCHOOL))).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(owed(story)).contains("withdraw-decision", "report");
    assertThat(story.tries(story.withdrawal(Town.OPERATOR)).refusal().message()).contains("已申请撤单");

    story.does(story.withdrawalDecision(Town.OPERATOR, true, null));
    assertThat(fields(story)).containsExactly("pressed");
    story.does(story.withdrawalDecision(Town.OPERATOR, true, true));
    assertThat(fields(story)).containsExactly("confirmed");

    story.does(story.withdrawalDecision(Town.OPERATOR, false, true)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(story.file().flags()).isEmpty();

    story.does(story.withdrawal(Town.OPERATOR)).accepted();
    story.does(story.withdrawalDecision(Town.OPERATOR, true, false)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.WITHDRAWN);
  }

  @Test
  void shouldSayWhoAskedForTheWithdrawal() {
    var story = Story.dispatchedToSchool();
    story.does(story.withdrawal(Town.head(Town.SCHOOL)));
    assertThat(((EndingEvent.WithdrawalAsked) story.lastEvents().getFirst()).byUnit()).isTrue();

    var other = Story.dispatchedToSchool();
    other.does(other.withdrawal(Town.OPERATOR));
    assertThat(((EndingEvent.WithdrawalAsked) other.lastEvents().getFirst()).byUnit()).isFalse();
  }

  @Test
  void shouldNotWithdrawForSomebodyWhoCannotBeAsked() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    story.does(story.handInCommand(DemandType.COMPLAINT, "hash-1", false, true));

    assertThat(story.does(story.withdrawal(Town.OPERATOR)).refusal().message()).contains("匿名");
  }

  @Test
  void shouldForgetAnOpenWithdrawalWhenTheCaseClosesOtherwise() {
    var story = Story.dispatchedToSchool().toApproved();
    story.does(story.withdrawal(Town.OPERATOR)).accepted();

    story.callback(Town.OPERATOR, Satisfaction.SATISFIED);

    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().flags()).containsExactly(CaseFlag.CONTACTED);
  }

  @Test
  void shouldLetTheLeaderStandInWhereTheCentreIsOnePerson() {
    var story = Story.inTriage();
    story.does(story.invalid(Town.OPERATOR)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.TRIAGE);
    assertThat(confirmers(story)).containsExactly(Role.LEADER);

    assertThat(story.tries(story.confirmation(Town.OPERATOR, true)).refusal().message())
        .contains("分管局领导");
    story.does(story.confirmation(Town.LEADER, true)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.INVALID);
  }

  @Test
  void shouldLetAnotherOperatorConfirmWhereThereAreTwo() {
    var story = Story.inTriage().in(Town.WITH_TWO_OPERATORS);
    var second = new Actor("operator1", Role.OPERATOR, "centre", "api");
    story.does(story.invalid(Town.OPERATOR)).accepted();
    assertThat(confirmers(story)).containsExactly(Role.OPERATOR);

    var own = story.tries(story.confirmation(Town.OPERATOR, true)).refusal();
    assertThat(own.code()).isEqualTo("own-work");
    assertThat(own.message()).contains("另一人");
    assertThat(story.tries(story.confirmation(Town.LEADER, true)).refusal().code())
        .isEqualTo("forbidden");

    story.does(story.confirmation(second, false)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.TRIAGE);
    assertThat(story.file().settlement().proposal()).isNull();
    assertThat(owed(story)).containsExactly("dispatch");
  }

  @Test
  void shouldLetTheOperatorConfirmWhatTheLeaderProposed() {
    var story = Story.dispatchedToSchool();
    story.does(story.invalid(Town.LEADER)).accepted();

    assertThat(story.tries(story.confirmation(Town.LEADER, true)).refusal().code())
        .isEqualTo("forbidden");
    story.does(story.confirmation(Town.OPERATOR, true)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.INVALID);
  }

  @Test
  void shouldHaveOneProposalAtATimeAndAReasonForARefusal() {
    var story = Story.inTriage();
    story.does(story.invalid(Town.OPERATOR));
    assertThat(story.tries(story.invalid(Town.OPERATOR)).refusal().message()).contains("另一人确认");

    story.does(new EndingCommand.Confirm(story.header(Town.LEADER, null, List.of()), false));
    assertThat(fields(story)).containsExactly("reason");
  }

  private static List<String> fields(Story story) {
    return story.refusal().problems().stream().map(Problem::field).toList();
  }

  private static List<Role> confirmers(Story story) {
    return NextSteps.of(story.file(), story.context()).stream()
        .filter(step -> step.action().apiName().equals("confirm"))
        .flatMap(step -> step.roles().stream())
        .toList();
  }

  private static List<String> owed(Story story) {
    return NextSteps.of(story.file(), story.context()).stream()
        .filter(NextStep::owed)
        .map(step -> step.action().apiName())
        .distinct()
        .toList();
  }
}
