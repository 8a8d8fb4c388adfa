package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.poll.Poll;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code ./hotline import}: hands spreadsheets to a running house, tells how far it is and what is
 * wrong with which row. Ends with 0 if every row was taken, with 4 if some were rejected, with 1 if
 * a file could not be imported.
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
      for (Path file : options.files()) {
        ImportProgress end = importOne(house, file);
        terminal.say(file.getFileName() + ": " + end.sum(options.dryRun()));
        end.errors().forEach(terminal::progress);
        end.notes().forEach(terminal::progress);
        allTaken &= end.rejected() == 0;
      }
    }
    return allTaken;
  }

  private ImportProgress importOne(HouseClient house, Path file) {
    String importId = house.upload(file, options.dryRun(), options.mapping());
    AtomicReference<ImportProgress> last = new AtomicReference<>();
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
    ImportProgress end = Objects.requireNonNull(last.get());
    if (!end.done()) {
      throw new CannotRunException(
          "%s was not imported to its end: %s %s"
              .formatted(file.getFileName(), end.state(), end.errors()));
    }
    return end;
  }

  private boolean ended(HouseClient house, String importId, AtomicReference<ImportProgress> last) {
    ImportProgress now = house.progress(importId);
    ImportProgress before = last.getAndSet(now);
    if (!now.ended() && (before == null || now.processed() > before.processed())) {
      terminal.progress("%d of %d rows".formatted(now.processed(), now.total()));
    }
    return now.ended();
  }
}
