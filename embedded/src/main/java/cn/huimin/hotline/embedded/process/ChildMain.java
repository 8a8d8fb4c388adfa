package cn.huimin.hotline.embedded.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in a JVM that ends when its parent does.
 *
 * <p>The parent holds the other end of standard input. When that closes, because the parent wants
 * the child to stop or because it was killed, this JVM leaves through its shutdown hooks; if they
 * hang, it halts.
 */
public final class ChildMain {

  /**
   * System property: how long the hooks may take, in milliseconds; 8 s unless it says otherwise.
   */
  static final String HALT_AFTER = "hotline.child.halt-after";

  private static final long HALT_AFTER_MILLIS = Long.getLong(HALT_AFTER, 8_000);

  private ChildMain() {}

  /**
   * Entry point of the child JVM.
   *
   * @param args the class whose {@code main} is to run, then its arguments
   */
  public static void main(String[] args) throws Throwable {
    Thread watch = new Thread(ChildMain::leaveWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    try {
      Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void leaveWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Whatever is written here means nothing; only the end counts.
      }
    } catch (IOException e) {
      // A pipe that cannot be read has no parent behind it either.
    }
    Thread exit = new Thread(() -> System.exit(0), "exit");
    exit.start();
    try {
      exit.join(HALT_AFTER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
