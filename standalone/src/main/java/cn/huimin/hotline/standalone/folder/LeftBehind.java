package cn.huimin.hotline.standalone.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The children of the last run. When their parent is killed they stop by themselves, which takes a
 * moment; the next run waits for that before it touches their data.
 */
public final class LeftBehind {

  private final Path file;

  /** The note about children that is kept in a folder. */
  public LeftBehind(Path folder) {
    this.file = folder.resolve("children");
  }

  /** Notes a child of this run. */
  public synchronized void note(ProcessHandle child) {
    try {
      Files.writeString(
          file,
          ProcessMark.of(child).line() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the noted children of the last run to end, kills those that do not, and forgets them.
   *
   * @param patience how long to wait for each
   * @return how many had to be waited for
   */
  public int end(Duration patience) {
    try {
      if (Files.notExists(file)) {
        return 0;
      }
      List<ProcessHandle> children =
          Files.readAllLines(file).stream()
              .flatMap(line -> ProcessMark.parse(line).stream())
              .flatMap(mark -> mark.running().stream())
              .toList();
      children.forEach(child -> end(child, patience));
      Files.delete(file);
      return children.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProcessHandle child, Duration patience) {
    try {
      child.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      child.destroyForcibly();
      child.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
