package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.ReturnEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Return, consultation and forced dispatch (DOMAIN §2, §4.7). */
class ReturnTest {

  @Test
  void shouldWaitForTheCentreOnceAReturnIsAsked() {
    var story = Story.dispatchedToSchool().asksReturn(Town.SCHOOL).accepted();

    assertThat(story.file().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(story.file().flags()).contains(CaseFlag.RETURN_REQUESTED);
    assertThat(owed(story)).contains("return-decision").doesNotContain("sign", "report");
    assertThat(story.sign(Town.SCHOOL).refusal().message()).contains("退单");
  }

  @Test
  void shouldTransferWhenAReturnIsGrantedToAnotherUnit() {
    var story = Story.dispatchedToSchool().asksReturn(Town.SCHOOL);

    story.does(story.returnDecision(Town.OPERATOR, true, Town.CITY, TransferFault.CENTRE, false));

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(ReturnEvent.Decided.class, CaseEvent.Dispatched.class);
    assertThat(story.file().flags()).isEmpty();
    var assignment = Objects.requireNonNull(story.file().assignment());
    assertThat(assignment.unitId()).isEqualTo(Town.CITY);
    assertThat(assignment.unitFaultTransfers()).isZero();
    assertThat(story.file().returns().unfounded()).isZero();
  }

  @Test
  void shouldGoBackToTriageWhenAReturnIsGrantedToNobodyAndTheUnitIsRidOfIt() {
    var story =
        Story.dispatchedToSchool()
            .asksReturn(Town.SCHOOL)
            .does(decision(true, null, TransferFault.CENTRE, false));

    assertThat(story.file().state()).isEqualTo(CaseState.TRIAGE);
    assertThat(owed(story)).containsExactly("dispatch");
    assertThat(story.contact(Town.liaison(Town.SCHOOL), true).refusal().code())
        .isEqualTo("forbidden");
    assertThat(
            story.dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE).refusal())
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("forbidden"));

