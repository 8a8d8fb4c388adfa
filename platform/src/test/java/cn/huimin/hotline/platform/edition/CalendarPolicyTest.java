package cn.huimin.hotline.platform.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarPolicyTest {

  @Test
  void shouldReadTheSeedAsTheNationalCalendar() {
    var calendar = CalendarPolicy.read(seed());
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 14))).as("make-up Saturday").isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 17))).as("Spring Festival").isFalse();
  }

  @Test
  void shouldAddAYearTheDayItIsPublished() {
    var added =
        seed()
            .replace(
                "\"years\": []",
                """
                "years": [{"year": 2027, "notices": ["notice"],
                  "days": [{"date": "2027-01-01", "name": "元旦", "working": false}]}]""");
    var calendar = CalendarPolicy.read(added);
    assertThat(calendar.isPublished(2027)).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(CalendarPolicy.read(seed()).isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();
  }

  /** A school that opens at seven and works on a Sunday; everybody else does not. */
  @Test
  void shouldGiveUnitsCalendarsOfTheirOwn() {
    var own =
        seed()
            .replace(
                "\"years\": []",
                """
                "years": [], "units": [{"units": ["u-1", "u-2"],
                  "officeHours": [{"from": "2000-01-01", "open": [["07:00", "11:30"], ["14:00", "17:30"]]}],
                  "days": [{"date": "2026-03-08", "name": "校庆", "working": true}]}]""");
    var calendar = CalendarPolicy.read(own);
    var sunday = LocalDate.of(2026, 3, 8);
    assertThat(calendar.isWorkingDay(sunday)).isFalse();
    assertThat(calendar.ofUnit("u-3").isWorkingDay(sunday)).isFalse();
    assertThat(calendar.ofUnit("u-2").isWorkingDay(sunday)).isTrue();
    assertThat(calendar.ofUnit("u-1").isOfficeHours(Instant.parse("2026-03-01T23:30:00Z")))
        .as("Monday 07:30")
        .isTrue();
    assertThat(calendar.isOfficeHours(Instant.parse("2026-03-01T23:30:00Z"))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarPolicy.read(own.replace("\"u-1\"", "\"u-2\"")))
        .withMessageContaining("u-2");
  }

  @Test
  void shouldFallBackToTheNationalCalendarWithoutADocument() {
    assertThat(CalendarPolicy.calendar(Policies.EMPTY).isPublished(2026)).isTrue();
    var held =
        new Policies(
            1, List.of(new PolicyDocument(CalendarPolicy.NAME, "1", Instant.EPOCH, seed())));
    assertThat(CalendarPolicy.calendar(held).isPublished(2026)).isTrue();
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarPolicy.read(seed().replace("08:30", "halb neun")))
        .withMessageContaining("halb neun");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarPolicy.read("{}"))
        .withMessageContaining("officeHours");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarPolicy.read("{"))
        .withMessageContaining("JSON");
  }

  private static String seed() {
    try (var stream =
        CalendarPolicyTest.class.getResourceAsStream("/policies/working-calendar.json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
