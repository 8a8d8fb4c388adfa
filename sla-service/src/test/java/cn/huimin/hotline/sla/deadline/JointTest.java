package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of each co-unit's answer (DOMAIN §5). */
class JointTest {

  /** A complaint of Monday with five working days. */
  private static CaseHistory complaint() {
    return CaseHistory.of(DemandType.COMPLAINT)
        .opened("2026-03-02T09:30")
        .dispatched("2026-03-02T10:00", "school-1");
  }

  private static CaseHistory invited(CaseHistory history, String time, String... units) {
    return history.tell(time, head -> new ClockFact.JointInvited(head, List.of(units)));
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void shouldEndAWorkingDayBeforeTheLeadsLimitForEachCoUnit(long millis, boolean missed) {
    var history = invited(complaint(), "2026-03-03T09:00", "fees", "city");

    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-09T17:30"));
    for (var key : List.of("joint_answer/1", "joint_answer/1.2")) {
      assertThat(history.clock(key).due().at()).isEqualTo(at("2026-03-06T17:30"));
    }
    assertThat(history.clock("joint_answer/1").debtor().unitId()).isEqualTo("fees");
    assertThat(history.clock("joint_answer/1.2").debtor().unitId()).isEqualTo("city");
    history.watermark(at("2026-03-06T17:30").plusMillis(millis));
    assertThat(history.clock("joint_answer/1").taken().contains(Step.MISSED)).isEqualTo(missed);
  }

  @Test
  void shouldBeMetByTheCoUnitItself() {
    var history =
        invited(complaint(), "2026-03-03T09:00", "fees", "city")
            .tell("2026-03-04T09:00", head -> new ClockFact.JointAnswered(head, "city"));

    assertThat(history.clock("joint_answer/1").isRunning()).isTrue();
    assertThat(history.clock("joint_answer/1.2").state()).isEqualTo(Clock.State.MET);
  }

  @Test
  void shouldFollowTheLeadsLimit() {
    var history =
        invited(complaint(), "2026-03-03T09:00", "fees")
            .tell("2026-03-04T09:00", ClockFact.ReliefAsked::new)
            .tell("2026-03-04T10:00", head -> new ClockFact.ExtensionDecided(head, 3, false));

    assertThat(history.clock("handle/1").due().at()).isEqualTo(at("2026-03-12T17:30"));
    assertThat(history.clock("joint_answer/1").due().at()).isEqualTo(at("2026-03-11T17:30"));
    assertThat(history.clock("joint_answer/1").debtor().unitId()).isEqualTo("fees");
  }

  @Test
  void shouldGiveTheLeadsLimitToWhoIsInvitedOnTheLastDayAndADayAfterIt() {
    var late = invited(complaint(), "2026-03-09T09:00", "fees");
    assertThat(late.clock("joint_answer/1").due().at()).isEqualTo(at("2026-03-09T17:30"));

    var over = invited(complaint(), "2026-03-10T09:00", "fees");
    assertThat(over.clock("joint_answer/1").due().at()).isEqualTo(at("2026-03-11T17:30"));
  }

  @Test
  void shouldStopOnceTheReportIsApprovedOrAnotherLineHasTheCase() {
    var approved =
        invited(complaint(), "2026-03-03T09:00", "fees")
            .signedOff("2026-03-04T10:00")
            .tell("2026-03-04T11:00", ClockFact.Approved::new);
    assertThat(approved.clock("joint_answer/1").state()).isEqualTo(Clock.State.STOPPED);

    var triaged =
        invited(complaint(), "2026-03-03T09:00", "fees")
            .tell("2026-03-04T11:00", ClockFact.Triaged::new);
    assertThat(triaged.clock("joint_answer/1").state()).isEqualTo(Clock.State.STOPPED);
  }
}
