package cn.huimin.hotline.console.page;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases a day over fourteen days, oldest first, today last, and the same as points of a line.
 *
 * @param days cases of each day
 * @param points the line, 600 wide and 176 high
 * @param lastX where it ends
 * @param lastY where it ends
 */
record Spark(List<Long> days, String points, String lastX, String lastY) {

  private static final int DAYS = 14;

  /** Copies the list. */
  Spark {
    days = List.copyOf(days);
  }

  /** The day that is not over, where the line ends. */
  public long today() {
    return days.getLast();
  }

  /** The last whole day. */
  public long yesterday() {
    return days.get(days.size() - 2);
  }

  /** The last seven whole days. */
  public long week() {
    return days.subList(days.size() - 8, days.size() - 1).stream().mapToLong(n -> n).sum();
  }

  /**
   * Reads it.
   *
   * @param unitId a unit, with those below it; null for all
   */
  static Spark read(JdbcClient jdbc, LocalDate today, ZoneId zone, @Nullable String unitId) {
    var byDay = new LinkedHashMap<LocalDate, Long>();
    for (int i = DAYS - 1; i >= 0; i--) {
      byDay.put(today.minusDays(i), 0L);
    }
    jdbc.sql(
            """
            select (opened_at at time zone :zone)::date as day, count(*) as cases from cases
            where opened_at >= :from
              and (cast(:unit as text) is null or unit_line @> array[cast(:unit as text)])
            group by 1
            """)
        .param("zone", zone.getId())
        .param("from", today.minusDays(DAYS).atStartOfDay(zone).toOffsetDateTime())
        .param("unit", unitId)
        .query(
            row -> {
              long cases = row.getLong("cases");
              byDay.computeIfPresent(row.getDate("day").toLocalDate(), (_, _) -> cases);
            });
    return of(new ArrayList<>(byDay.values()));
  }

  private static Spark of(List<Long> days) {
    long most = Math.max(1, days.stream().mapToLong(n -> n).max().orElse(1));
    var points = new ArrayList<String>();
    for (int i = 0; i < days.size(); i++) {
      points.add((10 + i * 31) + "," + (170 - days.get(i) * 140 / most));
    }
    var last = List.of(points.getLast().split(",", -1));
    return new Spark(days, String.join(" ", points), last.getFirst(), last.getLast());
  }
}
