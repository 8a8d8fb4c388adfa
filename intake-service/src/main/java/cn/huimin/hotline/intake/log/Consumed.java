package cn.huimin.hotline.intake.log;

import cn.huimin.hotline.platform.deadletter.GivenUp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the log was taken in, kept in the database beside what was made of it. */
@Component
public class Consumed {

  private final JdbcClient database;

  Consumed(JdbcClient database) {
    this.database = database;
  }

  /** Where reading goes on. No two consumers of intake read the same topic. */
  public Map<TopicPartition, Long> next() {
    var next = new HashMap<TopicPartition, Long>();
    database
        .sql("select topic, partition, next_offset from consumed")
        .query(
            row -> {
              next.put(
                  new TopicPartition(row.getString("topic"), row.getInt("partition")),
                  row.getLong("next_offset"));
            });
    return next;
  }

  /** Whether a record lies before the place where reading goes on. */
  public boolean has(GivenUp record) {
    return next().getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)
        > record.offset();
  }

  /**
   * Goes on after these records, in the caller's transaction.
   *
   * @param consumer who read them
   * @param records those of a partition in the order of the log
   */
  public void remember(String consumer, Collection<GivenUp> records) {
    var next = new HashMap<TopicPartition, Long>();
    records.forEach(
        record ->
            next.merge(
                new TopicPartition(record.topic(), record.partition()),
                record.offset() + 1,
                Math::max));
    next.forEach((partition, offset) -> remember(consumer, partition, offset));
  }

  private void remember(String consumer, TopicPartition partition, long offset) {
    database
        .sql(
            """
            insert into consumed (consumer, topic, partition, next_offset)
            values (:consumer, :topic, :partition, :offset)
            on conflict (consumer, topic, partition) do update set next_offset = excluded.next_offset
            """)
        .param("consumer", consumer)
        .param("topic", partition.topic())
        .param("partition", partition.partition())
        .param("offset", offset)
        .update();
  }
}
