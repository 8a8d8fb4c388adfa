package cn.huimin.hotline.bench.pipeline;

import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what routing and sla have committed to {@code case-events} and {@code deadline-events},
 * from the moment it is opened. Only what is needed of a record is decoded, so that watching costs
 * little.
 */
final class CaseWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Told of what is seen, on the thread of the watch. */
  interface Listener {

    /** A case was opened. */
    void opened(String caseId);

    /** A case went to a unit. */
    void dispatched(CaseDispatched dispatched);

    /** A case went to triage. */
    void toTriage(String caseId);

    /** A clock of a case was set. */
    void clockSet(ClockSet set);

    /** A case came to its end. */
    void closed(String caseId);
  }

  private final KafkaConsumer<String, byte[]> consumer;
  private final HotlineAvroDeserializer decoder;
  private final SchemaIds ids;
  private final Listener listener;
  private final Thread thread;

  private CaseWatch(KafkaConsumer<String, byte[]> consumer, SchemaIds ids, Listener listener) {
    this.consumer = consumer;
    this.ids = ids;
    this.listener = listener;
    this.decoder = new HotlineAvroDeserializer(ids);
    this.thread = Thread.ofPlatform().daemon().name("bench-watch").unstarted(this::read);
  }

  /** Begins to watch: what is committed after this returns is seen. */
  static CaseWatch open(String broker, SchemaIds ids, Listener listener) {
    var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "client.id",
                "bench-watch",
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                5_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> parts =
        Stream.of(Topics.CASE_EVENTS, Topics.DEADLINE_EVENTS)
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(part -> new TopicPartition(part.topic(), part.partition()))
            .toList();
    consumer.assign(parts);
    consumer.seekToEnd(parts);
    parts.forEach(consumer::position);
    var watch = new CaseWatch(consumer, ids, listener);
    watch.thread.start();
    return watch;
  }

  private void read() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (var record : consumer.poll(POLL)) {
          see(record.topic(), record.key(), record.value());
        }
      }
    } catch (WakeupException e) {
      // It is closed.
    } finally {
      consumer.close();
    }
  }

  private void see(String topic, String key, byte[] value) {
    Class<?> type = type(value);
    if (type == CaseOpened.class) {
      listener.opened(key);
    } else if (type == CaseSentToTriage.class) {
      listener.toTriage(key);
    } else if (type == CaseClosed.class) {
      listener.closed(key);
    } else if (type == CaseDispatched.class || type == ClockSet.class) {
      SpecificRecord event = decoder.deserialize(topic, value);
      if (event instanceof CaseDispatched dispatched) {
        listener.dispatched(dispatched);
      } else if (event instanceof ClockSet set) {
        listener.clockSet(set);
      }
    }
  }

  /** By the schema's id, which stands behind the first byte. */
  private Class<?> type(byte[] value) {
    String name = ids.byId(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt()).getName();
    return switch (name) {
      case "CaseOpened" -> CaseOpened.class;
      case "CaseSentToTriage" -> CaseSentToTriage.class;
      case "CaseClosed" -> CaseClosed.class;
      case "CaseDispatched" -> CaseDispatched.class;
      case "ClockSet" -> ClockSet.class;
      default -> Object.class;
    };
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
