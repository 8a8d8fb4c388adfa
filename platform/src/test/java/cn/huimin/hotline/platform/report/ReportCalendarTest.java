package cn.huimin.hotline.platform.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due when. */
class ReportCalendarTest {

  private static final WorkingCalendar DAYS = WorkingCalendar.of(NationalHolidays.load());

  private static final ReportCalendar CALENDAR =
      ReportCalendarReader.read(
          """
          {"version": "7", "reports": [
            {"id": "weekly", "name": "周报", "every": "WEEK", "day": "THURSDAY", "at": "17:00",
             "counted": false, "since": "2025-12-01"},
            {"id": "monthly", "name": "月报", "every": "MONTH", "workingDay": 3, "at": "17:30",
             "counted": true, "since": "2025-12-01"},
            {"id": "later", "name": "不要求", "every": "WEEK", "day": "MONDAY", "at": "09:00",
             "counted": true, "since": null}]}
          """,
          DAYS);

  @ParameterizedTest(name = "{0} is due at {1}")
  @CsvSource({
    "weekly/2026-W12, 2026-03-19T17:00",
    // 1 October 2026 is a Thursday and off until the 7th.
    "weekly/2026-W40, 2026-10-08T17:00",
    // The first week of 2026 begins on 29 December 2025; 1 to 3 January are off, the 4th is made
    // up.
    "weekly/2026-W01, 2026-01-04T17:00",
    "monthly/2026-03, 2026-04-03T17:30",
    // 1 to 7 October are off: 8, 9, and the make-up Saturday 10.
    "monthly/2026-09, 2026-10-10T17:30",
    "monthly/2025-12, 2026-01-06T17:30",
    "later/2026-W12, 2026-03-16T09:00"
  })
  void shouldBeDueOnAWorkingDay(String subject, LocalDateTime at) {
    assertThat(CALENDAR.due(subject).orElseThrow().at()).isEqualTo(moment(at));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weekly",
        "weekly/2026-03",
        "weekly/2026-W54",
        "weekly/2025-W53",
        "monthly/2026-13",
        "monthly/2026-W12",
        "yearly/2026",
        "monthly/",
        "/2026-03"
      })
  void shouldNotKnowWhatIsNoInstance(String subject) {
    assertThat(CALENDAR.due(subject)).isEmpty();
  }

  @Test
  void shouldTellEachInstanceOnceWhereverASpanIsCut() {
    var first = moment(LocalDateTime.parse("2026-01-01T00:00"));
    var last = moment(LocalDateTime.parse("2027-01-01T00:00"));
    var all = CALENDAR.between(first, last);
    assertThat(all).extracting(DueReport::subject).doesNotHaveDuplicates();
    assertThat(all.stream().filter(due -> due.report().id().equals("monthly"))).hasSize(12);
    assertThat(all.stream().filter(due -> due.report().id().equals("weekly"))).hasSize(53);
    assertThat(all.stream().filter(due -> due.report().id().equals("later"))).isEmpty();
    for (var due : all) {
      var cut = due.at();
      assertThat(CALENDAR.between(first, cut).size() + CALENDAR.between(cut, last).size())
          .isEqualTo(all.size());
      assertThat(CALENDAR.due(due.subject())).contains(due);
    }
  }

  @Test
  void shouldAskForNothingBeforeItIsSaidFromWhen() {
    var shipped = ReportCalendarReader.shipped(DAYS);
    assertThat(shipped.reports()).extracting(OwedReport::id).containsExactly("weekly", "monthly");
    assertThat(
            shipped.between(
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")))
        .isEmpty();
    assertThat(
            CALENDAR.between(
                Instant.parse("2025-06-01T00:00:00Z"),
                moment(LocalDateTime.parse("2025-12-04T16:59"))))
        .as("the monthly report of November is due on 3 December")
        .extracting(DueReport::subject)
        .containsExactly("monthly/2025-11");
  }

  @ParameterizedTest(name = "{0}: due {1}, counts {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 2026-09-01T00:00 | false",
        "', \"warningAnswers\": {\"counted\": true, \"since\": null}' | 2026-09-01T00:00 | false",
        "', \"warningAnswers\": {\"counted\": false, \"since\": \"2026-09-01\"}' | 2026-09-01T00:00"
            + " | false",
        "', \"warningAnswers\": {\"counted\": true, \"since\": \"2026-09-01\"}' | 2026-08-31T23:59"
            + " | false",
        "', \"warningAnswers\": {\"counted\": true, \"since\": \"2026-09-01\"}' | 2026-09-01T00:00"
            + " | true"
      })
  void shouldCountAnswersToWarningsFromTheDayThatIsSaid(
      String answers, LocalDateTime due, boolean counts) {
    var calendar =
        ReportCalendarReader.read("{\"version\": \"1\", \"reports\": []" + answers + "}", DAYS);
    assertThat(calendar.countsAnswer(moment(due))).isEqualTo(counts);
  }

  @Test
  void shouldNameEverythingThatIsWrong() {
    assertThatThrownBy(
            () ->
                ReportCalendarReader.read(
                    """
                    {"version": "", "reports": [
                      {"id": "Weekly!", "name": "", "every": "DAY", "at": "5 pm", "counted": 1,
                       "since": "now", "colour": 1},
                      {"id": "m", "name": "月报", "every": "MONTH", "workingDay": 0, "at": "17:00",
                       "counted": true},
                      {"id": "m", "name": "周报", "every": "WEEK", "day": "THU", "at": "17:00",
                       "counted": true},
                      {"id": "warning-answer", "name": "答复", "every": "MONTH", "workingDay": 1,
                       "at": "17:00", "counted": true}],
                     "warningAnswers": {"counted": "yes", "since": "soon", "days": 3}}
                    """,
                    DAYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "version",
            "reports[0].id",
            "reports[0].name",
            "reports[0].every",
            "reports[0].at",
            "reports[0].counted",
            "reports[0].since",
            "reports[0].colour",
            "reports[1].workingDay",
            "reports[2].day",
            "reports[2].id",
            "reports[3].id",
            "warningAnswers.counted",
            "warningAnswers.since",
            "warningAnswers.days");
  }

  private static Instant moment(LocalDateTime at) {
    return at.atZone(WorkingCalendar.SHANGHAI).toInstant();
  }
}
