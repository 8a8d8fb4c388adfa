package cn.huimin.hotline.console.teachers;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says of each name whether a complaint or report about the matter was confirmed in a period. Which
 * cases name whom intake knows, which also writes to its audit who asked; what became of the cases
 * the read model knows.
 */
@Component
public class TeacherCheck {

  /** Answers. */
  public enum Answer {
    YES,
    PARTLY,
    NO
  }

  /**
   * A complaint or report that was confirmed, wholly or partly.
   *
   * @param ended day of its end
   */
  public record Confirmed(
      String caseNumber, @Nullable String unit, String category, String verdict, LocalDate ended) {}

  /** A name as it was asked. */
  public record Checked(String name, Answer answer, List<Confirmed> cases) {}

  private final JdbcClient jdbc;
  private final IntakeClient intake;
  private final Clock clock;

  TeacherCheck(JdbcClient jdbc, IntakeClient intake, Clock clock) {
    this.jdbc = jdbc;
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * Checks names.
   *
   * @param from first day of the period in which cases ended
   * @param until last day
   * @param reason why it is asked, for the audit
   * @throws Refusal as intake refuses, or invalid-input where the days are no period
   */
  public List<Checked> check(
      List<String> names, LocalDate from, LocalDate until, String reason, Viewer viewer) {
    if (until.isBefore(from)) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "截止日期（until）早于开始日期（from），请改日期");
    }
    var answer =
        intake.post(
            "/api/v1/teacher-cases",
            viewer.token(),
            Map.of(),
            Map.of("names", names, "reason", reason));
    if (!answer.done()) {
      throw new Refusal(
          answer.status() == ProblemCode.FORBIDDEN.status().value()
              ? ProblemCode.FORBIDDEN
              : ProblemCode.INVALID_INPUT,
          told(answer));
    }
    var caseIds = new LinkedHashMap<String, List<String>>();
    var all = new LinkedHashSet<String>();
    for (var item : answer.body().path("items")) {
      var ids = new ArrayList<String>();
      item.path("caseIds").forEach(id -> ids.add(id.asString("")));
      caseIds.put(item.path("name").asString(""), ids);
      all.addAll(ids);
    }
    var confirmed = confirmed(List.copyOf(all), from, until);
    return caseIds.entrySet().stream()
        .map(
            entry ->
                checked(
                    entry.getKey(),
                    entry.getValue().stream()
                        .filter(confirmed::containsKey)
                        .map(confirmed::get)
                        .toList()))
        .toList();
  }

  /**
   * A day as it was written.
   *
   * @param field its field
   * @throws Refusal invalid-input if it is none
   */
  public static LocalDate day(String field, @Nullable String text) {
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeException e) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "日期（" + field + "）写成 2026-01-31");
    }
  }

  private static String told(IntakeClient.Answer answer) {
    var words = new StringBuilder(answer.body().path("detail").asString("没有查成"));
    answer
        .body()
        .path("errors")
        .forEach(
            error ->
                words
                    .append("；")
                    .append(error.path("field").asString(""))
                    .append("：")
                    .append(error.path("message").asString("")));
    return words.toString();
  }

  private static Checked checked(String name, List<Confirmed> cases) {
    boolean wholly = cases.stream().anyMatch(one -> one.verdict().equals("CONFIRMED"));
    return new Checked(
        name, wholly ? Answer.YES : cases.isEmpty() ? Answer.NO : Answer.PARTLY, cases);
  }

  private Map<String, Confirmed> confirmed(List<String> ids, LocalDate from, LocalDate until) {
    var found = new LinkedHashMap<String, Confirmed>();
    if (ids.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select case_id, case_number, summary->>'unitName' as unit, category_level1,
              summary->>'verdict' as verdict, ended_at
            from cases
            where case_id in (:ids) and ended_at >= :from and ended_at < :until
              and coalesce(summary->>'sourceDemandType', demand_type) in ('COMPLAINT', 'REPORT')
              and summary->>'verdict' in ('CONFIRMED', 'PARTLY')
            order by ended_at, case_number
            """)
        .param("ids", ids)
        .param("from", from.atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC))
        .param(
            "until",
            until.plusDays(1).atStartOfDay(clock.getZone()).toInstant().atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              var category = row.getString("category_level1");
              found.put(
                  row.getString("case_id"),
                  new Confirmed(
                      row.getString("case_number"),
                      row.getString("unit"),
                      category == null ? "" : category,
                      row.getString("verdict"),
                      LocalDate.ofInstant(
                          row.getTimestamp("ended_at").toInstant(), clock.getZone())));
            });
    return found;
  }
}
