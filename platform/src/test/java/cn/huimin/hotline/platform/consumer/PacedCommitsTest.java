package cn.huimin.hotline.platform.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedCommitsTest {

  private static final TopicPartition ONE = new TopicPartition("hotline.case-events.v1", 0);
  private static final TopicPartition TWO = new TopicPartition("hotline.case-events.v1", 1);
  private static final Duration EVERY = Duration.ofMillis(100);

  private final AtomicLong nanos = new AtomicLong();
  private final Recording broker = new Recording();
  private final Consumer<String, String> consumer = PacedCommits.of(broker, EVERY, nanos::get);

  @BeforeEach
  void assign() {
    broker.assign(List.of(ONE, TWO));
    broker.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 0L));
  }

  @Test
  void commitsTheFirstAtOnceAndTheNextWhenDue() {
    commit(ONE, 1);
    commit(ONE, 2);
    pass(99);
    commit(TWO, 7);

    assertThat(broker.commits).containsExactly(Map.of(ONE, at(1)));

    pass(1);
    commit(ONE, 3);

    assertThat(broker.commits).containsExactly(Map.of(ONE, at(1)), Map.of(ONE, at(3), TWO, at(7)));
  }

  @Test
  void atRestThePollThatIsDueCommitsWhatIsLeft() {
    commit(ONE, 1);
    commit(ONE, 2);

    pass(40);
    consumer.poll(Duration.ofSeconds(5));

    assertThat(broker.polls)
        .as("ends when the commit is due")
        .containsExactly(Duration.ofMillis(60));

    pass(60);
    consumer.poll(Duration.ofSeconds(5));
    consumer.poll(Duration.ofSeconds(5));

    assertThat(broker.commits).containsExactly(Map.of(ONE, at(1)), Map.of(ONE, at(2)));
    assertThat(broker.polls)
        .containsExactly(Duration.ofMillis(60), Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  @Test
  void whatOthersHaveByThenIsNotCommitted() {
    commit(ONE, 1);
    commit(ONE, 2);
    commit(TWO, 2);
    broker.assign(Set.of(TWO));
    pass(100);
    consumer.poll(EVERY);

    assertThat(broker.commits).containsExactly(Map.of(ONE, at(1)), Map.of(TWO, at(2)));
  }

  @Test
  void whatFailsIsCommittedLater() {
    broker.failure = new CommitFailedException();
    commit(ONE, 1);
    broker.failure = null;
    pass(100);
    consumer.poll(EVERY);

    assertThat(broker.commits).containsExactly(Map.of(ONE, at(1)));
  }

  @Test
  void whatItToldIsNotAskedAgain() {
    commit(ONE, 1);
    commit(ONE, 2);

    assertThat(consumer.committed(Set.of(ONE))).containsExactly(Map.entry(ONE, at(2)));
    assertThat(broker.asked).isEmpty();

    consumer.committed(Set.of(ONE, TWO));

    assertThat(broker.asked).containsExactly(Set.of(ONE, TWO));
  }

  @Test
  void closingCommitsWhatIsLeft() {
    commit(ONE, 1);
    commit(ONE, 2);
    consumer.close();

    assertThat(broker.commits).containsExactly(Map.of(ONE, at(1)), Map.of(ONE, at(2)));
    assertThat(broker.closed()).isTrue();
  }

  @Test
  void wokenUpItTellsSoAndStillCloses() {
    broker.failure = new WakeupException();

    assertThatThrownBy(() -> commit(ONE, 1)).isInstanceOf(WakeupException.class);
    consumer.close();

    assertThat(broker.closed()).isTrue();
  }

  @Test
  void whatTheConsumerThrowsComesThroughAsItIs() {
    broker.setPollException(new KafkaException("no"));

    assertThatThrownBy(() -> consumer.poll(EVERY)).isExactlyInstanceOf(KafkaException.class);
  }

  private void commit(TopicPartition partition, long offset) {
    consumer.commitSync(Map.of(partition, at(offset)));
  }

  private static OffsetAndMetadata at(long offset) {
    return new OffsetAndMetadata(offset);
  }

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  /** Remembers what the broker would have been asked. */
  private static final class Recording extends MockConsumer<String, String> {

    private final List<Map<TopicPartition, OffsetAndMetadata>> commits = new ArrayList<>();
    private final List<Duration> polls = new ArrayList<>();
    private final List<Set<TopicPartition>> asked = new ArrayList<>();
    private RuntimeException failure;

    Recording() {
      super("earliest");
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
      if (failure != null) {
        throw failure;
      }
      commits.add(Map.copyOf(offsets));
      super.commitSync(offsets);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
        Set<TopicPartition> partitions) {
      asked.add(partitions);
      return super.committed(partitions);
    }

    @Override
    public synchronized ConsumerRecords<String, String> poll(Duration timeout) {
      polls.add(timeout);
      return super.poll(timeout);
    }
  }
}
