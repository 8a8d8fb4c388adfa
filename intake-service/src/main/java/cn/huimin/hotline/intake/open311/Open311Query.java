package cn.huimin.hotline.intake.open311;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a list of requests is narrowed to; what is empty is as if it were not there. */
final class Open311Query {

  private static final Duration SHOWN = Duration.ofDays(90);
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final Pattern BARE_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");
  private static final Pattern DAY_BLANK = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) (?=\\d{2}:)");
  private static final int MOST_IDS = 1_000;

  private final Map<String, String> written;
  private final ZoneId zone;

  private Open311Query(Map<String, String> written, ZoneId zone) {
    this.written = written;
    this.zone = zone;
  }

  /**
   * The filter that a query means: ids override everything else; else the last 90 days, unless a
   * day is named.
   *
   * @throws Refusal naming the argument that is none
   */
  static Open311Requests.Filter read(Map<String, String> query, Instant now, ZoneId zone) {
    return new Open311Query(query, zone).filter(now);
  }

  private Open311Requests.Filter filter(Instant now) {
    int size = number("page_size", Open311Requests.MOST);
    if (size > Open311Requests.MOST) {
      size = Open311Requests.MOST;
    }
    int page = number("page", 1);
    var ofIds = several("service_request_id");
    if (ofIds != null) {
      return new Open311Requests.Filter(ofIds, null, null, null, null, size, page);
    }
    var end = moment("end_date", true);
    var start = moment("start_date", false);
    if (start == null) {
      start = (end == null ? now : end).minus(SHOWN);
    }
    return new Open311Requests.Filter(
        null, several("service_code"), start, end, closed(), size, page);
  }

  private @Nullable String text(String name) {
    var value = written.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private @Nullable List<String> several(String name) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    var several =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(one -> !one.isEmpty() && one.indexOf('\0') < 0)
            .distinct()
            .toList();
    if (several.size() > MOST_IDS) {
      throw wrong(name + " has more than " + MOST_IDS + " values, ask for them in several calls");
    }
    return several;
  }

  private int number(String name, int otherwise) {
    var text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < 1) {
      throw wrong(name + " is not a number from 1");
    }
    return Integer.parseInt(text);
  }

  private @Nullable Boolean closed() {
    var given = several("status");
    if (given == null) {
      return null;
    }
    // Some clients say "opened", or "OPEN".
    var words =
        given.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .map(word -> word.equals("opened") ? "open" : word)
            .distinct()
            .toList();
    if (words.isEmpty() || (words.contains("open") && words.contains("closed"))) {
      return null;
    }
    if (words.equals(List.of("closed")) || words.equals(List.of("open"))) {
      return words.contains("closed");
    }
    throw wrong("status is open or closed");
  }

  /** A moment, or a day: its first, or its last second where it ends a range. */
  private @Nullable Instant moment(String name, boolean last) {
    var given = text(name);
    if (given == null) {
      return null;
    }
    // A plus in a query that was not encoded arrives as a blank; between day and time it is a T.
    var text =
        BARE_OFFSET
            .matcher(DAY_BLANK.matcher(given).replaceFirst("$1T").replace(' ', '+'))
            .replaceFirst("$1:$2");
    try {
      if (DAY.matcher(text).matches()) {
        var day = LocalDate.parse(text);
        return last
            ? day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1)
            : day.atStartOfDay(zone).toInstant();
      }
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return withoutOffset(name, text);
    }
  }

  private Instant withoutOffset(String name, String text) {
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name + " is not a W3C date and time with its offset");
    }
  }

  private static Refusal wrong(String why) {
    return new Refusal(ProblemCode.BAD_PARAMETER, why);
  }
}
