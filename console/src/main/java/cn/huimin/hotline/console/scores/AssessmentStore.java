package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was entered about units, as somebody sees it. */
@Component
public class AssessmentStore {

  private final JdbcClient jdbc;
  private final Editions editions;
  private final ScoreStore scores;

  AssessmentStore(JdbcClient jdbc, Editions editions, ScoreStore scores) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.scores = scores;
  }

  /** Who did something; an account and its role. */
  public record Person(String account, String role, @Nullable String unitId) {}

  /** Something entered, as it stands, with its words where they have not been erased. */
  public record Entered(
      String recordId,
      String unitId,
      String placeId,
      String scheme,
      String period,
      String act,
      String state,
      @Nullable String item,
      @Nullable Boolean found,
      @Nullable String amount,
      @Nullable String matter,
      @Nullable String level,
      @Nullable String lineId,
      @Nullable String eventId,
      Person by,
      @Nullable Person second,
      Instant enteredAt,
      @Nullable Instant until,
      @Nullable String words,
      List<String> files,
      @Nullable String batch) {}

  /**
   * What was entered in one go.
   *
   * @param withdrawn how many of it were taken back
   */
  public record Batch(String id, String account, Instant at, int entered, int withdrawn) {}

  /** Units that are assessed: town offices first, then 市直 schools, by name. */
  public List<Unit> units() {
    Directory directory = editions.directory();
    return directory.units().stream()
        .filter(
            unit ->
                !unit.closed()
                    && directory
                        .assessedUnit(unit.id())
                        .filter(found -> found.id().equals(unit.id()))
                        .isPresent())
        .sorted(Comparator.comparing((Unit unit) -> unit.isSchool()).thenComparing(Unit::name))
        .toList();
  }

  /** The unit above all others, of which a period is moved on for everybody at once. */
  public Optional<Unit> top() {
    return editions.directory().units().stream()
        .filter(unit -> unit.parentId() == null)
        .findFirst();
  }

  /**
   * What was entered about a unit, the newest first.
   *
   * @param period period, or null for all
   * @param act act, or null for all
   * @param afterId id after which the page goes on, or null
   * @throws Refusal not-found or forbidden
   */
  public List<Entered> of(
      String unitId,
      @Nullable String period,
      @Nullable String act,
      Viewer viewer,
      @Nullable String afterId,
      int limit) {
    if (editions.directory().unit(unitId).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个单位");
    }
    if (!scores.sees(viewer, unitId)) {
      throw new Refusal(ProblemCode.FORBIDDEN, "这个单位的考核材料不属于您的单位");
    }
    return jdbc.sql(
            """
            select r.*, t.body from assessment_records r
            left join texts t on t.case_id = 'unit:' || r.unit_id and t.text_id = r.text_id
            where r.unit_id = :unit and (:period::text is null or r.period = :period)
              and (:act::text is null or r.act = :act)
              and (:after::text is null or (r.entered_at, r.record_id) <
                (select a.entered_at, a.record_id from assessment_records a
                 where a.record_id = :after))
            order by r.entered_at desc, r.record_id desc limit :limit
            """)
        .param("unit", unitId)
        .param("period", period)
        .param("act", act)
        .param("after", afterId)
        .param("limit", limit)
        .query((row, _) -> entered(row))
        .list();
  }

  /** What was entered in one go, by unit and item; a leader and assessors see all units. */
  public List<Entered> batch(String batch) {
    return jdbc.sql(
            """
            select r.*, t.body from assessment_records r
            left join texts t on t.case_id = 'unit:' || r.unit_id and t.text_id = r.text_id
            where r.batch = :batch order by r.unit_id, r.place_id, r.item, r.record_id
            """)
        .param("batch", batch)
        .query((row, _) -> entered(row))
        .list();
  }

  /** Batches, the newest first. */
  public List<Batch> batches(int most) {
    return jdbc.sql(
            """
            select batch, min(by_account) as by_account, max(entered_at) as at, count(*) as entered,
              count(*) filter (where state = 'WITHDRAWN') as withdrawn
            from assessment_records where batch is not null
            group by batch order by max(entered_at) desc, batch limit :most
            """)
        .param("most", most)
        .query(
            (row, _) ->
                new Batch(
                    row.getString("batch"),
                    row.getString("by_account"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getInt("entered"),
                    row.getInt("withdrawn")))
        .list();
  }

  private static Entered entered(ResultSet row) throws SQLException {
    var until = row.getObject("until", OffsetDateTime.class);
    return new Entered(
        row.getString("record_id"),
        row.getString("unit_id"),
        row.getString("place_id"),
        row.getString("scheme"),
        row.getString("period"),
        row.getString("act"),
        row.getString("state"),
        row.getString("item"),
        row.getObject("found", Boolean.class),
        row.getString("amount"),
        row.getString("matter"),
        row.getString("level"),
        row.getString("line_id"),
        row.getString("event_id"),
        new Person(row.getString("by_account"), row.getString("by_role"), row.getString("by_unit")),
        row.getString("second_account") == null
            ? null
            : new Person(
                row.getString("second_account"),
                row.getString("second_role"),
                row.getString("second_unit")),
        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant(),
        row.getString("body"),
        List.of((String[]) row.getArray("files").getArray()),
        row.getString("batch"));
  }
}
