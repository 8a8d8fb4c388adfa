package cn.huimin.hotline.platform.report;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the policy {@value ReportCalendar#NAME} and refuses what it cannot mean, all at once.
 *
 * <pre>{@code
 * {"version": "…", "reports": [
 *   {"id": "weekly", "name": "周报", "every": "WEEK", "day": "THURSDAY", "at": "17:00",
 *    "counted": false, "since": "2026-09-01"},
 *   {"id": "monthly", "name": "月报", "every": "MONTH", "workingDay": 3, "at": "17:00",
 *    "counted": true, "since": null}],
 *  "warningAnswers": {"counted": true, "since": null}}
 * }</pre>
 */
public final class ReportCalendarReader {

  private static final int LAST_WORKING_DAY = 20;
  private static final String ANSWERS = "warningAnswers";
  private static final Set<String> FIELDS =
      Set.of("id", "name", "every", "day", "workingDay", "at", "counted", "since");

  private final List<String> problems = new ArrayList<>();

  private ReportCalendarReader() {}

  /**
   * The calendar of an edition; the one we ship where the edition has no document.
   *
   * @throws IllegalArgumentException naming every item that is wrong and its mend
   */
  public static ReportCalendar calendar(Policies policies) {
    var days = CalendarPolicy.calendar(policies);
    return policies
        .document(ReportCalendar.NAME)
        .map(document -> read(document.body(), days))
        .orElseGet(() -> shipped(days));
  }

  /** The calendar that we ship. */
  public static ReportCalendar shipped(WorkingCalendar days) {
    try (var stream = ReportCalendarReader.class.getResourceAsStream("/policies/reports.json")) {
      if (stream == null) {
        throw new IllegalStateException("the platform ships no policies/reports.json");
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), days);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException naming every item that is wrong and its mend
   */
  public static ReportCalendar read(String body, WorkingCalendar days) {
    JsonNode document;
    try {
      document = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("reports 不是有效的 JSON，请检查括号、引号和逗号", e);
    }
    var reader = new ReportCalendarReader();
    var calendar = reader.calendar(document, days);
    if (!reader.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("；", reader.problems));
    }
    return calendar;
  }

  private ReportCalendar calendar(JsonNode document, WorkingCalendar days) {
    var version = document.path("version").asString("").strip();
    if (version.isEmpty()) {
      problems.add("version 没有填，请补上");
    }
    if (!document.path("reports").isArray()) {
      problems.add("reports 要写成列表，没有就写 []");
    }
    var reports = new ArrayList<OwedReport>();
    var ids = new HashSet<String>();
    int at = 0;
    for (var node : document.path("reports")) {
      var report = report(node, "reports[" + at + "].");
      if (!ids.add(report.id())) {
        problems.add("reports[" + at + "].id 写了两次，请改一个");
      }
      reports.add(report);
      at++;
    }
    return new ReportCalendar(version, reports, answers(document.path(ANSWERS)), days);
  }

  private OwedAnswers answers(JsonNode node) {
    if (node.isMissingNode()) {
      return OwedAnswers.NONE;
    }
    if (!node.isObject()) {
      problems.add(ANSWERS + " 要写成 {\"counted\": true, \"since\": null}");
      return OwedAnswers.NONE;
    }
    for (var field : node.propertyNames()) {
      if (!field.equals("counted") && !field.equals("since")) {
        problems.add(ANSWERS + "." + field + " 没有这一项，请删去或改正拼写");
      }
    }
    return new OwedAnswers(counted(node, ANSWERS + "."), since(node, ANSWERS + "."));
  }

  private boolean counted(JsonNode node, String where) {
    if (!node.path("counted").isBoolean()) {
      problems.add(where + "counted 请写 true 或 false：迟报、漏报扣不扣分");
    }
    return node.path("counted").asBoolean(false);
  }

  private OwedReport report(JsonNode node, String where) {
    for (var field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        problems.add(where + field + " 没有这一项，请删去或改正拼写");
      }
    }
    var id = node.path("id").asString("");
    if (!id.matches("[a-z][a-z0-9-]{0,19}")) {
      problems.add(where + "id 请用小写字母、数字和连字符，如 monthly");
    } else if (id.equals(OwedAnswers.REPORT)) {
      problems.add(where + "id 不能用 " + id + "，它是预警处置答复；请改一个，如 monthly");
    }
    var name = node.path("name").asString("").strip();
    if (name.isEmpty()) {
      problems.add(where + "name 没有填，请补上");
    }
    var every = word(node, where, "every", OwedReport.Every.class, OwedReport.Every.MONTH);
    var day =
        every == OwedReport.Every.WEEK
            ? word(node, where, "day", DayOfWeek.class, DayOfWeek.THURSDAY)
            : DayOfWeek.THURSDAY;
    int workingDay = 1;
    if (every == OwedReport.Every.MONTH) {
      workingDay = node.path("workingDay").asInt(0);
      if (!node.path("workingDay").isInt() || workingDay < 1 || workingDay > LAST_WORKING_DAY) {
        problems.add(where + "workingDay 请写 1 到 20 的整数：次月第几个工作日");
        workingDay = 1;
      }
    }
    return new OwedReport(
        id,
        name,
        every,
        day,
        workingDay,
        time(node, where),
        counted(node, where),
        since(node, where));
  }

  private LocalTime time(JsonNode node, String where) {
    try {
      return LocalTime.parse(node.path("at").asString(""));
    } catch (DateTimeException e) {
      problems.add(where + "at 请写成 17:00");
      return LocalTime.NOON;
    }
  }

  private @Nullable LocalDate since(JsonNode node, String where) {
    if (!node.hasNonNull("since")) {
      return null;
    }
    try {
      return LocalDate.parse(node.path("since").asString(""));
    } catch (DateTimeException e) {
      problems.add(where + "since 请写成 2026-09-01；还不要求报送就写 null");
      return null;
    }
  }

  private <E extends Enum<E>> E word(
      JsonNode node, String where, String field, Class<E> type, E otherwise) {
    var said = node.path(field).asString("");
    for (var word : type.getEnumConstants()) {
      if (word.name().equals(said)) {
        return word;
      }
    }
    problems.add(where + field + " 请用：" + List.of(type.getEnumConstants()));
    return otherwise;
  }
}
