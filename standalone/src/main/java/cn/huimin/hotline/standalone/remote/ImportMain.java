package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.poll.Poll;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./hotline import}: hands spreadsheets to a running house, tells how far it is and what is
 * wrong with which row; or follows, or cancels, an import of before. Whoever ends it while it
 * follows is told how to look again, and how to cancel. Ends with 0 if every row was taken, or the
 * import that was to be cancelled is, with 4 if some were rejected, with 1 if a file could not be
 * imported to its end.
 */
public final class ImportMain {

  private static final int REJECTED = 4;
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Terminal terminal;
  private final ImportOptions options;

  private ImportMain(Terminal terminal, ImportOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Imports what the arguments name, see {@link ImportOptions#parse}. */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    try {
      ImportOptions options = ImportOptions.parse(Arrays.asList(args));
      if (!new ImportMain(terminal, options).run()) {
        System.exit(REJECTED);
      }
    } catch (CannotRunException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      System.exit(1);
    }
  }

  private boolean run() {
    boolean allTaken = true;
    try (HouseClient house =
        new HouseClient(
            Asked.house(options.url(), options.folders()),
            options.user(),
            Asked.password(options.user()))) {
      if (options.cancel() != null) {
        return cancelled(house, options.cancel());
      }
      if (options.follow() != null) {
        return told(options.follow(), house, options.follow());
      }
      for (Path file : options.files()) {
        String importId = house.upload(file, options.dryRun(), options.mapping());
        allTaken &= told(String.valueOf(file.getFileName()), house, importId);
      }
    }
    return allTaken;
  }

  private boolean cancelled(HouseClient house, String importId) {
    var _ = house.post("/api/v1/imports/" + importId + "/cancel", Map.of());
    ImportProgress end = followed(house, importId);
    terminal.say(end.sum(false));
    if (end.cancelled()) {
      terminal.say(
          "what was taken stays taken; the other rows are in the corrected file, on the page /imports/"
              + importId);
    }
    return true;
  }

  /** Follows an import to its end; whether every row was taken. */
  private boolean told(String name, HouseClient house, String importId) {
    ImportProgress end = followed(house, importId);
    if (!end.done()) {
      throw new CannotRunException(
          "%s was not imported to its end: %s %s"
              .formatted(
                  name, end.cancelled() ? end.sum(options.dryRun()) : end.state(), end.errors()));
    }
    terminal.say(name + ": " + end.sum(options.dryRun()));
    end.errors().forEach(terminal::progress);
    end.notes().forEach(terminal::progress);
    return end.rejected() == 0;
  }

  private ImportProgress followed(HouseClient house, String importId) {
    AtomicReference<ImportProgress> last = new AtomicReference<>();
    Thread left = Thread.ofPlatform().unstarted(() -> tellHowToGoOn(importId, last.get()));
    Runtime.getRuntime().addShutdownHook(left);
    try (Poll poll = new Poll()) {
      poll.until(EVERY, PATIENCE, () -> ended(house, importId, last));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted; the house goes on with import " + importId, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CannotRunException reason
          ? reason
          : new CannotRunException("import " + importId + " cannot be followed", e);
    }
    boolean _ = Runtime.getRuntime().removeShutdownHook(left);
    return Objects.requireNonNull(last.get());
  }

  /** Ctrl-C ends the looking on, and not the import, which is the house's. */
  private void tellHowToGoOn(String importId, @Nullable ImportProgress last) {
    if (last == null || !last.ended()) {
      terminal.say("the house goes on with this import");
      terminal.say("look at it again: ./hotline import --follow " + importId);
      terminal.say("cancel it:        ./hotline import --cancel " + importId);
    }
  }

  private boolean ended(HouseClient house, String importId, AtomicReference<ImportProgress> last) {
    ImportProgress now = house.progress(importId);
    ImportProgress before = last.getAndSet(now);
    if (!now.ended() && (before == null || !now.line().equals(before.line()))) {
      terminal.progress(now.line());
    }
    return now.ended();
  }
}
