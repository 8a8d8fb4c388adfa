package cn.huimin.hotline.standalone.part;

import cn.huimin.hotline.embedded.EmbeddedPart;
import cn.huimin.hotline.embedded.process.ChildFailedException;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts together, starts one again that dies, and stops them in their order. */
public final class Supervisor {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration STILL_STARTING = Duration.ofSeconds(10);

  private final Parts parts;
  private final Terminal terminal;
  private final Consumer<String> onLost;
  private final ExecutorService keepers =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("part-keeper-", 1).factory());
  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * A supervisor of parts that are not started yet.
   *
   * @param parts what to start and watch
   * @param terminal where progress is told
   * @param onLost told in a sentence when a part is given up
   */
  public Supervisor(Parts parts, Terminal terminal, Consumer<String> onLost) {
    this.parts = parts;
    this.terminal = terminal;
    this.onLost = onLost;
  }

  /**
   * Starts all parts at once and returns when all are ready.
   *
   * @throws CannotRunException if one does not start
   */
  public void start() {
    terminal.progress("starting " + names(_ -> true) + " …");
    List<CompletableFuture<Void>> starts =
        parts.all().stream()
            .map(part -> CompletableFuture.runAsync(() -> start(part), keepers))
            .toList();
    CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
    try {
      while (!isDone(all)) {
        terminal.progress("still starting " + names(part -> !part.isUp()) + " …");
      }
    } catch (ExecutionException e) {
      throw new CannotRunException(reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted while starting", e);
    }
    parts.all().forEach(part -> keepers.execute(() -> keepUp(part)));
  }

  private void start(SupervisedPart<?> part) {
    long began = System.nanoTime();
    EmbeddedPart started = part.start();
    terminal.done(part.name(), began, started.address());
  }

  private static boolean isDone(CompletableFuture<Void> all)
      throws ExecutionException, InterruptedException {
    try {
      all.get(STILL_STARTING.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof ChildFailedException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private String names(Predicate<SupervisedPart<?>> which) {
    return parts.all().stream()
        .filter(which)
        .map(SupervisedPart::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * Waits until a part ends and starts it again, until the house stops or the part has died too
   * often.
   */
  private void keepUp(SupervisedPart<?> part) {
    while (true) {
      int exitCode = part.running().process().onExit().join();
      if (isStopping(Duration.ZERO)) {
        return;
      }
      int start = part.restarts().next(System.nanoTime());
      if (start == 0) {
        onLost.accept(
            "%s has ended %d times within %d minutes"
                .formatted(part.name(), RestartBudget.MOST + 1, RestartBudget.WINDOW.toMinutes()));
        return;
      }
      LOG.warn(
          "{} ended unexpectedly (exit code {}) and is started again, {} of {}",
          part.name(),
          exitCode,
          start,
          RestartBudget.MOST);
      if (isStopping(RestartBudget.wait(start))) {
        return;
      }
      startAgain(part);
    }
  }

  private void startAgain(SupervisedPart<?> part) {
    try {
      part.start();
      LOG.warn("{} is back", part.name());
    } catch (ChildFailedException e) {
      // The part that ended stays the current one, so the keeper comes by again.
      LOG.error("{} could not be started again: {}", part.name(), e.getMessage());
    }
  }

  private boolean isStopping(Duration patience) {
    try {
      return stopping.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Stops what has been started, in its order.
   *
   * @param broker how long the broker may take to close its logs
   * @param others how long each of the others may take
   */
  public void stop(Duration broker, Duration others) {
    stopping.countDown();
    // Whoever still waits for a part to become ready is woken and ends it.
    keepers.shutdownNow();
    for (SupervisedPart<?> part : parts.all()) {
      part.stop(part.name().equals("kafka") ? broker : others);
    }
  }
}
