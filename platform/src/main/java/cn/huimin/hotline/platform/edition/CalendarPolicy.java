package cn.huimin.hotline.platform.edition;

import cn.huimin.hotline.calendar.CalendarDay;
import cn.huimin.hotline.calendar.CalendarYear;
import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.OfficeHours;
import cn.huimin.hotline.calendar.OpenInterval;
import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The working calendar as the policy {@value #NAME} has it (DOMAIN §5): the national holidays we
 * ship, with years added or replaced, and office hours by the day from which they hold.
 *
 * <pre>{@code
 * {"version": "…", "zone": "Asia/Shanghai",
 *  "officeHours": [{"from": "2000-01-01", "open": [["08:30", "12:00"], ["13:30", "17:30"]]}],
 *  "years": [{"year": 2027, "notices": ["…"],
 *             "days": [{"date": "2027-01-01", "name": "元旦", "working": false}]}]}
 * }</pre>
 */
public final class CalendarPolicy {

  /** Name of the policy. */
  public static final String NAME = "working-calendar";

  private static final JsonMapper JSON = JsonMapper.shared();

  private CalendarPolicy() {}

  /** The calendar of an edition; the national one where the edition has no document. */
  public static WorkingCalendar calendar(Policies policies) {
    return policies
        .document(NAME)
        .map(document -> read(document.body()))
        .orElseGet(() -> WorkingCalendar.of(NationalHolidays.load()));
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException naming the item and the mend
   */
  public static WorkingCalendar read(String body) {
    JsonNode document;
    try {
      document = JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("不是有效的 JSON，请检查括号、引号和逗号", e);
    }
    var hours = new TreeMap<LocalDate, OfficeHours>();
    for (var edition : document.path("officeHours")) {
      hours.put(date(edition, "from"), new OfficeHours(intervals(edition.path("open"))));
    }
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("officeHours 是空的，请至少写一段办公时间");
    }
    return WorkingCalendar.of(years(document.path("years")), hours, zone(document));
  }

  private static ZoneId zone(JsonNode document) {
    try {
      return ZoneId.of(document.path("zone").asString("Asia/Shanghai"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone 不是时区，请写 Asia/Shanghai 这样的名称", e);
    }
  }

  private static List<CalendarYear> years(JsonNode added) {
    var years = new TreeMap<Integer, CalendarYear>();
    NationalHolidays.load().forEach(year -> years.put(year.year(), year));
    for (var year : added) {
      if (!year.path("year").isInt()) {
        throw new IllegalArgumentException("years 的每一项要有 year，请写成数字");
      }
      int number = year.path("year").asInt();
      var days = new ArrayList<CalendarDay>();
      for (var day : year.path("days")) {
        if (!day.path("working").isBoolean()) {
          throw new IllegalArgumentException(
              "years 的 %d 年：每一天要有 working，请写 true 或 false".formatted(number));
        }
        days.add(
            new CalendarDay(
                date(day, "date"),
                day.get("working").asBoolean() ? CalendarDay.Kind.WORK : CalendarDay.Kind.OFF,
                day.path("name").asString("")));
      }
      var notices = new ArrayList<String>();
      year.path("notices").forEach(notice -> notices.add(notice.asString()));
      years.put(number, new CalendarYear(number, days, notices));
    }
    return List.copyOf(years.values());
  }

  private static List<OpenInterval> intervals(JsonNode open) {
    var intervals = new ArrayList<OpenInterval>();
    for (var interval : open) {
      intervals.add(new OpenInterval(time(interval.path(0)), time(interval.path(1))));
    }
    return intervals;
  }

  private static LocalDate date(JsonNode node, String field) {
    var text = node.path(field).asString("");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("%s“%s”不是日期，请写成 2026-02-14".formatted(field, text), e);
    }
  }

  private static LocalTime time(JsonNode node) {
    var text = node.asString("");
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("open“%s”不是时刻，请写成 08:30".formatted(text), e);
    }
  }
}
