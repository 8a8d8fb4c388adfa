package cn.huimin.hotline.standalone.terminal;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the person at the terminal reads: progress, one line when all is ready, one line when it
 * cannot be.
 */
public final class Terminal {

  private final PrintStream out;
  private final PrintStream err;

  /** A terminal that writes to these two. */
  public Terminal(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** A step that is done or under way. */
  public synchronized void progress(String line) {
    out.println("  " + line);
    out.flush();
  }

  /**
   * A step of the start that is done now: told here in seconds, and in the log in milliseconds
   * since this process began.
   *
   * @param step what was done
   * @param beganNanos when it began, by {@link System#nanoTime}
   * @param detail told here beside it, may be empty
   */
  public void done(String step, long beganNanos, String detail) {
    long took = Duration.ofNanos(System.nanoTime() - beganNanos).toMillis();
    progress("%-21s %6s   %s".formatted(step, seconds(took), detail).stripTrailing());
    log(step, took);
  }

  /** Notes a step in the log alone; the table of a start is made of these lines. */
  public static void log(String step, long tookMillis) {
    long now = ManagementFactory.getRuntimeMXBean().getUptime();
    // Not kept: logging is set up after the first word at the terminal.
    Logger log = LoggerFactory.getLogger(Terminal.class);
    log.info(
        "{}",
        String.format(
            Locale.ROOT,
            "start: %-21s from %6d ms to %6d ms, %6d ms",
            step,
            Math.max(0, now - tookMillis),
            now,
            tookMillis));
  }

  /** A line that stands for itself. */
  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Why it does not go on. */
  public synchronized void fail(String line) {
    err.println("hotline: " + line);
    err.flush();
  }

  /** Seconds with one decimal, as people read them. */
  public static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
