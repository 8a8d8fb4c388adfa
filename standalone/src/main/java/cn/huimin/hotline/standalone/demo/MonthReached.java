package cn.huimin.hotline.standalone.demo;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * How far the sample month has come, kept in the run folder: a month that was stopped goes on from
 * there. A moment is noted before the clock shows it, so that after a kill the clock of the next
 * run never stands before anything that was accepted.
 */
final class MonthReached {

  private static final String FILE = "demo-month";
  private static final String BEGAN = "began";
  private static final String REACHED = "reached";
  private static final String IMPORTED = "imported";

  private final Path file;
  private final Properties noted = new Properties();

  /**
   * What was noted in a folder; nothing if the month has not begun.
   *
   * @throws CannotRunException if the note is damaged
   */
  MonthReached(Path run) {
    this.file = run.resolve(FILE);
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        noted.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      moment(BEGAN);
      moment(REACHED);
    }
  }

  /** When the month began, on the clock of the house. */
  Optional<Instant> began() {
    return moment(BEGAN);
  }

  /** The last moment that the clock was moved to. */
  Optional<Instant> reached() {
    return moment(REACHED);
  }

  /** Whether the sample day has been imported. */
  boolean imported() {
    return Boolean.parseBoolean(noted.getProperty(IMPORTED));
  }

  /** Notes the beginning. */
  void begin(Instant moment) {
    noted.setProperty(BEGAN, moment.toString());
    reach(moment);
  }

  /** Notes the moment that the clock will be moved to. */
  void reach(Instant moment) {
    noted.setProperty(REACHED, moment.toString());
    write();
  }

  /** Notes that the sample day has been imported. */
  void dayImported() {
    noted.setProperty(IMPORTED, String.valueOf(true));
    write();
  }

  private Optional<Instant> moment(String name) {
    try {
      return Optional.ofNullable(noted.getProperty(name)).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new CannotRunException(
          "how far the sample month has come cannot be read: "
              + file
              + " has no moment at '"
              + name
              + "'; restore the file, or start the sample in a new folder with --data DIR",
          e);
    }
  }

  private void write() {
    Path half = file.resolveSibling(FILE + ".new");
    try {
      try (Writer out = Files.newBufferedWriter(half)) {
        noted.store(out, "How far the sample month has come, on the clock of the house.");
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
