package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records that could not be taken in; they are kept with the reason until a rebuild, and go to the
 * dead letters before the transaction ends that passes over them.
 */
final class ParkedRecords {

  private final JdbcTemplate jdbc;
  private final DeadLetterLog deadLetters;

  ParkedRecords(JdbcTemplate jdbc, DeadLetterLog deadLetters) {
    this.jdbc = jdbc;
    this.deadLetters = deadLetters;
  }

  /** Keeps a record aside that cannot be read. */
  void unreadable(LogRecord record, RuntimeException why) {
    park(record, "unreadable", why.getClass().getSimpleName());
    giveUp(record, DeadLetterStage.UNREADABLE, why);
  }

  /** Keeps a record aside that cannot be handled. */
  void failed(LogRecord record, RuntimeException why) {
    park(record, "failed", why.getClass().getSimpleName());
    giveUp(record, DeadLetterStage.UNHANDLED, why);
  }

  /** Keeps a record of a case aside before which another of the case is missing. */
  void gap(LogRecord record, String detail) {
    park(record, "gap", detail);
    giveUp(record, DeadLetterStage.PARKED, new SequenceGapException(detail));
  }

  private void giveUp(LogRecord record, DeadLetterStage stage, RuntimeException why) {
    deadLetters.giveUp(
        GivenUp.keyed(
            record.topic(), record.partition(), record.offset(), record.key(), record.value()),
        stage,
        why);
  }

  private void park(LogRecord record, String reason, String detail) {
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
