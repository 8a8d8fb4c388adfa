package cn.huimin.hotline.console.warnings;

import static cn.huimin.hotline.console.warnings.NewestFirst.moment;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.cases.Visibility;
import cn.huimin.hotline.console.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Red cards, ladder steps and supervision orders in the read model, as somebody sees them. */
@Component
public class EscalationStore {

  /** Its clock still runs. */
  private static final String RUNS =
      """
      exists (select from clocks k where k.case_id = escalated.case_id
          and k.kind = escalated.clock and k.round = escalated.round and k.leg = escalated.leg
          and k.state = 'RUNNING') and
      """;

  private static final String ESCALATIONS =
      """
      select * from (
          select e.*, e.event_id as page_id, c.category_level1, c.category_level2, c.hidden, i.title
          from escalations e left join cases c on c.case_id = e.case_id
          left join case_index i on i.case_id = e.case_id
      ) as escalated
      """;

  private final JdbcClient jdbc;
  private final NewestFirst rows;
  private final CaseJson bodies;
  private final Words words;
  private final Clock clock;

  EscalationStore(JdbcClient jdbc, CaseJson bodies, Words words, Clock clock) {
    this.jdbc = jdbc;
    this.rows = new NewestFirst(jdbc);
    this.bodies = bodies;
    this.words = words;
    this.clock = clock;
  }

  /**
   * As {@link NewestFirst#visible}, without those of cases that are against the own unit of a
   * stand-in.
   */
  private static String visible(Viewer viewer) {
    return NewestFirst.visible(viewer)
        + Visibility.againstOwnUnit(viewer).map(" and case_id not in "::concat).orElse("");
  }

  /** Red cards, ladder steps and supervision orders, the newest first. */
  public NewestPage escalations(
      Viewer viewer,
      @Nullable String unit,
      @Nullable String step,
      @Nullable YearMonth month,
      @Nullable String after,
      int limit) {
    var where = new ArrayList<>(List.of(visible(viewer)));
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("viewerUnit", viewer.unitId());
    NewestFirst.unit(unit, where, values);
    if (step != null) {
      where.add("kind = :step");
      values.put("step", step);
    }
    if (month != null) {
      where.add("at >= :monthBegins and at < :monthEnds");
      values.put("monthBegins", begins(month));
      values.put("monthEnds", begins(month.plusMonths(1)));
    }
    return rows.page(ESCALATIONS, "event_id", where, values, after, limit, this::escalation);
  }

  /** Red cards whose clock still runs, how many. */
  public long countStanding(Viewer viewer) {
    return jdbc.sql("select count(*) from escalations escalated where " + RUNS + visible(viewer))
        .param("viewerUnit", viewer.unitId())
        .query(Long.class)
        .single();
  }

  /** Red cards whose clock still runs, the newest first. */
  public List<Map<String, @Nullable Object>> standing(Viewer viewer, int limit) {
    return jdbc.sql(
            ESCALATIONS
                + " where "
                + RUNS
                + visible(viewer)
                + " order by at desc, event_id desc limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("limit", limit)
        .query((row, _) -> escalation(row))
        .list();
  }

  private OffsetDateTime begins(YearMonth month) {
    return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  /** What is new about them, as the person sees it. */
  Feed feed(Viewer viewer) {
    return new Feed(ESCALATIONS, visible(viewer), "at", this::escalation);
  }

  private Map<String, @Nullable Object> escalation(ResultSet row) throws SQLException {
    var clock = row.getString("clock").toLowerCase(Locale.ROOT);
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("escalationId", row.getString("event_id"));
    body.put("step", row.getString("kind"));
    body.put("caseId", row.getString("case_id"));
    body.put("caseNumber", row.getString("case_number"));
    body.put("clock", clock);
    body.put("round", row.getInt("round"));
    body.put("urgency", row.getString("urgency"));
    body.put(
        "category",
        CaseJson.category(row.getString("category_level1"), row.getString("category_level2")));
    body.put("owedBy", row.getString("party"));
    body.put("unit", bodies.unit(row.getString("unit_id"), row.getString("unit_name")));
    body.put(
        "message", words.of("escalation." + row.getString("kind"), words.word("clock", clock)));
    body.put("dueAt", bodies.at(moment(row, "due_at")));
    body.put("at", bodies.at(moment(row, "at")));
    return body;
  }
}
