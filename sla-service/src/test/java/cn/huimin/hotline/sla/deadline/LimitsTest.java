package cn.huimin.hotline.sla.deadline;

import static cn.huimin.hotline.sla.deadline.CaseHistory.CALENDAR;
import static cn.huimin.hotline.sla.deadline.CaseHistory.POLICY;
import static cn.huimin.hotline.sla.deadline.CaseHistory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every limit here was counted by hand. */
class LimitsTest {

  /** All rows of DOMAIN §5 for a start on Monday 2 March 2026 at 10:00. */
  @ParameterizedTest
  @CsvSource({
    "dispatch, 03-02T12:00, 03-02T12:00, 03-02T12:00, 03-02T10:30, 03-02T10:10",
    "sign, 03-02T15:30, 03-02T15:30, 03-02T15:30, 03-02T11:00, 03-02T10:20",
    "contact, 03-03T17:30, 03-03T17:30, 03-03T17:30, 03-02T14:00, 03-02T11:00",
    "return_window, 03-03T17:30, 03-04T17:30, 03-04T17:30, 03-02T14:00, -",
    "return_decision, 03-02T15:30, 03-02T15:30, 03-02T15:30, 03-02T12:00, -",
    "extension_decision, 03-02T15:30, 03-02T15:30, 03-02T15:30, 03-02T12:00, -",
    "handle, 03-03T17:30, 03-09T17:30, 03-09T17:30, 03-03T10:00, 03-03T10:00",
    "handle_complex, -, 03-23T17:30, 03-23T17:30, -, -",
    "case, 03-05T17:30, 03-11T17:30, 03-11T17:30, 03-03T22:00, 03-03T16:00",
    "joint_answer, 03-02T17:30, 03-06T17:30, 03-06T17:30, 03-02T22:00, 03-02T16:00",
    "review, 03-03T17:30, 03-03T17:30, 03-03T17:30, 03-02T14:00, 03-02T14:00",
    "callback, 03-03T17:30, 03-03T17:30, 03-03T17:30, 03-03T10:00, 03-03T10:00",
    "callback_verdict, 03-05T17:30, 03-05T17:30, 03-05T17:30, 03-04T10:00, 03-04T10:00",
    "redo, 03-05T17:30, 03-05T17:30, 03-05T17:30, 03-03T10:00, 03-03T10:00",
    "recheck, 03-05T17:30, 03-05T17:30, 03-05T17:30, -, -",
    "supervision, 03-05T17:30, 03-05T17:30, 03-05T17:30, 03-03T10:00, 03-03T10:00",
    "consultation, 03-05T17:30, 03-05T17:30, 03-05T17:30, 03-03T10:00, 03-02T22:00",
    "source_answer, 03-04T17:30, 03-04T17:30, 03-04T17:30, 03-03T10:00, -",
    "confirm_emergency, -, -, -, -, 03-02T10:10",
    "police_report, -, -, -, -, 03-03T10:00",
    "warning_answer, 03-05T17:30, 03-05T17:30, 03-05T17:30, 03-05T17:30, 03-05T17:30",
    "rating, 03-04T17:30, 03-04T17:30, 03-04T17:30, 03-03T10:00, 03-03T10:00"
  })
  void shouldHoldEveryRowOfTheTable(
      String clock,
      String enquiry,
      String help,
      String complaint,
      String urgent,
      String emergency) {
    assertThat(due(clock, DemandType.ENQUIRY, Urgency.NORMAL)).isEqualTo(enquiry);
    assertThat(due(clock, DemandType.HELP, Urgency.NORMAL)).isEqualTo(help);
    assertThat(due(clock, DemandType.SUGGESTION, Urgency.NORMAL)).isEqualTo(help);
    assertThat(due(clock, DemandType.COMPLAINT, Urgency.NORMAL)).isEqualTo(complaint);
    assertThat(due(clock, DemandType.REPORT, Urgency.NORMAL)).isEqualTo(complaint);
    for (DemandType type : DemandType.values()) {
      boolean praise = type == DemandType.PRAISE;
      assertThat(due(clock, type, Urgency.URGENT)).isEqualTo(praise ? "-" : urgent);
      assertThat(due(clock, type, Urgency.EMERGENCY)).isEqualTo(praise ? "-" : emergency);
    }
    assertThat(due(clock, DemandType.PRAISE, Urgency.NORMAL)).isEqualTo("-");
  }

  private static String due(String clock, DemandType type, Urgency urgency) {
    return Limits.dueAt(
            kind(clock), type, urgency, at("2026-03-02T10:00"), Extras.NONE, CALENDAR, POLICY)
        .map(due -> CaseHistory.local(due.at()).toString().substring(5))
        .orElse("-");
  }

