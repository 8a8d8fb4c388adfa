package cn.huimin.hotline.notification.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the log was taken in, kept in the database beside what was done. */
public final class Offsets {

  private final JdbcClient jdbc;

  /** In this database. */
  public Offsets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where to go on, by "topic/partition". */
  public Map<String, Long> next() {
    return byPlace(jdbc.sql("select topic || '/' || partition, next_offset from consumed"));
  }

  /** Where to go on in these places, held until the transaction ends. */
  Map<String, Long> lock(Collection<String> places) {
    return byPlace(
        jdbc.sql(
                """
                select topic || '/' || partition, next_offset from consumed
                where topic || '/' || partition = any(?)
                order by topic, partition for update
                """)
            .param(new TreeSet<>(places).toArray(String[]::new)));
  }

  private static Map<String, Long> byPlace(JdbcClient.StatementSpec query) {
    var next = new HashMap<String, Long>();
    query.query(
        row -> {
          next.put(row.getString(1), row.getLong(2));
        });
    return next;
  }

  /** Goes on after these records, those of a partition in the order of the log. */
  void remember(List<LogRecord> records) {
    var last = new HashMap<String, LogRecord>();
    records.forEach(record -> last.put(record.place(), record));
    for (var record : last.values()) {
      jdbc.sql(
              """
              insert into consumed (topic, partition, next_offset) values (?, ?, ?)
              on conflict (topic, partition) do update set next_offset = excluded.next_offset
              """)
          .params(record.topic(), record.partition(), record.offset() + 1)
          .update();
    }
  }
}
