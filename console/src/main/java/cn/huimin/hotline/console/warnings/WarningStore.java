package cn.huimin.hotline.console.warnings;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.cases.Cursor;
import cn.huimin.hotline.console.cases.Visibility;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.word.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Warnings, escalations and inboxes in the read model, always as somebody sees them. */
@Component
public class WarningStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;
  private final CaseJson bodies;
  private final Words words;
  private final Clock clock;

  WarningStore(JdbcClient jdbc, CaseJson bodies, Words words, Clock clock) {
    this.jdbc = jdbc;
    this.bodies = bodies;
    this.words = words;
    this.clock = clock;
  }

  /**
   * A page of bodies.
   *
   * @param items bodies of the contract
   * @param next cursor of the next page; null on the last
   */
  public record Page(List<Map<String, @Nullable Object>> items, @Nullable String next) {}

  /** Condition on a table with {@code unit_line}; asks for the parameter {@code viewerUnit}. */
  public static String visible(Viewer viewer) {
    if (viewer.seesAllUnits()) {
      return "true";
    }
    return viewer.isOfUnit() && viewer.unitId() != null
        ? "unit_line @> array[:viewerUnit]::text[]"
        : "false";
  }

  /**
   * As {@link #visible}; how a unit stands to its reduction target is for leaders (DOMAIN §6), and
   * that somebody who is hidden from it has complained before, or what is in their words, is not
   * for the unit (DOMAIN §8).
   */
  private static String visibleWarnings(Viewer viewer) {
    var visible = visible(viewer);
    if (viewer.role() != Role.LEADER) {
      visible += " and rule <> 'reduction-target'";
    }
    visible +=
        Visibility.againstOwnUnit(viewer)
            .map(
                cases ->
                    " and not ((scope = 'CASE' or rule = 'repeat') and (scope_id in %s or case_ids && array%s))"
                        .formatted(cases, cases))
            .orElse("");
    return viewer.seesAllUnits()
        ? visible
        : visible
            + " and not (scope = 'CASE' and exists (select from cases h where h.hidden and"
            + " (h.case_id = scope_id or rule = 'repeat' and h.case_id = any(case_ids))))";
  }

  /** As {@link #visible}, without those of cases that are against the own unit of a stand-in. */
  private static String visibleEscalations(Viewer viewer) {
    return visible(viewer)
        + Visibility.againstOwnUnit(viewer).map(" and case_id not in "::concat).orElse("");
  }

  /** Warnings, the newest first; what is null does not narrow. */
  public Page warnings(
      Viewer viewer,
      @Nullable String state,
      @Nullable String level,
      @Nullable String unit,
      boolean lookBackDue,
      boolean answerOwed,
      @Nullable String after,
      int limit) {
    var where = new ArrayList<>(List.of(visibleWarnings(viewer)));
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("viewerUnit", viewer.unitId());
    if (lookBackDue) {
      where.add("look_back_on <= :today and not settled");
      values.put("today", LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }
    if (answerOwed) {
      where.add(ANSWER_OWED);
    }
    if (state != null) {
      where.add("state = :state");
      values.put("state", state);
    }
    if (level != null) {
      where.add("level = :level");
      values.put("level", level);
    }
    unit(unit, where, values);
    return page(
        "select * from (" + WARNINGS + ") as shown",
        "warning_id",
        where,
        values,
        after,
        limit,
        row -> warning(row, viewer));
  }

  /** That the unit of a warning still owes its answer. */
  private static final String ANSWER_OWED = "answer_due_at is not null";

  /** Warnings that the person's own unit owes an answer to, the one due first before the others. */
  public List<Map<String, @Nullable Object>> toAnswer(Viewer viewer, int limit) {
    return jdbc.sql(
            WARNINGS
                + " where w.unit_id = :viewerUnit and "
                + ANSWER_OWED
                + " and "
                + visibleWarnings(viewer)
                + " order by answer_due_at, warning_id limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("limit", limit)
        .query((row, _) -> warning(row, viewer))
        .list();
  }

  /** What people said about a warning. */
  private static final String SAID =
      """
      (select body from texts t where t.case_id = w.warning_id and t.text_id = w.measure_text_id)
          as measure,
      (select body from texts t where t.case_id = w.warning_id and t.text_id = w.answer_text_id)
          as answer,
      (select body from texts t where t.case_id = w.warning_id and t.text_id = w.finding_text_id)
          as finding
      """;

  private static final String WARNINGS =
      "select w.*, w.warning_id as page_id, " + SAID + " from warnings w";

  /** A warning as somebody sees it; empty where there is none for them. */
  public Optional<Map<String, @Nullable Object>> warning(Viewer viewer, String warningId) {
    return jdbc.sql(WARNINGS + " where w.warning_id = :warningId and " + visibleWarnings(viewer))
        .param("warningId", warningId)
        .param("viewerUnit", viewer.unitId())
        .query((row, _) -> warning(row, viewer))
        .optional();
  }

  /** Red cards, ladder steps and supervision orders, the newest first. */
  public Page escalations(
      Viewer viewer,
      @Nullable String unit,
      @Nullable String step,
      @Nullable YearMonth month,
      @Nullable String after,
      int limit) {
    var where = new ArrayList<>(List.of(visibleEscalations(viewer)));
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("viewerUnit", viewer.unitId());
    unit(unit, where, values);
    if (step != null) {
      where.add("kind = :step");
      values.put("step", step);
    }
    if (month != null) {
      where.add("at >= :monthBegins and at < :monthEnds");
      values.put("monthBegins", begins(month));
      values.put("monthEnds", begins(month.plusMonths(1)));
    }
    return page(ESCALATIONS, "event_id", where, values, after, limit, this::escalation);
  }

  private static final String STANDS = "w.state = 'STANDING' and ";

  /** Its clock still runs. */
  private static final String RUNS =
      """
      exists (select from clocks k where k.case_id = escalated.case_id
          and k.kind = escalated.clock and k.round = escalated.round and k.leg = escalated.leg
          and k.state = 'RUNNING') and
      """;

  /** Warnings that stand, the highest level first, of one level the newest. */
  public List<Map<String, @Nullable Object>> standing(Viewer viewer, int limit) {
    return jdbc.sql(
            WARNINGS
                + " where "
                + STANDS
                + visibleWarnings(viewer)
                + " order by array_position(array['RED', 'ORANGE', 'YELLOW'], w.level),"
                + " w.at desc, w.warning_id desc limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("limit", limit)
        .query((row, _) -> warning(row, viewer))
        .list();
  }

  /** How many warnings stand, and red cards whose clock still runs. */
  public long countStanding(Viewer viewer) {
    return jdbc.sql(
            "select (select count(*) from warnings w where "
                + STANDS
                + visibleWarnings(viewer)
                + ") + (select count(*) from escalations escalated where "
                + RUNS
                + visibleEscalations(viewer)
                + ")")
        .param("viewerUnit", viewer.unitId())
        .query(Long.class)
        .single();
  }

  /** Red cards whose clock still runs, the newest first. */
  public List<Map<String, @Nullable Object>> standingEscalations(Viewer viewer, int limit) {
    return jdbc.sql(
            ESCALATIONS
                + " where "
                + RUNS
                + visibleEscalations(viewer)
                + " order by at desc, event_id desc limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("limit", limit)
        .query((row, _) -> escalation(row))
        .list();
  }

  private OffsetDateTime begins(YearMonth month) {
    return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  private static final String ESCALATIONS =
      """
      select * from (
          select e.*, e.event_id as page_id, c.category_level1, c.category_level2, c.hidden, i.title
          from escalations e left join cases c on c.case_id = e.case_id
          left join case_index i on i.case_id = e.case_id
      ) as escalated
      """;

  /** What an account was told, the newest first. */
  public Page inbox(Viewer viewer, @Nullable String after, int limit) {
    var where = new ArrayList<>(List.of("channel = 'INBOX'", "recipient = :account"));
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("account", viewer.account());
    return page(
        "select *, delivery_id as page_id from deliveries",
        "delivery_id",
        where,
        values,
        after,
        limit,
        this::inboxItem);
  }

  private static void unit(
      @Nullable String unit, List<String> where, Map<String, @Nullable Object> values) {
    if (unit != null) {
      where.add("unit_line @> array[:unit]::text[]");
      values.put("unit", unit);
    }
  }

  /** Turns a row into a body. */
  @FunctionalInterface
  interface Body {
    Map<String, @Nullable Object> of(ResultSet row) throws SQLException;
  }

  private record Placed(Map<String, @Nullable Object> body, Cursor cursor) {}

  private Page page(
      String select,
      String id,
      List<String> where,
      Map<String, @Nullable Object> values,
      @Nullable String after,
      int limit,
      Body body) {
    if (after != null) {
      var cursor = Cursor.decoded(after);
      where.add("(at, " + id + ") < (:afterAt, :afterId)");
      values.put(
          "afterAt", (cursor.at() == null ? Instant.EPOCH : cursor.at()).atOffset(ZoneOffset.UTC));
      values.put("afterId", cursor.id());
    }
    values.put("limit", limit + 1);
    var rows =
        jdbc.sql(
                select
                    + " where "
                    + String.join(" and ", where)
                    + " order by at desc, "
                    + id
                    + " desc limit :limit")
            .params(values)
            .query(
                (row, _) ->
                    new Placed(
                        body.of(row), new Cursor(moment(row, "at"), row.getString("page_id"))))
            .list();
    boolean more = rows.size() > limit;
    var shown = more ? rows.subList(0, limit) : rows;
    return new Page(
        shown.stream().map(Placed::body).toList(),
        more ? shown.getLast().cursor().encoded() : null);
  }

  private Map<String, @Nullable Object> warning(ResultSet row, Viewer viewer) throws SQLException {
    var figures = JSON.readTree(row.getString("figures"));
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("warningId", row.getString("warning_id"));
    body.put("rule", row.getString("rule"));
    body.put("level", row.getString("level"));
    body.put("scope", row.getString("scope"));
    body.put("scopeId", row.getString("scope_id"));
    body.put("state", row.getString("state"));
    body.put("unit", bodies.unit(row.getString("unit_id"), row.getString("unit_name")));
    body.put("category", CaseJson.category(row.getString("category_level1"), null));
    body.put("figures", figures);
    body.put("cases", cases(Arrays.asList((String[]) row.getArray("case_ids").getArray()), viewer));
    body.put("message", WarningWords.say(words, row.getString("rule"), figures));
    body.put("sequence", row.getInt("sequence"));
    body.put("answerOwed", answerOwed(row));
    body.put("acknowledgement", acknowledgement(row));
    body.put("answer", answer(row));
    body.put("lookBack", lookBack(row));
    body.put("raisedAt", bodies.at(moment(row, "raised_at")));
    body.put("updatedAt", bodies.at(moment(row, "at")));
    body.put(
        "clearedAt",
        row.getString("state").equals("CLEARED") ? bodies.at(moment(row, "at")) : null);
    return body;
  }

  /** Who owes the answer, and until when it is in time; null where none is owed. */
  private @Nullable Map<String, @Nullable Object> answerOwed(ResultSet row) throws SQLException {
    var dueAt = moment(row, "answer_due_at");
    if (dueAt == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("by", bodies.unit(row.getString("unit_id"), row.getString("unit_name")));
    body.put("dueAt", bodies.at(dueAt));
    body.put("missed", dueAt.isBefore(clock.instant()));
    return body;
  }

  private @Nullable Map<String, @Nullable Object> acknowledgement(ResultSet row)
      throws SQLException {
    var at = moment(row, "acknowledged_at");
    if (at == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("at", bodies.at(at));
    body.put("by", row.getString("acknowledged_by"));
    body.put("measure", row.getString("measure"));
    body.put("lookBackOn", row.getObject("look_back_on", LocalDate.class).toString());
    return body;
  }

  private @Nullable Map<String, @Nullable Object> answer(ResultSet row) throws SQLException {
    var at = moment(row, "answered_at");
    if (at == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("at", bodies.at(at));
    body.put("by", row.getString("answered_by"));
    body.put("answer", row.getString("answer"));
    return body;
  }

  private @Nullable Map<String, @Nullable Object> lookBack(ResultSet row) throws SQLException {
    var at = moment(row, "looked_back_at");
    if (at == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("at", bodies.at(at));
    body.put("by", row.getString("looked_back_by"));
    body.put("finding", row.getString("finding"));
    body.put("settled", row.getBoolean("settled"));
    return body;
  }

  /** Those of the cases that the person sees. */
  private List<Map<String, @Nullable String>> cases(List<String> ids, Viewer viewer) {
    var numbers = new LinkedHashMap<String, String>();
    jdbc.sql(
            "select c.case_id, c.case_number from cases c where c.case_id = any(:ids) and "
                + Visibility.condition(viewer))
        .param("ids", ids.toArray(String[]::new))
        .param("viewerUnit", viewer.unitId())
        .query(
            row -> {
              numbers.put(row.getString(1), row.getString(2));
            });
    return ids.stream()
        .filter(id -> viewer.seesAllUnits() || numbers.containsKey(id))
        .map(
            id -> {
              var ref = new LinkedHashMap<String, @Nullable String>();
              ref.put("caseId", id);
              ref.put("caseNumber", numbers.get(id));
              return (Map<String, @Nullable String>) ref;
            })
        .toList();
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

  private Map<String, @Nullable Object> inboxItem(ResultSet row) throws SQLException {
    var parameters = JSON.readTree(row.getString("parameters"));
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("itemId", row.getString("delivery_id"));
    body.put("template", row.getString("template"));
    body.put("message", InboxWords.say(words, row.getString("template"), parameters));
    body.put("caseId", row.getString("case_id"));
    var number = parameters.path("caseNumber").asString("");
    body.put("caseNumber", number.isEmpty() ? null : number);
    var warning = parameters.path("warningId").asString("");
    body.put("warningId", warning.isEmpty() ? null : warning);
    var due = parameters.path("answerDueAt").asString("");
    body.put("answerDueAt", due.isEmpty() ? null : bodies.at(Instant.parse(due)));
    var unit = parameters.path("unitName").asString("");
    body.put("answerOwedBy", due.isEmpty() || unit.isEmpty() ? null : unit);
    body.put("urgent", row.getBoolean("urgent"));
    body.put("happenedAt", bodies.at(moment(row, "happened_at")));
    body.put("at", bodies.at(moment(row, "at")));
    return body;
  }

  /** A change of the log with its place in it. */
  public record Change(int partition, long offset, Map<String, @Nullable Object> body) {}

  /**
   * Changes behind the places a reader has come to, as far as the person sees them.
   *
   * @param stream warnings, escalations or inbox
   * @param behind by partition the offset read last
   */
  public List<Change> changes(String stream, Viewer viewer, Map<Integer, Long> behind, int limit) {
    var select =
        switch (stream) {
          case "warnings" ->
              "select e.partition, e.log_offset, w.*, e.unit_line as line, "
                  + SAID
                  + " from warning_events e join warnings w on w.warning_id = e.warning_id";
          case "escalations" -> ESCALATIONS;
          default -> "select * from deliveries";
        };
    var visible =
        switch (stream) {
          case "warnings" -> visibleWarnings(viewer).replace("unit_line", "e.unit_line");
          case "escalations" -> visibleEscalations(viewer);
          default -> "channel = 'INBOX' and recipient = :account";
        };
    Body body =
        switch (stream) {
          case "warnings" -> row -> warning(row, viewer);
          case "escalations" -> this::escalation;
          default -> this::inboxItem;
        };
    var partitions = behind.keySet().stream().mapToInt(Integer::intValue).toArray();
    var offsets = behind.values().stream().mapToLong(Long::longValue).toArray();
    return jdbc.sql(
            select
                + " where "
                + visible
                + " and log_offset > coalesce((select o from unnest(:partitions::int[], :offsets::bigint[])"
                + " as behind (p, o) where p = partition), -1)"
                + " order by "
                + (stream.equals("warnings") ? "e.at" : "at")
                + ", partition, log_offset limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("account", viewer.account())
        .param("partitions", partitions)
        .param("offsets", offsets)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Change(row.getInt("partition"), row.getLong("log_offset"), body.of(row)))
        .list();
  }

  /** The last place of each partition of a stream's topic. */
  public Map<Integer, Long> ends(String stream) {
    var table =
        switch (stream) {
          case "warnings" -> "warning_events";
          case "escalations" -> "escalations";
          default -> "deliveries";
        };
    var ends = new LinkedHashMap<Integer, Long>();
    jdbc.sql("select partition, max(log_offset) from " + table + " group by partition")
        .query(
            row -> {
              ends.put(row.getInt(1), row.getLong(2));
            });
    return ends;
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
