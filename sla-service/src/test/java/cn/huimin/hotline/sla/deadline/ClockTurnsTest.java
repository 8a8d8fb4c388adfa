package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static cn.huimin.hotline.sla.deadline.CaseHistory.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of one unit after another: returns, transfers, consultations (DOMAIN §5). */
class ClockTurnsTest {

  @Test
  void shouldStartAnewForAUnitOfTheLineAfterACaseWithAReportLeftItsLead() {
    CaseHistory history =
        complaint()
            .tell("2026-03-02T11:00", ClockFact.Signed::new)
            .tell("2026-03-02T14:00", ClockFact.Contacted::new)
            .tell("2026-03-03T10:00", head -> new ClockFact.Reported(head, true))
            .signedOff("2026-03-03T15:00")
            .ended("2026-03-04T09:00")
            .tell("2026-03-05T09:00", ClockFact.Unmerged::new)
            .passedDown("2026-03-05T10:00", "grade-1");

    assertThat(history.clocks().running())
        .extracting(clock -> clock.key().kind())
        .contains(ClockKind.SIGN, ClockKind.HANDLE);
  }

  @Test
  void shouldMeetTheSignClockByAskingForAReturn() {
    CaseHistory history = complaint().tell("2026-03-02T11:00", ClockFact.ReturnAsked::new);
    assertThat(history.clock("sign/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("handle/1").isRunning()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-1, RUNNING", "0, RUNNING", "1, STOPPED"})
  void shouldLetTheReturnWindowRunOutWithoutACard(long millis, Clock.State state) {
    // 2 WD from Monday: Wednesday's office close
    Instant end = at("2026-03-04T17:30");
    CaseHistory history = complaint().watermark(end.plusMillis(millis));

    assertThat(history.clock("return_window/1").due().at()).isEqualTo(end);
    assertThat(history.clock("return_window/1").state()).isEqualTo(state);
    assertThat(history.clock("return_window/1").taken()).isSubsetOf(Step.END);
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldTimeTheDecisionOfEveryReturnByItself(long millis, boolean inTime) {
    // 4 WH from 10:00 end at 15:30
    Instant moment = at("2026-03-03T15:30").plusMillis(millis);
    CaseHistory history =
        complaint()
            .tell("2026-03-02T11:00", ClockFact.ReturnAsked::new)
            .tell("2026-03-02T12:00", ClockFact.ReturnDecided::new)
            .tell("2026-03-03T10:00", ClockFact.ReturnAsked::new)
            .tell(moment, ClockFact.ReturnDecided::new);

    assertThat(history.clock("return_window/1").state()).isEqualTo(Clock.State.MET);
    assertThat(met(history, "return_decision/1")).isTrue();
    assertThat(met(history, "return_decision/1.2")).isEqualTo(inTime);
    assertThat(history.clock("return_decision/1.2").debtor().party()).isEqualTo(Party.CENTRE);
    assertThat(history.clock("handle/1").isRunning()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void shouldTimeAConsultationThatAnswersAReturn(long millis, boolean inTime) {
    CaseHistory history =
        complaint()
            .tell("2026-03-02T11:00", ClockFact.ReturnAsked::new)
            .tell("2026-03-02T12:00", ClockFact.ConsultationCalled::new)
            .tell(at("2026-03-05T17:30").plusMillis(millis), ClockFact.ConsultationDecided::new);

    assertThat(met(history, "return_decision/1")).isTrue();
    assertThat(met(history, "consultation/1")).isEqualTo(inTime);
  }

  @Test
  void shouldBeginAnewForTheSameUnitAfterTheCaseWasBackInTriage() {
    CaseHistory history =
        complaint()
            .tell("2026-03-02T11:00", ClockFact.Contacted::new)
            .tell("2026-03-02T14:00", ClockFact.ReturnAsked::new)
            .tell("2026-03-02T15:00", ClockFact.Triaged::new)
            .passedDown("2026-03-03T09:00", "school-1");

    assertThat(history.clock("handle/1").state()).isEqualTo(Clock.State.STOPPED);
    assertThat(history.clock("handle/1.2").isRunning()).isTrue();
    assertThat(history.clock("sign/1.2").isRunning()).isTrue();
    assertThat(history.clock("return_window/1.2").isRunning()).isTrue();
    assertThat(history.has("contact/1.2")).as("it was contacted").isFalse();
  }

  @Test
  void shouldEndTheReturnWindowWithTheReport() {
    CaseHistory history =
        complaint().tell("2026-03-03T10:00", head -> new ClockFact.Reported(head, true));
    assertThat(history.clock("return_window/1").state()).isEqualTo(Clock.State.STOPPED);
  }

  private static boolean met(CaseHistory history, String clock) {
    return history.events().stream()
        .filter(ClockEvent.ClockMet.class::isInstance)
        .map(ClockEvent.ClockMet.class::cast)
        .filter(event -> event.key().toString().equals(clock))
        .findFirst()
        .orElseThrow()
        .inTime();
  }

  @Test
  void shouldGiveTheNextUnitItsOwnClocksAndWhatIsLeftOfTheCase() {
    CaseHistory history =
        complaint()
            .tell("2026-03-06T16:00", ClockFact.ReturnAsked::new)
            .transferred("2026-03-09T09:00", "school-2")
            .watermark("2026-03-20T00:00");

    assertThat(history.clock("handle/1").state()).isEqualTo(Clock.State.STOPPED);
    assertThat(history.clock("handle/1").debtor().unitId()).isEqualTo("school-1");
    assertThat(history.log("handle/1"))
        .containsExactly(
            "ClockSet 2026-03-02T10:00",
            "YellowCardGiven 2026-03-06T17:30",
            "ClockStopped 2026-03-09T09:00");
    Clock next = history.clock("handle/1.2");
    assertThat(next.debtor().unitId()).isEqualTo("school-2");
    assertThat(next.due().at()).isEqualTo(at("2026-03-11T17:30"));
    assertThat(next.due().reason()).isEqualTo(Due.Reason.TRANSFER_REMAINDER);
    assertThat(history.log("handle/1.2"))
        .containsExactly(
            "ClockSet 2026-03-09T09:00",
            "YellowCardGiven 2026-03-10T17:30",
            "RedCardGiven 2026-03-11T17:30");
    assertThat(history.clock("sign/1.2").due().at()).isEqualTo(at("2026-03-09T14:30"));
    assertThat(history.clock("case/1").due().at()).isEqualTo(at("2026-03-11T17:30"));
  }

  @Test
  void shouldGiveTheNextUnitOneWorkingDayAtLeast() {
    CaseHistory history = complaint().transferred("2026-03-11T16:00", "school-2");
    assertThat(history.clock("handle/1.2").due().at()).isEqualTo(at("2026-03-12T17:30"));
    assertThat(history.clock("handle/1.2").due().reason()).isEqualTo(Due.Reason.TRANSFER_LEAST);
  }

  @Test
  void shouldHoldTheNextUnitToWhatWasLeftOfTheCaseWhenApprovedWorkIsTakenUpAgain() {
    CaseHistory history =
        complaint()
            .transferred("2026-03-09T09:00", "school-2")
            .tell("2026-03-10T10:00", ClockFact.Approved::new);
    history.change(v -> CaseHistory.with(v, v.demandType(), v.urgency(), v.round(), "school-3"));
    history.tell("2026-03-10T11:00", ClockFact.Rejected::new);

    assertThat(history.clock("case/1").state()).isEqualTo(Clock.State.MET);
    Clock again = history.clock("handle/1.2");
    assertThat(again.isRunning()).isTrue();
    assertThat(again.debtor().unitId()).isEqualTo("school-3");
    assertThat(again.due().at()).isEqualTo(at("2026-03-11T17:30"));
  }

  @Test
  void shouldStopTheUnitsClocksWhileAnOperatorDecidesAnew() {
    CaseHistory history =
        complaint()
            .tell("2026-03-03T09:00", ClockFact.Triaged::new)
            .transferred("2026-03-03T11:00", "school-2");
    assertThat(history.log("handle/1"))
        .containsExactly("ClockSet 2026-03-02T10:00", "ClockStopped 2026-03-03T09:00");
    assertThat(history.clock("case/1").isRunning()).isTrue();
    assertThat(history.clock("dispatch/1").state()).isEqualTo(Clock.State.MET);
    assertThat(history.clock("handle/1.2").due().at()).isEqualTo(at("2026-03-10T17:30"));
  }

  @Test
  void shouldLetTheClocksRunOnForTheNewHolderWithinTheLine() {
    CaseHistory history = complaint().passedDown("2026-03-04T09:00", "grade-1");
    assertThat(history.has("handle/1.2")).isFalse();
    assertThat(history.clock("handle/1").debtor().unitId()).isEqualTo("grade-1");
    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
  }
}
