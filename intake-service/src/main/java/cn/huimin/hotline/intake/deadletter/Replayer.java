package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.RetryRequests;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Puts what was asked for on the retry topics: the record as it stands on its own topic, to the
 * partition of its place there, so that it meets the stores it would have met. What is asked stands
 * in the database first; a crash in between sends it twice, which does nothing twice.
 */
@Component
class Replayer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Replayer.class);
  private static final int AT_ONCE = 500;
  private static final long AGAIN_AFTER_MS = 1000;

  private final Letters letters;
  private final Originals originals;
  private final Publisher publisher;
  private final Clock clock;
  private @Nullable ScheduledExecutorService worker;

  Replayer(Letters letters, Originals originals, Publisher publisher, Clock clock) {
    this.letters = letters;
    this.originals = originals;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Sends what is not sent yet, soon. */
  void wake() {
    later(0);
  }

  private void later(long millis) {
    var threads = worker;
    if (threads != null) {
      try {
        var _ = threads.schedule(this::sendAll, millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        log.debug("Intake stops; what is not sent yet is sent at the next start");
      }
    }
  }

  private void sendAll() {
    try {
      List<Letter> some = letters.unsent(AT_ONCE);
      while (!some.isEmpty()) {
        send(some);
        some = letters.unsent(AT_ONCE);
      }
    } catch (RuntimeException e) {
      log.warn("What was asked for could not be sent, trying again: {}", e.getClass().getName());
      later(AGAIN_AFTER_MS);
    }
  }

  private void send(List<Letter> some) {
    var records = originals.read(some.stream().map(Letter::place).toList());
    var sent = new ArrayList<CompletableFuture<?>>();
    for (var letter : some) {
      sent.add(send(letter, records));
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new)).join();
    letters.sent(some);
  }

  @SuppressWarnings("NullAway") // a record may have no key
  private CompletableFuture<?> send(Letter letter, Map<Place, GivenUp> records) {
    var request = request(letter, records.get(letter.place()));
    var topic =
        Topics.retry(Topic.Service.valueOf(letter.service().toUpperCase(Locale.ROOT))).name();
    int partition = letter.place().partition() % publisher.partitions(topic);
    return publisher.send(partition, request.getKey(), request);
  }

  private RetryRequested request(Letter letter, @Nullable GivenUp record) {
    var asked = Objects.requireNonNull(letter.asked(), "only what was asked is sent");
    return RetryRequests.of(
        letter.service(),
        letter.turn(),
        letter.place(),
        record == null && asked == RetryKind.HANDLE ? RetryKind.GONE : asked,
        record == null || record.key() == null
            ? null
            : new String(record.key(), StandardCharsets.UTF_8),
        record == null ? null : record.value(),
        letter.requestId() == null ? "" : letter.requestId(),
        clock.instant());
  }

  @Override
  public void start() {
    worker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("replayer").factory());
    wake();
  }

  @Override
  public void stop() {
    if (worker != null) {
      worker.shutdownNow();
      worker = null;
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }
}
