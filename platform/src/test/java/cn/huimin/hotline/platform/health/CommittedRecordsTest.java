package cn.huimin.hotline.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.health.LogPositions.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommittedRecordsTest {

  private static final TopicPartition P = new TopicPartition("t", 0);
  private static final Position SEVEN_TO_NINE = new Position(7, 9);

  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private Runnable onPoll = () -> {};
  private MockConsumer<byte[], byte[]> consumer = consumer();
  private final CommittedRecords records =
      new CommittedRecords(
          this::made,
          Duration.ofSeconds(5),
          () -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));

  @Test
  void shouldFindARecord() {
    onPoll = () -> consumer.addRecord(new ConsumerRecord<>("t", 0, 8, new byte[0], new byte[0]));
    assertThat(records.isThere(P, SEVEN_TO_NINE)).isTrue();
  }

  @Test
  void shouldFindNothingWhereOnlyMarksStandAndLookAgainWhenSomethingComes() {
    onPoll = () -> consumer.seek(P, 9);
    assertThat(records.isThere(P, SEVEN_TO_NINE)).isFalse();
    assertThat(records.isThere(P, SEVEN_TO_NINE)).isFalse();
    assertThat(looks).hasValue(1);
    onPoll = () -> consumer.addRecord(new ConsumerRecord<>("t", 0, 9, new byte[0], new byte[0]));
    assertThat(records.isThere(P, new Position(7, 10))).isTrue();
    assertThat(looks).hasValue(2);
  }

  @Test
  void shouldSayThatSomethingIsThereWhereItCannotBeSeen() {
    assertThat(records.isThere(P, SEVEN_TO_NINE)).as("an open transaction").isTrue();
    onPoll =
        () -> {
          throw new KafkaException("away");
        };
    assertThat(records.isThere(P, SEVEN_TO_NINE)).isTrue();
  }

  private Consumer<byte[], byte[]> made() {
    looks.incrementAndGet();
    consumer = consumer();
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    beginnings.put(P, 0L);
    consumer.updateBeginningOffsets(beginnings);
    consumer.schedulePollTask(() -> onPoll.run());
    return consumer;
  }

  private static MockConsumer<byte[], byte[]> consumer() {
    return new MockConsumer<>("earliest");
  }
}
