package cn.huimin.hotline.launched;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command in a process group of its own, as a shell at a terminal starts it, with what it says.
 */
final class Launched implements AutoCloseable {

  private final Process shell;
  private final long group;
  private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();

  private Launched(Process shell) throws IOException {
    this.shell = shell;
    BufferedReader lines = shell.inputReader(StandardCharsets.UTF_8);
    this.group = Long.parseLong(lines.readLine());
    Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(unread::add));
  }

  static Launched start(Map<String, String> environment, List<String> command) {
    List<String> inGroup =
        new ArrayList<>(List.of("bash", "-c", "set -m; \"$@\" & echo $!; wait $!", "launched"));
    inGroup.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(inGroup).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new Launched(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says a line that begins so. */
  String awaitLine(String beginning, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      String line = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("no line '" + beginning + "…' in " + patience + ", but: " + said);
      }
      said.add(line);
      if (line.strip().startsWith(beginning)) {
        return line.strip();
      }
    }
  }

  /** Writes a line to its standard input. */
  void tell(String line) throws IOException {
    shell.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    shell.getOutputStream().flush();
  }

  /** All it has said so far. */
  List<String> said() {
    unread.drainTo(said);
    return said;
  }

  /** The process that was started. */
  ProcessHandle process() {
    return ProcessHandle.of(group).orElseThrow();
  }

  /** The same as long as it runs. */
  Stream<ProcessHandle> running() {
    return ProcessHandle.of(group).stream();
  }

  /** Sends a signal to the whole group, as Ctrl-C at a terminal does. */
  void signal(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, "--", "-" + group).start().waitFor();
  }

  /** Waits for its end and tells its exit code. */
  int exitCode(Duration patience) throws InterruptedException {
    if (!shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + patience + ": " + said());
    }
    return shell.exitValue();
  }

  @Override
  public void close() {
    if (shell.isAlive()) {
      ProcessHandle.of(group).ifPresent(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }
}
