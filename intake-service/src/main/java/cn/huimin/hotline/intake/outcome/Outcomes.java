package cn.huimin.hotline.intake.outcome;

import cn.huimin.hotline.schemas.command.CommandOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Brings outcomes to those who wait for them. Whoever waits says so before publishing. */
@Component
public class Outcomes {

  private final ConcurrentHashMap<String, Set<Expected>> waiting = new ConcurrentHashMap<>();

  /** Somebody's wait for the outcome of one command. */
  public final class Expected implements AutoCloseable {

    private final String commandId;
    private final CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();

    private Expected(String commandId) {
      this.commandId = commandId;
    }

    /** The outcome, if it comes within the wait. */
    public Optional<CommandOutcome> await(Duration wait) {
      try {
        return Optional.of(outcome.get(wait.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException("an outcome never comes as an exception", e);
      }
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          commandId,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }

  /** Begins to wait; to be closed whatever happens. */
  public Expected expect(String commandId) {
    var expected = new Expected(commandId);
    waiting.compute(
        commandId,
        (_, all) -> {
          var those = all == null ? ConcurrentHashMap.<Expected>newKeySet() : all;
          those.add(expected);
          return those;
        });
    return expected;
  }

  /** An outcome has come. */
  void arrived(CommandOutcome outcome) {
    var those = waiting.get(outcome.getCommandId());
    if (those != null) {
      those.forEach(expected -> expected.outcome.complete(outcome));
    }
  }
}
