package cn.huimin.hotline.standalone.terminal;

import java.io.PrintStream;
import java.util.Locale;

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
