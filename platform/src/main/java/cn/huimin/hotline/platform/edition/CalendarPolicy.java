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
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 *             "days": [{"date": "2027-01-01", "name": "元旦", "working": false}]}],
 *  "units": [{"units": ["u-1"], "officeHours": […], "days": [{"date": "…", …}]}]}
 * }</pre>
 *
 * <p>{@code units} are calendars of units' own: other office hours, and days that are off or worked
 * there alone; either may be left out.
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
    var hours = hours(document);
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("officeHours 是空的，请至少写一段办公时间");
    }
    var years = years(document.path("years"));
    var zone = zone(document);
    var own = new HashMap<String, WorkingCalendar>();
    for (var group : document.path("units")) {
      if (group.path("units").isEmpty()) {
        throw new IllegalArgumentException("units 的每一项要有 units，请写单位编号的列表");
      }
      var its = hours(group);
      var calendar =
          WorkingCalendar.of(
              withDays(years, days(group.path("days"), "units")),
              its.isEmpty() ? hours : its,
              zone);
      for (var unit : group.path("units")) {
        if (own.put(unit.asString(""), calendar) != null) {
          throw new IllegalArgumentException(
              "units 里单位 %s 写了两次，请只保留一处".formatted(unit.asString("")));
        }
      }
    }
    return WorkingCalendar.of(years, hours, zone).withUnits(own);
  }

  private static SortedMap<LocalDate, OfficeHours> hours(JsonNode document) {
    var hours = new TreeMap<LocalDate, OfficeHours>();
    for (var edition : document.path("officeHours")) {
      hours.put(date(edition, "from"), new OfficeHours(intervals(edition.path("open"))));
    }
    return hours;
  }

  /** The years with some more days; a day that a notice names too is as it is said here. */
  private static List<CalendarYear> withDays(List<CalendarYear> years, List<CalendarDay> more) {
    if (more.isEmpty()) {
      return years;
    }
    var byYear = new TreeMap<Integer, CalendarYear>();
    years.forEach(year -> byYear.put(year.year(), year));
    var named = more.stream().map(CalendarDay::date).collect(Collectors.toSet());
    byYear.replaceAll(
        (number, year) ->
            new CalendarYear(
                number,
                year.days().stream().filter(day -> !named.contains(day.date())).toList(),
                year.notices()));
    for (var day : more) {
      var known = byYear.get(day.date().getYear());
      if (known == null) {
        throw new IllegalArgumentException("units 里的 %s：那一年的放假安排还没有录入，请先录入".formatted(day.date()));
      }
      var all = new ArrayList<>(known.days());
      all.add(day);
      byYear.put(known.year(), new CalendarYear(known.year(), all, known.notices()));
    }
    return List.copyOf(byYear.values());
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
      var days = days(year.path("days"), "years 的 %d 年".formatted(number));
      var notices = new ArrayList<String>();
      year.path("notices").forEach(notice -> notices.add(notice.asString()));
      years.put(number, new CalendarYear(number, days, notices));
    }
    return List.copyOf(years.values());
  }

  private static List<CalendarDay> days(JsonNode written, String where) {
    var days = new ArrayList<CalendarDay>();
    for (var day : written) {
      if (!day.path("working").isBoolean()) {
        throw new IllegalArgumentException(where + "：每一天要有 working，请写 true 或 false");
      }
      days.add(
          new CalendarDay(
              date(day, "date"),
              day.get("working").asBoolean() ? CalendarDay.Kind.WORK : CalendarDay.Kind.OFF,
              day.path("name").asString("")));
    }
    return days;
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
