package cn.huimin.hotline.embedded.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process whose output goes to the logger {@code hotline.child.<name>}, which says on its
 * output when it is ready, and which stops when its standard input closes.
 *
 * <p>A Ctrl-C at the terminal does not reach the child: its parent decides when it stops.
 */
public final class ChildProcess implements AutoCloseable {

  private static final Duration KILL_GRACE = Duration.ofSeconds(2);

  private final String name;
  private final Process process;
  private final Logger log;

  /** Empty when the child is ready, else why it ended before it was. */
  private final CompletableFuture<Optional<String>> ready = new CompletableFuture<>();

  private volatile String lastError = "";

  private ChildProcess(String name, Process process, Predicate<String> readyLine) {
    this.name = name;
    this.process = process;
    this.log = LoggerFactory.getLogger("hotline.child." + name);
    Thread.ofPlatform().daemon().name("output-of-" + name).start(() -> pump(readyLine));
  }

  /**
   * Starts a process.
   *
   * @param name how the child is called in logs and messages
   * @param command program and arguments; it should stop when its standard input ends
   * @param environment added to this JVM's environment
   * @param folder where it runs
   * @param readyLine true for the line of output that says it is ready
   * @param onSpawn told of the process as soon as there is one
   * @throws ChildFailedException if the operating system cannot start it
   */
  public static ChildProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path folder,
      Predicate<String> readyLine,
      Consumer<ProcessHandle> onSpawn) {
    List<String> shielded =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", name));
    shielded.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(shielded).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      onSpawn.accept(process.toHandle());
      return new ChildProcess(name, process, readyLine);
    } catch (IOException e) {
      throw new ChildFailedException(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * Waits for the line that says the child is ready.
   *
   * @throws ChildFailedException if it ends first, or if the time runs out (it is killed then)
   */
  public void awaitReady(Duration patience) {
    try {
      Optional<String> failure = ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (failure.isPresent()) {
        throw new ChildFailedException(failure.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes this with an exception", e);
    } catch (TimeoutException e) {
      kill();
      throw new ChildFailedException(
          name + " was not ready within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      throw new ChildFailedException("interrupted while waiting for " + name, e);
    }
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Completes with the exit code when the process has ended. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Asks the child to stop and waits; what has not stopped by then is killed. */
  public void stop(Duration grace) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.debug("{} had closed its input", name, e);
    }
    if (!waitFor(grace)) {
      log.warn("{} did not stop within {} s and is killed", name, grace.toSeconds());
      kill();
    }
  }

  /** Stops the child, with ten seconds to do so. */
  @Override
  public void close() {
    stop(Duration.ofSeconds(10));
  }

  /** Ends the child at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    waitFor(KILL_GRACE);
  }

  private boolean waitFor(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private void pump(Predicate<String> readyLine) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.info("{}", line);
        if (saysWhy(line)) {
          lastError = line.strip();
        }
        if (!ready.isDone() && readyLine.test(line)) {
          ready.complete(Optional.empty());
        }
      }
    } catch (IOException e) {
      log.debug("the output of {} ended", name, e);
    }
    ready.complete(Optional.of(failure(process.onExit().join().exitValue())));
  }

  private String failure(int exitCode) {
    String failure = name + " ended before it was ready, exit code " + exitCode;
    return lastError.isEmpty() ? failure : failure + ": " + lastError;
  }

  private static boolean saysWhy(String line) {
    return line.contains("FATAL")
        || line.contains("ERROR")
        || line.contains("Exception")
        || line.contains("error:");
  }
}
