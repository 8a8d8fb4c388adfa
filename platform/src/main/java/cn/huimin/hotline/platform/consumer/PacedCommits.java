package cn.huimin.hotline.platform.consumer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer that commits at most so often. A sink keeps its offsets in its own database (DESIGN
 * §1); what it commits to the broker only tells others how far it is, and twice a batch is more
 * often than anybody looks; nor has the broker to be asked for what it was told. What was not
 * committed yet goes out with the next poll that is due, so that a consumer at rest stands at the
 * end of the log.
 */
final class PacedCommits implements InvocationHandler {

  private static final Logger LOG = LoggerFactory.getLogger(PacedCommits.class);

  private final Consumer<?, ?> consumer;
  private final long everyNanos;
  private final LongSupplier nanoTime;
  private final Map<TopicPartition, OffsetAndMetadata> pending = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
  private long next;

  private PacedCommits(Consumer<?, ?> consumer, Duration every, LongSupplier nanoTime) {
    this.consumer = consumer;
    this.everyNanos = every.toNanos();
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  /**
   * The consumer with paced commits.
   *
   * @param every least time between two commits
   * @param nanoTime elapsed real time, in nanoseconds
   */
  @SuppressWarnings("unchecked")
  static <K, V> Consumer<K, V> of(Consumer<K, V> consumer, Duration every, LongSupplier nanoTime) {
    return (Consumer<K, V>)
        Proxy.newProxyInstance(
            Consumer.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            new PacedCommits(consumer, every, nanoTime));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && arguments.length > 0) {
      if (method.getName().equals("commitSync") && arguments[0] instanceof Map<?, ?> offsets) {
        take(offsets);
        return null;
      }
      if (method.getName().equals("committed") && told.keySet().containsAll(asked(arguments[0]))) {
        return told(asked(arguments[0]));
      }
      if (method.getName().equals("poll") && !pending.isEmpty()) {
        arguments[0] = commitWhenDue((Duration) arguments[0]);
      }
    }
    if (method.getName().equals("close") || method.getName().equals("unsubscribe")) {
      commitAtLast();
    }
    try {
      return method.invoke(consumer, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private void take(Map<?, ?> offsets) {
    offsets.forEach(
        (partition, offset) -> pending.put((TopicPartition) partition, (OffsetAndMetadata) offset));
    told.putAll(pending);
    if (nanoTime.getAsLong() - next >= 0) {
      commit();
    }
  }

  private static Set<?> asked(Object partitions) {
    return partitions instanceof Set<?> asked ? asked : Set.of();
  }

  /** What was committed or will be; nobody else commits for a partition while it is ours. */
  private Map<TopicPartition, OffsetAndMetadata> told(Set<?> asked) {
    var known = new HashMap<>(told);
    known.keySet().retainAll(asked);
    return known;
  }

  /** How long a poll may take: until the next commit is due. */
  private Duration commitWhenDue(Duration patience) {
    long left = next - nanoTime.getAsLong();
    if (left <= 0) {
      commit();
      return patience;
    }
    var untilDue = Duration.ofNanos(left);
    return untilDue.compareTo(patience) < 0 ? untilDue : patience;
  }

  /** A consumer that was woken up to end still ends. */
  private void commitAtLast() {
    try {
      commit();
    } catch (KafkaException e) {
      LOG.debug("the last offsets are not committed", e);
    }
  }

  /** What cannot be committed now is committed later, unless others have the partition by then. */
  private void commit() {
    next = nanoTime.getAsLong() + everyNanos;
    pending.keySet().retainAll(consumer.assignment());
    told.keySet().retainAll(consumer.assignment());
    if (pending.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(pending));
      pending.clear();
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("offsets are committed later", e);
    }
  }
}
