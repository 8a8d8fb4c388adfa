package cn.huimin.hotline.standalone.poll;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the same question at a steady pace until the answer is yes or the patience is over. */
public final class Poll implements AutoCloseable {

  private final ScheduledExecutorService pace =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("poll").factory());

  /**
   * Waits for a yes.
   *
   * @param every pause between an answer and the next question
   * @param patience how long to go on asking
   * @param question asked at once and then at the pace
   * @return whether the answer was yes within the patience
   * @throws ExecutionException what the question threw
   * @throws InterruptedException if the wait was interrupted
   */
  public boolean until(Duration every, Duration patience, Callable<Boolean> question)
      throws ExecutionException, InterruptedException {
    CompletableFuture<Boolean> yes = new CompletableFuture<>();
    var asking =
        pace.scheduleWithFixedDelay(
            () -> ask(question, yes), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return yes.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return false;
    } finally {
      asking.cancel(false);
    }
  }

  private static void ask(Callable<Boolean> question, CompletableFuture<Boolean> yes) {
    try {
      if (question.call()) {
        yes.complete(true);
      }
    } catch (Exception e) {
      yes.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }
}