  @ParameterizedTest
  @CsvSource({
    // over Spring Festival 2026: 14 and 28 February are worked, 15–23 are off
    "handle, COMPLAINT, 2026-02-13T15:00, 2026-02-27T17:30",
    "case, COMPLAINT, 2026-02-13T15:00, 2026-03-02T17:30",
    "handle, ENQUIRY, 2026-02-14T09:00, 2026-02-24T17:30",
    "redo, HELP, 2026-02-20T20:00, 2026-02-26T17:30",
    "sign, REPORT, 2026-02-14T16:30, 2026-02-24T11:30",
    "handle_complex, COMPLAINT, 2026-02-13T15:00, 2026-03-12T17:30",
    // over National Day 2026: 20 September and 10 October are worked, 25–27 and 1–7 are off
    "handle, COMPLAINT, 2026-09-24T11:00, 2026-10-09T17:30",
    "case, COMPLAINT, 2026-09-24T11:00, 2026-10-12T17:30",
    "callback_verdict, COMPLAINT, 2026-09-30T17:31, 2026-10-10T17:30",
    "dispatch, HELP, 2026-09-30T17:00, 2026-10-08T10:00",
    "joint_answer, COMPLAINT, 2026-09-24T11:00, 2026-10-08T17:30"
  })
  void shouldFollowTheHolidaysOf2026(String clock, DemandType type, String start, String due) {
    assertThat(
            Limits.dueAt(
                kind(clock), type, Urgency.NORMAL, at(start), Extras.NONE, CALENDAR, POLICY))
        .hasValueSatisfying(found -> assertThat(found.at()).isEqualTo(at(due)));
  }

  @ParameterizedTest
  @CsvSource({
    // an extension counts from the old limit: Monday 9 March plus 3 WD; the case follows
    "handle, 3, , 2026-03-12T17:30, EXTENSION",
    "case, 3, , 2026-03-16T17:30, EXTENSION",
    "handle, 10, , 2026-03-23T17:30, EXTENSION",
    // the source's deadline wins if earlier, be it at night or on a Sunday
    "handle, 0, 2026-03-08T23:59, 2026-03-08T23:59, SOURCE_DEADLINE",
    "handle, 0, 2026-03-09T17:30, 2026-03-09T17:30, POLICY",
    "handle, 0, 2026-03-20T12:00, 2026-03-09T17:30, POLICY",
    "handle, 3, 2026-03-10T12:00, 2026-03-10T12:00, SOURCE_DEADLINE",
    "case, 0, 2026-03-10T12:00, 2026-03-10T12:00, SOURCE_DEADLINE"
  })
  void shouldHeedExtensionAndSource(
      String clock, int extension, String source, String due, Due.Reason reason) {
    Extras extras =
        Extras.NONE.withExtension(extension).withSourceDeadline(source == null ? null : at(source));
    assertThat(complaint(clock, extras))
        .isEqualTo(
            new Due(
                at(due), POLICY.limit(kind(clock), DemandType.COMPLAINT, Urgency.NORMAL), reason));
  }

  @ParameterizedTest
  @CsvSource({
    // what is left of the case clock, if less than the own limit of Monday 9 March
    "2026-03-11T17:30, 2026-03-09T17:30, POLICY",
    "2026-03-05T17:30, 2026-03-05T17:30, TRANSFER_REMAINDER",
    // never under 1 WD, which ends on Tuesday 3 March
    "2026-03-03T17:29, 2026-03-03T17:30, TRANSFER_LEAST",
    "2026-02-26T17:30, 2026-03-03T17:30, TRANSFER_LEAST"
  })
  void shouldGiveTheNextUnitWhatIsLeft(String caseDue, String due, Due.Reason reason) {
    Due found = complaint("handle", Extras.NONE.afterTransfer(at(caseDue)));
    assertThat(found.at()).isEqualTo(at(due));
    assertThat(found.reason()).isEqualTo(reason);
  }

  @Test
  void shouldTakeTheComplexLimitForTheCaseAndTheLeadsForTheCoUnit() {
    assertThat(complaint("case", Extras.NONE.asComplex()).at()).isEqualTo(at("2026-03-25T17:30"));
    assertThat(complaint("joint_answer", Extras.NONE.withLead(at("2026-03-16T10:00"))).at())
        .isEqualTo(at("2026-03-13T17:30"));
  }

  @Test
  void shouldRefuseWhatThePolicyDoesNotAllow() {
    assertThatThrownBy(() -> complaint("handle", Extras.NONE.withExtension(11)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 10");
    assertThatThrownBy(() -> Extras.NONE.withExtension(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Limits.dueAt(Limit.NONE, at("2026-03-02T10:00"), CALENDAR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "WD:3, 2026-03-05T17:30",
    "WH:4, 2026-03-02T15:30",
    "H:5, 2026-03-02T15:00",
    "MIN:90, 2026-03-02T11:30"
  })
  void shouldCountAPlainLimit(String limit, String due) {
    Limit parsed = Limit.parse(limit).orElseThrow();
    assertThat(parsed).hasToString(limit);
    assertThat(Limits.dueAt(parsed, at("2026-03-02T10:00"), CALENDAR)).isEqualTo(at(due));
  }

  @Test
  void shouldReadNoOtherLimit() {
    assertThat(Arrays.asList("", "WD", "WD:0", "WD:-1", "5 WD", "D:5", "LEAD-H:2", "WD:1.5"))
        .allSatisfy(text -> assertThat(Limit.parse(text)).isEmpty());
    assertThat(Limit.parse("HANDLE+H:12"))
        .hasValueSatisfying(l -> assertThat(l).hasToString("HANDLE+H:12"));
    assertThat(Limit.parse("LEAD-WD:1")).isPresent();
  }

  private static Due complaint(String clock, Extras extras) {
    return Limits.dueAt(
            kind(clock),
            DemandType.COMPLAINT,
            Urgency.NORMAL,
            at("2026-03-02T10:00"),
            extras,
            CALENDAR,
            POLICY)
        .orElseThrow();
  }

  private static ClockKind kind(String code) {
    Optional<ClockKind> kind = ClockKind.ofCode(code);
    return kind.orElseThrow();
  }
}
