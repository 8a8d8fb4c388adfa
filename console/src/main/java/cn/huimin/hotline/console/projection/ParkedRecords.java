package cn.huimin.hotline.console.projection;

import org.springframework.jdbc.core.JdbcTemplate;

/** Records that could not be taken in; they are kept with the reason until a rebuild. */
final class ParkedRecords {

  private final JdbcTemplate jdbc;

  ParkedRecords(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a record aside. */
  void park(LogRecord record, String reason, String detail) {
    jdbc.update(
        """
        insert into parked (topic, partition, log_offset, key, reason, detail, record)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        record.topic(),
        record.partition(),
        record.offset(),
        record.key(),
        reason,
        detail,
        record.value());
  }

  /** How many records wait. */
  long count() {
    var count = jdbc.queryForObject("select count(*) from parked", Long.class);
    return count == null ? 0 : count;
  }
}
