package cn.huimin.hotline.console.warnings;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads rows that have a time page by page, the newest first.
 *
 * @param jdbc the read model
 */
record NewestFirst(JdbcClient jdbc) {

  /** Turns a row into a body. */
  @FunctionalInterface
  interface Body {
    Map<String, @Nullable Object> of(ResultSet row) throws SQLException;
  }

  /** Condition on a table with {@code unit_line}; asks for the parameter {@code viewerUnit}. */
  static String visible(Viewer viewer) {
    if (viewer.seesAllUnits()) {
      return "true";
    }
    return viewer.isOfUnit() && viewer.unitId() != null
        ? "unit_line @> array[:viewerUnit]::text[]"
        : "false";
  }

  static void unit(
      @Nullable String unit, List<String> where, Map<String, @Nullable Object> values) {
    if (unit != null) {
      where.add("unit_line @> array[:unit]::text[]");
      values.put("unit", unit);
    }
  }

  private record Placed(Map<String, @Nullable Object> body, Cursor cursor) {}

  /**
   * A page.
   *
   * @param select what is read; gives {@code page_id} and {@code at}
   * @param id column that tells rows of one time apart
   * @param where conditions
   * @param values their parameters
   * @param after cursor of the page before, null for the first
   */
  NewestPage page(
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
    return new NewestPage(
        shown.stream().map(Placed::body).toList(),
        more ? shown.getLast().cursor().encoded() : null);
  }

  static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
