package cn.huimin.hotline.console.warnings;

import cn.huimin.hotline.console.access.Viewer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is new about warnings, escalations and inboxes behind a place in the log. */
@Component
public class LiveChanges {

  private final JdbcClient jdbc;
  private final WarningStore warnings;
  private final EscalationStore escalations;
  private final InboxStore inboxes;

  LiveChanges(
      JdbcClient jdbc, WarningStore warnings, EscalationStore escalations, InboxStore inboxes) {
    this.jdbc = jdbc;
    this.warnings = warnings;
    this.escalations = escalations;
    this.inboxes = inboxes;
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
    var feed =
        switch (stream) {
          case "warnings" -> warnings.feed(viewer);
          case "escalations" -> escalations.feed(viewer);
          default -> inboxes.feed();
        };
    var partitions = behind.keySet().stream().mapToInt(Integer::intValue).toArray();
    var offsets = behind.values().stream().mapToLong(Long::longValue).toArray();
    return jdbc.sql(
            feed.select()
                + " where "
                + feed.visible()
                + " and log_offset > coalesce((select o from unnest(:partitions::int[],"
                + " :offsets::bigint[]) as behind (p, o) where p = partition), -1) order by "
                + feed.at()
                + ", partition, log_offset limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("account", viewer.account())
        .param("partitions", partitions)
        .param("offsets", offsets)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Change(row.getInt("partition"), row.getLong("log_offset"), feed.body().of(row)))
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
}
