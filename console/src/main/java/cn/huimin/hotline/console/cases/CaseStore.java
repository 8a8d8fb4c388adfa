package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.projection.Bigrams;
import cn.huimin.hotline.schemas.word.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Cases in the read model, always as somebody sees them. */
@Component
public class CaseStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DAYS_AHEAD = 7;

  /** Columns of a case with its first running clock. */
  private static final String ROWS =
      """
      select c.summary, c.reported_by, c.reported_by_head, c.triage_reasons, i.title, i.card, i.due_at as sort_due,
          c.opened_at as sort_opened, k.*
      from cases c
      join case_index i on i.case_id = c.case_id
      left join lateral (
          select * from clocks where case_id = c.case_id and state = 'RUNNING'
                and kind not in ('RETURN_WINDOW', 'RATING')
          order by due_at, kind limit 1
      ) k on true
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A page of the cases that the person sees. */
  public CasePage page(CaseFilter filter, Viewer viewer) {
    var where = new ArrayList<String>();
    var values = new LinkedHashMap<String, @Nullable Object>();
    where.add(Visibility.condition(viewer));
    values.put("viewerUnit", viewer.unitId());
    narrow(filter, viewer, where, values);
    var order = order(filter, where, values);
    values.put("limit", filter.limit() + 1);
    var rows =
        jdbc.sql(ROWS + " where " + String.join(" and ", where) + order + " limit :limit")
            .params(values)
            .query((row, _) -> new Sorted(row(row, viewer), sortedBy(filter, row)))
            .list();
    if (rows.size() <= filter.limit()) {
      return new CasePage(rows.stream().map(Sorted::row).toList(), null);
    }
    var shown = rows.subList(0, filter.limit());
    return new CasePage(shown.stream().map(Sorted::row).toList(), shown.getLast().by().encoded());
  }

  private record Sorted(CaseRow row, Cursor by) {}

  private static Cursor sortedBy(CaseFilter filter, ResultSet row) throws SQLException {
    var id = JSON.readTree(row.getString("summary")).path("caseId").asString();
    return new Cursor(moment(row, filter.sort().equals("due") ? "sort_due" : "sort_opened"), id);
  }

  private void narrow(
      CaseFilter filter, Viewer viewer, List<String> where, Map<String, @Nullable Object> values) {
    equal("c.demand_type", "type", filter.type(), where, values);
    equal("c.category_level1", "category", filter.category(), where, values);
    equal("c.channel", "channel", filter.channel(), where, values);
    equal("c.urgency", "urgency", filter.urgency(), where, values);
    if (filter.unit() != null) {
      where.add("c.unit_line @> array[:unit]::text[]");
      values.put("unit", filter.unit());
    }
    if (!filter.states().isEmpty()) {
      where.add("c.state in (:states)");
      values.put("states", filter.states());
    }
    if (filter.caseIds() != null) {
      where.add("c.case_id = any(:caseIds)");
      values.put("caseIds", filter.caseIds().toArray(String[]::new));
    }
    if (filter.due() != null) {
      where.add(
          "i.due_at " + (filter.due().equals("overdue") ? "< :due" : "between :now and :due"));
      values.put("now", clock.instant().atOffset(ZoneOffset.UTC));
      values.put("due", until(filter.due()).atOffset(ZoneOffset.UTC));
    }
    if (filter.words() != null && !filter.words().isBlank()) {
      var query = Bigrams.query(filter.words());
      var column =
          viewer.seesAllUnits()
              ? "i.words_all"
              : "(case when c.hidden then i.words_open else i.words_all end)";
      where.add(query.isEmpty() ? "false" : column + " @@ :words::tsquery");
      values.put("words", query);
    }
  }

  private Instant until(String due) {
    var now = clock.instant();
    if (due.equals("overdue")) {
      return now;
    }
    var today = LocalDate.ofInstant(now, clock.getZone());
    var day = due.equals("today") ? today : today.plusDays(DAYS_AHEAD);
    return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusMillis(1);
  }

  private static void equal(
      String column,
      String name,
      @Nullable String value,
      List<String> where,
      Map<String, @Nullable Object> values) {
    if (value != null) {
      where.add(column + " = :" + name);
      values.put(name, value);
    }
  }

  private static String order(
      CaseFilter filter, List<String> where, Map<String, @Nullable Object> values) {
    boolean down = filter.sort().equals("-opened");
    var column = filter.sort().equals("due") ? "coalesce(i.due_at, 'infinity')" : "c.opened_at";
    if (filter.after() != null) {
      var cursor = Cursor.decoded(filter.after());
      where.add(
          "(%s, c.case_id) %s (coalesce(:afterAt::timestamptz, 'infinity'), :afterId)"
              .formatted(column, down ? "<" : ">"));
      values.put("afterAt", cursor.at() == null ? null : cursor.at().atOffset(ZoneOffset.UTC));
      values.put("afterId", cursor.id());
    }
    var direction = down ? " desc" : "";
    return " order by " + column + direction + ", c.case_id" + direction;
  }

  /**
   * The queue of a side: open cases that owe one of the actions, with that side's own clock, due
   * first.
   *
   * @param parties sides that owe: CENTRE, UNIT, HEAD
   * @param actions actions owed
   * @param unit the cases of this unit alone, and those in which it owes a co-unit's answer; null
   *     for all that the person sees
   */
  public List<CaseRow> owed(
      List<String> parties, List<String> actions, @Nullable String unit, Viewer viewer, int limit) {
    return jdbc.sql(
            """
            select c.summary, c.reported_by, c.reported_by_head, c.triage_reasons, i.title, i.card, k.*
            from cases c
            join case_index i on i.case_id = c.case_id
            left join lateral (
                select * from clocks where case_id = c.case_id and state = 'RUNNING'
                and kind not in ('RETURN_WINDOW', 'RATING')
                and party in (:parties) and (:unit::text is null or unit_id = :unit)
                order by due_at, kind limit 1
            ) k on true
            where (c.ended_at is null or c.state = 'MERGED') and (
                exists (select from steps s where s.case_id = c.case_id and s.owed
                    and s.party in (:parties) and s.action in (:actions)
                    and s.action <> 'joint-answer'
                    and (s.action <> 'sign-off' or :trusted::text is null
                      or (c.summary->>'signOffDelegate' = :trusted
                        and c.reported_by is distinct from :trusted))
                    and (:unit::text is null or c.unit_id = :unit
                      or (s.action = 'sign-off' and c.reported_by_head
                        and c.unit_line @> array[:unit]::text[])))
                or ('joint-answer' in (:actions) and c.summary -> 'coUnits' @> jsonb_build_array(
                      jsonb_build_object('unitId', :unit::text, 'answerOwed', true))))
            """
                + " and "
                + Visibility.condition(viewer)
                + " order by (c.urgency <> 'EMERGENCY'), coalesce(k.due_at, 'infinity'), c.case_id"
                + " limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("unit", unit)
        .param("trusted", viewer.role() == Role.HEAD ? null : viewer.account())
        .param("parties", parties)
        .param("actions", actions)
        .param("limit", limit)
        .query((row, _) -> row(row, viewer))
        .list();
  }

  /** Complaints and reports that became something less (降类), the newest first. */
  public List<CaseRow> downgraded(Viewer viewer, int limit) {
    return jdbc.sql(
            ROWS
                + """
                 where c.summary->>'downgradedFrom' is not null and
                """
                + Visibility.condition(viewer)
                + " order by c.opened_at desc, c.case_id limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("limit", limit)
        .query((row, _) -> row(row, viewer))
        .list();
  }

  /** A case, whether the person sees it or not. */
  Optional<Found> find(String caseId) {
    return jdbc.sql(
            """
            select c.summary, c.reported_by, c.reported_by_head, c.routing, c.triage_reasons, c.texts, i.title, i.card,
                coalesce(p.case_sequence, 0) as clocks_seen
            from cases c join case_index i on i.case_id = c.case_id
            left join clock_progress p on p.case_id = c.case_id
            where c.case_id = :id
            """)
        .param("id", caseId)
        .query(
            (row, _) ->
                new Found(
                    JSON.readValue(row.getString("summary"), Summary.class),
                    author(row),
                    row.getString("routing"),
                    words(row, "triage_reasons"),
                    row.getString("texts"),
                    row.getString("title"),
                    row.getString("card"),
                    row.getLong("clocks_seen")))
        .optional();
  }

  /**
   * A case as stored.
   *
   * @param clocksSeen last case event that the clocks answered
   */
  record Found(
      Summary summary,
      @Nullable Author reportedBy,
      @Nullable String routing,
      List<String> triageReasons,
      String texts,
      @Nullable String title,
      String card,
      long clocksSeen) {}

  /** Clocks of a case that somebody owes or owed, by round and start. */
  public List<ClockView> clocks(String caseId) {
    return jdbc.sql(
            """
            select * from clocks where case_id = :id and state <> 'NOT_DUE'
            order by round, started_at, due_at, kind, leg
            """)
        .param("id", caseId)
        .query((row, _) -> clock(row))
        .list();
  }

  private static CaseRow row(ResultSet row, Viewer viewer) throws SQLException {
    var summary = JSON.readValue(row.getString("summary"), Summary.class);
    return new CaseRow(
        summary,
        Visibility.hides(viewer, summary) ? null : row.getString("title"),
        row.getString("card"),
        row.getString("kind") == null ? null : clock(row),
        words(row, "triage_reasons"),
        AllowedActions.of(viewer, summary, author(row)));
  }

  private static @Nullable Author author(ResultSet row) throws SQLException {
    var account = row.getString("reported_by");
    return account == null ? null : new Author(account, row.getBoolean("reported_by_head"));
  }

  private static ClockView clock(ResultSet row) throws SQLException {
    return new ClockView(
        row.getString("kind"),
        row.getInt("round"),
        row.getString("party"),
        row.getString("unit_id"),
        row.getString("unit_name"),
        row.getString("state"),
        row.getString("limit_words"),
        row.getString("reason_code"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        moment(row, "yellow_at"),
        moment(row, "met_at"),
        row.getObject("in_time", Boolean.class),
        moment(row, "yellow_card_at"),
        moment(row, "red_card_at"));
  }

  private static List<String> words(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
