package cn.huimin.hotline.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the house whose processes are halted: they are there, hold their ports and answer
 * nothing, which is harder to notice than a process that is gone. They go on when this is closed.
 */
final class Halted implements AutoCloseable {

  private final List<Long> pids;

  private Halted(List<Long> pids) {
    this.pids = pids;
    signal("-STOP");
  }

  /** Halts this JVM's children whose command line has this word, and their children. */
  static Halted part(String word) {
    var pids =
        ProcessHandle.current()
            .children()
            .filter(child -> commandLine(child).contains(word))
            .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
            .map(ProcessHandle::pid)
            .toList();
    assertThat(pids).as("processes of %s", word).isNotEmpty();
    return new Halted(pids);
  }

  /** The whole of it: what the JDK tells of a process ends after a page. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  private void signal(String signal) {
    var command = new ArrayList<>(List.of("kill", signal));
    pids.forEach(pid -> command.add(String.valueOf(pid)));
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    signal("-CONT");
  }
}