    story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.DISPATCHED);
  }

  /**
   * A unit above or below: whose fault the return was is said, the dispatch has none (DOMAIN §2).
   */
  @ParameterizedTest
  @CsvSource({"office, CENTRE, 0", "office, UNIT, 1", "section, CENTRE, 0", "section, UNIT, 1"})
  void shouldGrantAReturnAlongTheLineWithoutATransfer(
      String unit, TransferFault fault, int unfounded) {
    var story = Story.dispatchedToSchool().asksReturn(Town.SCHOOL);

    story.does(story.returnDecision(Town.OPERATOR, true, unit, fault, false)).accepted();

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(ReturnEvent.Decided.class, CaseEvent.Dispatched.class);
    var dispatched = (CaseEvent.Dispatched) story.lastEvents().getLast();
    assertThat(dispatched.transfer()).isFalse();
    assertThat(dispatched.fault()).isEqualTo(TransferFault.NONE);
    var assignment = Objects.requireNonNull(story.file().assignment());
    assertThat(assignment.unitId()).isEqualTo(unit);
    assertThat(assignment.dispatches()).isOne();
    assertThat(assignment.unitFaultTransfers()).isZero();
    assertThat(story.file().returns().unfounded()).isEqualTo(unfounded);
  }

  private static CaseCommand decision(
      boolean granted, String unit, TransferFault fault, boolean forced) {
    return Story.dispatchedToSchool().returnDecision(Town.OPERATOR, granted, unit, fault, forced);
  }

  @Test
  void shouldKeepTheCaseAndRecordAnUnfoundedReturnWhenItIsRefused() {
    var story =
        Story.dispatchedToSchool()
            .asksReturn(Town.SCHOOL)
            .does(decision(false, null, TransferFault.UNIT, false));

    assertThat(story.file().returns().unfounded()).isOne();
    assertThat(story.file().flags()).isEmpty();
    assertThat(story.sign(Town.SCHOOL).file().state()).isEqualTo(CaseState.SIGNED);
  }

  @Test
  void shouldNotGrantASecondReturnButConsultOrForce() {
    var story =
        Story.dispatchedToSchool()
            .asksReturn(Town.SCHOOL)
            .does(decision(false, null, TransferFault.UNIT, false))
            .asksReturn(Town.SCHOOL)
            .accepted();
    assertThat(story.file().returns().onlyByConsultation()).isTrue();

    story.does(decision(true, Town.CITY, TransferFault.CENTRE, false));
    assertThat(story.refusal().problems()).extracting(Problem::field).containsExactly("granted");

    story.does(decision(false, null, TransferFault.UNIT, true)).accepted();
    assertThat(story.asksReturn(Town.SCHOOL).refusal().message()).contains("强制派单");
  }

  @Test
  void shouldTreatAReturnAfterTheWindowAsASecondOne() {
    var story = Story.dispatchedToSchool();
    story.does(story.limitPassed(Town.SERVICE, ClockKind.RETURN_WINDOW));

    story.asksReturn(Town.SCHOOL);

    assertThat(story.lastEvents())
        .first()
        .satisfies(event -> assertThat(((ReturnEvent.Asked) event).late()).isTrue());
    assertThat(story.file().returns().onlyByConsultation()).isTrue();
  }

  @Test
  void shouldTakeAReturnAsInTimeWhereTheWindowWasCountedAnewAndIsOpenAgain() {
    var story = Story.dispatchedToSchool();
    story.does(story.limitPassed(Town.SERVICE, ClockKind.RETURN_WINDOW));
    story.does(story.limitAhead(Town.SERVICE, ClockKind.RETURN_WINDOW));

    story.asksReturn(Town.SCHOOL);

    assertThat(story.lastEvents())
        .first()
        .satisfies(event -> assertThat(((ReturnEvent.Asked) event).late()).isFalse());
  }

  @Test
  void shouldNotHearOfALimitOfAnEarlierTurn() {
    var story = Story.dispatchedToSchool();
    var old = story.limitPassed(Town.SERVICE, ClockKind.RETURN_WINDOW);

    story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE).does(old).accepted();

    assertThat(story.lastEvents()).isEmpty();
    assertThat(story.file().turn().returnWindowOpen()).isTrue();
  }

  @Test
  void shouldKeepTheTurnWhenACaseIsPassedDownTheLine() {
    var story = Story.dispatchedToSchool();
    var since = story.file().turn().since();

    story.dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE).accepted();

    assertThat(story.file().turn().since()).isEqualTo(since);
    story.does(story.limitPassed(Town.SERVICE, ClockKind.HANDLE));
    assertThat(story.file().turn().limitPassed()).isTrue();
  }

  @Test
  void shouldEndThePingPongByConsultation() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL).asksReturn(Town.SCHOOL);
    story.does(story.consultation(Town.OPERATOR)).accepted();
    assertThat(story.file().flags()).containsExactly(CaseFlag.CONSULTATION);
    assertThat(owed(story)).contains("consult-decision").doesNotContain("return-decision");
    assertThat(story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE).refusal().message())
        .contains("会商");

    story.does(story.consultationDecision(Town.LEADER, Town.CITY, TransferFault.CENTRE));

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(
            ReturnEvent.ConsultationDecided.class, CaseEvent.Dispatched.class);
    assertThat(story.asksReturn(Town.CITY).refusal().message()).contains("会商决定");
  }

  @Test
  void shouldLeaveTheCaseWhereItIsWhenTheConsultationSaysSo() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.consultation(Town.OPERATOR));

    story.does(story.consultationDecision(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE));

    assertThat(story.lastEvents()).hasExactlyElementsOfTypes(ReturnEvent.ConsultationDecided.class);
    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(owed(story)).contains("report");
  }

  @Test
  void shouldSayFieldByFieldWhatIsMissing() {
    var story = Story.dispatchedToSchool();
    story.does(
        new ReturnCommand.Ask(story.header(Town.liaison(Town.SCHOOL), null, List.of()), null));
    assertThat(story.refusal().problems())
        .extracting(Problem::field)
        .containsExactly("reasonCode", "reason");

    story.asksReturn(Town.SCHOOL);
    story.does(
        new ReturnCommand.Decide(
            story.header(Town.OPERATOR, null, List.of()),
            false,
            Town.CITY,
            TransferFault.NONE,
            false));
    assertThat(story.refusal().problems())
        .extracting(Problem::field)
        .containsExactly("fault", "reason", "unitId");

    story.does(
        new ReturnCommand.Consult(
            story.header(Town.OPERATOR, null, List.of()), List.of("nowhere")));
    assertThat(story.refusal().problems())
        .extracting(Problem::field)
        .containsExactly("reason", "unitIds");
  }

  @Test
  void shouldNotReturnAnEmergency() {
    var story =
        Story.inTriage()
            .does(
                new CaseCommand.Dispatch(
                    Story.inTriage().header(Town.OPERATOR, null, List.of()),
                    Town.SCHOOL,
                    TransferFault.NONE,
                    null,
                    null,
                    null,
                    Urgency.EMERGENCY,
                    List.of(),
                    null));

    assertThat(story.asksReturn(Town.SCHOOL).refusal().message()).contains("特急");
  }

  @Test
  void shouldReopenTheWindowForTheNextUnit() {
    var story = Story.dispatchedToSchool();
    story.does(story.limitPassed(Town.SERVICE, ClockKind.RETURN_WINDOW));
    story.at(story.now().plus(Duration.ofHours(1)));

    story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE).asksReturn(Town.CITY);

    assertThat(story.file().returns().onlyByConsultation()).isFalse();
  }

  private static List<String> owed(Story story) {
    return NextSteps.of(story.file(), story.context()).stream()
        .filter(NextStep::owed)
        .map(step -> step.action().apiName())
        .distinct()
        .toList();
  }
}
