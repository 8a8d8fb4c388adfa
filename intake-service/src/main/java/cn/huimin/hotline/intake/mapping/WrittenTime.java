package cn.huimin.hotline.intake.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The time of a day as exports write it: halves of the day, seconds and fractions, a zone. */
final class WrittenTime {

  /** A time with its zone, or nothing; what it says stands in named groups. */
  static final String PATTERN =
      "(?:\\s*[T,]?\\s*(?<half1>上午|下午|中午|晚上|晚|凌晨|早上|早|傍晚|[AaPp]\\.?[Mm]\\.?)?\\s*"
          + "(?<hour>\\d{1,2})(?:\\s*[:时点]\\s*(?<minute>\\d{1,2})?(?:\\s*[:分]\\s*(?<second>\\d{1,2})?"
          + "(?:[.,:](?<fraction>\\d{1,9}))?\\s*秒?)?)\\s*(?<half2>[AaPp]\\.?[Mm]\\.?)?)?"
          + "\\s*(?<zone>Z|UTC|CST|(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?)?(?:\\[[A-Za-z/_]+])?";

  private WrittenTime() {}

  /** The moment of a day at the time that a match of {@link #PATTERN} found. */
  static OffsetDateTime at(LocalDate day, Matcher time, ZoneId zone) {
    var hourText = time.group("hour");
    if (hourText == null) {
      return inZone(day.atStartOfDay(), time.group("zone"), zone);
    }
    int hour = hour(Integer.parseInt(hourText), half(time));
    int minute = orZero(time.group("minute"));
    int second = orZero(time.group("second"));
    if (hour == 24 && minute == 0 && second == 0) {
      return inZone(day.plusDays(1).atStartOfDay(), time.group("zone"), zone);
    }
    return inZone(day.atTime(hour, minute, second), time.group("zone"), zone);
  }

  private static @Nullable String half(Matcher time) {
    var half = time.group("half1") == null ? time.group("half2") : time.group("half1");
    return half == null ? null : half.toLowerCase(Locale.ROOT).replace(".", "");
  }

  private static int hour(int hour, @Nullable String half) {
    if (half == null || hour > 12) {
      return hour;
    }
    return switch (half) {
      case "pm", "下午", "晚上", "晚", "傍晚" -> hour == 12 ? 12 : hour + 12;
      case "中午" -> hour >= 10 ? hour : hour + 12;
      default -> hour == 12 ? 0 : hour;
    };
  }

  private static OffsetDateTime inZone(LocalDateTime when, @Nullable String written, ZoneId zone) {
    if (written == null || written.equals("CST")) {
      return when.atZone(zone).toOffsetDateTime();
    }
    var bare = written.replace("GMT", "").replace("UTC", "");
    if (bare.isEmpty() || bare.equals("Z")) {
      return when.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toOffsetDateTime();
    }
    var sign = bare.substring(0, 1);
    var digits = bare.substring(1).replace(":", "");
    var hours = digits.length() <= 2 ? digits : digits.substring(0, digits.length() - 2);
    var minutes = digits.length() <= 2 ? "00" : digits.substring(digits.length() - 2);
    return when.atOffset(
            ZoneOffset.of(sign + "0".repeat(2 - hours.length()) + hours + ":" + minutes))
        .atZoneSameInstant(zone)
        .toOffsetDateTime();
  }

  private static int orZero(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
