package cn.huimin.hotline.platform.edition;

import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads directory and policies whole, without a group, and keeps reading. Starting waits until both
 * topics are read to their end as it was at the start, so that bindings that start later decide
 * with what is in force. What cannot be read is passed over. A consumer of its own, since no
 * binding reads a topic whole at each start.
 */
public final class EditionReader implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EditionReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final List<TopicPartition> PARTITIONS =
      List.of(
          new TopicPartition(Topics.DIRECTORY.name(), 0),
          new TopicPartition(Topics.POLICIES.name(), 0));

  /** Before every binding, after the pieces that need nothing. */
  private static final int PHASE = Integer.MIN_VALUE + 2000;

  private final Supplier<Consumer<String, SpecificRecord>> consumers;
  private final HeldEditions editions;
  private final Duration patience;
  private final EditionCompiler compiler = new EditionCompiler();
  private volatile @Nullable String trouble;
  private volatile @Nullable Consumer<String, SpecificRecord> consumer;
  private volatile boolean running;
  private @Nullable Thread thread;

  /**
   * Reader that fills the editions.
   *
   * @param consumers makes a consumer that reads committed records
   * @param editions where new editions go
   * @param patience how long a start may take
   */
  public EditionReader(
      Supplier<Consumer<String, SpecificRecord>> consumers,
      HeldEditions editions,
      Duration patience) {
    this.consumers = consumers;
    this.editions = editions;
    this.patience = patience;
  }

  /** What went wrong last, or null: a bad edition is refused and the one before stays in force. */
  public @Nullable String trouble() {
    return trouble;
  }

  @Override
  public void start() {
    running = true;
    var current = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("editions").daemon().start(() -> read(current));
    try {
      if (!current.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "directory and policies could not be read within " + patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    var reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    if (thread != null) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void read(CountDownLatch current) {
    try (var reading = consumers.get()) {
      consumer = reading;
      reading.assign(PARTITIONS);
      reading.seekToBeginning(PARTITIONS);
      var ends = reading.endOffsets(PARTITIONS);
      while (running) {
        try {
          for (var arrived : reading.poll(POLL)) {
            take(arrived.value());
          }
        } catch (RecordDeserializationException e) {
          passOver(e, reading);
        }
        if (current.getCount() > 0
            && PARTITIONS.stream().allMatch(p -> reading.position(p) >= ends.getOrDefault(p, 0L))) {
          current.countDown();
        }
      }
    } catch (WakeupException e) {
      log.debug("reading of editions ends");
    } catch (RuntimeException e) {
      trouble = "directory and policies are no longer read: " + e.getMessage();
      log.error("Directory and policies are no longer read", e);
    } finally {
      consumer = null;
    }
  }

  /**
   * A record that nobody can read: its edition is refused when its marker comes, and the reading
   * goes on. What fails since the registry is away is read again.
   */
  private void passOver(
      RecordDeserializationException unreadable, Consumer<String, SpecificRecord> reading) {
    for (Throwable why = unreadable.getCause(); why != null; why = why.getCause()) {
      if (why instanceof RetriableException) {
        trouble = "directory and policies cannot be read now: " + why.getMessage();
        log.warn("Directory and policies cannot be read now, it is tried again", unreadable);
        return;
      }
    }
    trouble =
        "the record at %s/%d cannot be read and is passed over"
            .formatted(unreadable.topicPartition(), unreadable.offset());
    log.error("{}: {}", trouble, unreadable.getMessage());
    reading.seek(unreadable.topicPartition(), unreadable.offset() + 1);
  }

  private void take(@Nullable SpecificRecord value) {
    if (value == null) {
      return;
    }
    try {
      compiler.accept(value).ifPresent(this::put);
    } catch (IllegalArgumentException e) {
      trouble = e.getMessage();
      log.error("An edition was refused, the one before stays in force: {}", e.getMessage());
    }
  }

  private void put(EditionCompiler.Compiled compiled) {
    trouble = null;
    switch (compiled) {
      case EditionCompiler.Compiled.NewDirectory(var directory) -> editions.put(directory);
      case EditionCompiler.Compiled.NewPolicies(var policies) -> editions.put(policies);
    }
  }
}
