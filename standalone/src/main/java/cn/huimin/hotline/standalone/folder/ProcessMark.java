package cn.huimin.hotline.standalone.folder;

import java.time.Instant;
import java.util.Optional;

/**
 * A process by its number and the time of its start, since numbers are given again.
 *
 * @param pid the number
 * @param started when it started, as the operating system tells it
 */
public record ProcessMark(long pid, String started) {

  private static final String UNKNOWN = "unknown";

  /** The mark of a process that runs now. */
  public static ProcessMark of(ProcessHandle process) {
    return new ProcessMark(
        process.pid(), process.info().startInstant().map(Instant::toString).orElse(UNKNOWN));
  }

  /** Reads what {@link #line()} wrote; empty if it is anything else. */
  public static Optional<ProcessMark> parse(String line) {
    String[] parts = line.strip().split(" ", -1);
    return parts.length == 2 && parts[0].matches("[0-9]{1,18}")
        ? Optional.of(new ProcessMark(Long.parseLong(parts[0]), parts[1]))
        : Optional.empty();
  }

  /** The mark as one line of text. */
  public String line() {
    return pid + " " + started;
  }

  /** The process, if it still runs. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid).filter(process -> process.isAlive() && of(process).equals(this));
  }
}
