package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 联办: a lead unit and co-units that each answer (DOMAIN §2). */
class JointTest {

  private static Story invited(String... units) {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    return story.does(story.invitation(Town.liaison(Town.SCHOOL), units)).accepted();
  }

  @Test
  void shouldLeaveTheCaseWithItsLeadAndOweEachCoUnitsAnswer() {
    var story = invited(Town.FEES, Town.CITY);

    assertThat(story.lastEvents()).hasOnlyElementsOfType(BesideEvent.JointInvited.class);
    var file = story.file();
    assertThat(file.flags()).contains(CaseFlag.JOINT);
    assertThat(file.assignment().unitId()).isEqualTo(Town.SCHOOL);
    assertThat(file.assignment().dispatches()).isEqualTo(1);
    assertThat(NextSteps.of(file, story.context()))
        .filteredOn(step -> step.action().apiName().equals("joint-answer"))
        .singleElement()
        .satisfies(step -> assertThat(step.roles()).containsExactly(Role.LIAISON, Role.HEAD))
        .matches(NextStep::owed);

    story.does(story.jointAnswer(Town.liaison(Town.FEES))).accepted();
    assertThat(story.file().flags()).contains(CaseFlag.JOINT);
    story.does(story.jointAnswer(Town.head(Town.CITY))).accepted();
    assertThat(story.file().flags()).doesNotContain(CaseFlag.JOINT);
    assertThat(story.file().beside().coUnits())
        .extracting(CoUnit::standing)
        .containsOnly(CoUnit.Standing.ANSWERED);
  }

  @Test
  void shouldTakeOneAnswerFromEachAndNoneFromOthers() {
    var story = invited(Town.FEES, Town.CITY);
    story.does(story.jointAnswer(Town.liaison(Town.FEES))).accepted();

    assertThat(story.does(story.jointAnswer(Town.liaison(Town.FEES))).refusal().message())
        .contains("您的单位没有等待答复的联办");
    assertThat(story.does(story.jointAnswer(Town.liaison(Town.SCHOOL))).refusal().code())
        .isEqualTo("forbidden");
    assertThat(story.does(story.jointAnswer(Town.liaison(Town.SISTER))).refusal().code())
        .isEqualTo("forbidden");
  }

  @Test
  void shouldLetCoUnitsOnlyAnswer() {
    var story = invited(Town.CITY);
    assertThat(story.report(Town.liaison(Town.CITY)).refusal().code()).isEqualTo("forbidden");
    assertThat(story.sign(Town.CITY).refusal().code()).isEqualTo("forbidden");
  }

  @ParameterizedTest
  @CsvSource({
    "school, 是牵头单位",
    "bureau, 不能邀请全局",
    "closed, 已撤并",
    "nowhere, 没有编号为 nowhere 的单位",
    "city, 还没有答复"
  })
  void shouldSayWhyAUnitCannotBeInvited(String unit, String why) {
    var story = invited(Town.CITY);
    assertThat(story.does(story.invitation(Town.liaison(Town.SCHOOL), unit)).refusal().problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains(why);
  }

  /** A lead unit and co-units that each answer (DOMAIN §2). */
  @Test
  void shouldNotBeApprovedWhileACoUnitOwesItsAnswerUnlessItIsSaidWhy() {
    var story = invited(Town.CITY, Town.FEES).report(Town.liaison(Town.SCHOOL));
    story.does(story.jointAnswer(Town.liaison(Town.FEES))).accepted();
    story.signOff(Town.head(Town.SCHOOL)).accepted();

    var problems = story.approve(Town.OPERATOR).refusal().problems();
    assertThat(problems).extracting(Problem::field).containsExactly("withoutCoUnits");
    assertThat(problems.getFirst().message()).contains("云湖市第一中学").doesNotContain("计财科");
    assertThat(story.does(story.approvalWithoutCoUnits(Town.OPERATOR, false)).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("reason");
    assertThat(story.file().flags()).contains(CaseFlag.JOINT);

    story.does(story.approvalWithoutCoUnits(Town.OPERATOR, true)).accepted();
    var approved = (CaseEvent.ReportApproved) story.lastEvents().getFirst();
    assertThat(approved.lapsedUnitIds()).containsExactly(Town.CITY);
    assertThat(approved.texts()).extracting(Text::kind).containsExactly(TextKind.REASON);
  }

  @Test
  void shouldAskNobodyToWaitForWhomNobodyWaits() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL).report(Town.liaison(Town.SCHOOL));
    story.signOff(Town.head(Town.SCHOOL));
    assertThat(story.does(story.approvalWithoutCoUnits(Town.OPERATOR, true)).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("withoutCoUnits");
    var rejection = story.rejection(RejectionReason.INCOMPLETE);
    var both =
        new CaseCommand.Review(rejection.header(), false, rejection.rejectionReason(), null, true);
    assertThat(story.does(both).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("withoutCoUnits");
  }

  @Test
  void shouldWaitForNobodyAfterApprovalOrTransfer() {
    var approved = invited(Town.CITY).report(Town.liaison(Town.SCHOOL));
    approved.signOff(Town.head(Town.SCHOOL));
    approved.does(approved.approvalWithoutCoUnits(Town.OPERATOR, true)).accepted();
    var moved = invited(Town.CITY).dispatch(Town.OPERATOR, Town.FEES, TransferFault.CENTRE);

    for (var story : new Story[] {approved, moved.accepted()}) {
      assertThat(story.file().flags()).doesNotContain(CaseFlag.JOINT);
      assertThat(story.file().beside().coUnit(Town.CITY))
          .map(CoUnit::standing)
          .contains(CoUnit.Standing.LAPSED);
    }
    assertThat(
            approved
                .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
                .does(approved.invitation(Town.liaison(Town.SCHOOL), Town.CITY))
                .accepted()
                .file()
                .beside()
                .coUnits())
        .hasSize(1);
  }

  @Test
  void shouldKeepTheCoUnitsWhenTheCaseGoesDownTheLine() {
    var story = invited(Town.CITY);
    story.dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE).accepted();
    assertThat(story.file().beside().awaitsCoUnits()).isTrue();
  }
}
