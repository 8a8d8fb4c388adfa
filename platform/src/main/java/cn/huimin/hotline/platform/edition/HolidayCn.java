package cn.huimin.hotline.platform.edition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a year of holidays, as the holiday-cn project writes it the day the notice is out, into a
 * calendar document ({@link CalendarPolicy}).
 *
 * <pre>{@code
 * {"year": 2027, "papers": ["https://…"],
 *  "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}
 * }</pre>
 */
public final class HolidayCn {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private HolidayCn() {}

  /**
   * Something wrong with such a file.
   *
   * @param field where
   * @param message what is wrong and how to mend it (中文)
   */
  public record Problem(String field, String message) {}

  /** Whether it looks like such a file. */
  public static boolean isOne(JsonNode file) {
    return file.has("year") && file.has("days") && !file.has("officeHours");
  }

  /** What is wrong with a file; empty if it can be put in. */
  public static List<Problem> problems(JsonNode file) {
    var problems = new ArrayList<Problem>();
    int year = file.path("year").asInt(0);
    if (!file.path("year").isInt() || year < FIRST_YEAR || year > LAST_YEAR) {
      problems.add(new Problem("year", "请写 2000 到 2100 的年份"));
      return problems;
    }
    if (!file.path("days").isArray() || file.path("days").isEmpty()) {
      problems.add(new Problem("days", "没有任何一天，请填写放假和调休的日期"));
    }
    var seen = new HashSet<LocalDate>();
    int index = 0;
    for (var day : file.path("days")) {
      var field = "days[" + index++ + "]";
      var date = date(day.path("date"));
      if (date == null) {
        problems.add(new Problem(field + ".date", "请写成 2027-01-01 这样的日期"));
      } else if (date.isBefore(LocalDate.of(year - 1, 12, 1))
          || date.isAfter(LocalDate.of(year + 1, 1, 31))) {
        problems.add(new Problem(field + ".date", "不在 " + year + " 年，请移到那一年的日历"));
      } else if (!seen.add(date)) {
        problems.add(new Problem(field + ".date", "这一天写了两次，请只保留一次"));
      }
      if (!day.path("isOffDay").isBoolean()) {
        problems.add(new Problem(field + ".isOffDay", "请写 true（放假）或 false（上班）"));
      }
      if (day.path("name").asString("").isBlank()) {
        problems.add(new Problem(field + ".name", "请写节日名称，例如春节"));
      }
    }
    return problems;
  }

  /**
   * The document with the year in it, in place of what it said of that year.
   *
   * @param document a calendar document
   * @param file a file without problems
   */
  public static ObjectNode into(JsonNode document, JsonNode file) {
    var next = (ObjectNode) document.deepCopy();
    int year = file.path("year").asInt();
    ArrayNode years = JSON.createArrayNode();
    for (var other : next.path("years")) {
      if (other.path("year").asInt() != year) {
        years.add(other);
      }
    }
    years.add(year(file, year));
    next.set("years", years);
    return next;
  }

  private static ObjectNode year(JsonNode file, int year) {
    var added = JSON.createObjectNode().put("year", year);
    var notices = added.putArray("notices");
    file.path("papers").forEach(paper -> notices.add(paper.asString("")));
    var days = added.putArray("days");
    for (var day : file.path("days")) {
      days.addObject()
          .put("date", day.path("date").asString())
          .put("name", day.path("name").asString())
          .put("working", !day.path("isOffDay").asBoolean());
    }
    return added;
  }

  private static @Nullable LocalDate date(JsonNode node) {
    try {
      return LocalDate.parse(node.asString(""));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
