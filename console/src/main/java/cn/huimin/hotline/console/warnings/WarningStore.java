package cn.huimin.hotline.console.warnings;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.cases.Visibility;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Warnings in the read model, always as somebody sees them. */
@Component
public class WarningStore {

  private static final String STANDS = "w.state = 'STANDING' and ";

  /** That the unit of a warning still owes its answer. */
  private static final String ANSWER_OWED = "answer_due_at is not null";

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

  private final JdbcClient jdbc;
  private final NewestFirst rows;
  private final WarningBodies bodies;
  private final Clock clock;

  WarningStore(JdbcClient jdbc, CaseJson bodies, Words words, Clock clock) {
    this.jdbc = jdbc;
    this.rows = new NewestFirst(jdbc);
    this.bodies = new WarningBodies(jdbc, bodies, words, clock);
    this.clock = clock;
  }

  /**
   * As {@link NewestFirst#visible}; how a unit stands to its reduction target is for leaders
   * (DOMAIN §6), and that somebody who is hidden from it has complained before, or what is in their
   * words, is not for the unit (DOMAIN §8).
   */
  private static String visibleWarnings(Viewer viewer) {
    var visible = NewestFirst.visible(viewer);
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

  /** Warnings, the newest first; what is null does not narrow. */
  public NewestPage warnings(
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
    NewestFirst.unit(unit, where, values);
    return rows.page(
        "select * from (" + WARNINGS + ") as shown",
        "warning_id",
        where,
        values,
        after,
        limit,
        row -> bodies.of(row, viewer));
  }

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
        .query((row, _) -> bodies.of(row, viewer))
        .list();
  }

  /** A warning as somebody sees it; empty where there is none for them. */
  public Optional<Map<String, @Nullable Object>> warning(Viewer viewer, String warningId) {
    return jdbc.sql(WARNINGS + " where w.warning_id = :warningId and " + visibleWarnings(viewer))
        .param("warningId", warningId)
        .param("viewerUnit", viewer.unitId())
        .query((row, _) -> bodies.of(row, viewer))
        .optional();
  }

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
        .query((row, _) -> bodies.of(row, viewer))
        .list();
  }

  /** How many warnings stand. */
  public long countStanding(Viewer viewer) {
    return jdbc.sql("select count(*) from warnings w where " + STANDS + visibleWarnings(viewer))
        .param("viewerUnit", viewer.unitId())
        .query(Long.class)
        .single();
  }

  /** What is new about warnings, as the person sees it. */
  Feed feed(Viewer viewer) {
    return new Feed(
        "select e.partition, e.log_offset, w.*, e.unit_line as line, "
            + SAID
            + " from warning_events e join warnings w on w.warning_id = e.warning_id",
        visibleWarnings(viewer).replace("unit_line", "e.unit_line"),
        "e.at",
        row -> bodies.of(row, viewer));
  }
}
