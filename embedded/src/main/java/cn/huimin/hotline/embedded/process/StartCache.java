package cn.huimin.hotline.embedded.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The caches from which a JVM takes classes that are loaded, linked and profiled already (JEP 483,
 * 514, 515), one per program, in the folder that the system property {@value #FOLDER} names. They
 * are made by a rehearsal: a start whose only purpose is to be watched ({@value #MAKE}).
 *
 * <p>A cache belongs to one JVM, its options and the jars at their place. One that does not fit is
 * left aside by the JVM, which says so in a line of its output and starts without it.
 */
public final class StartCache {

  /** System property that names the folder; without it no cache is used. */
  public static final String FOLDER = "hotline.start-cache";

  /** System property: whether caches are made rather than used. */
  public static final String MAKE = "hotline.start-cache.make";

  /** How long a JVM that makes a cache may take to end. */
  public static final Duration MAKING = Duration.ofMinutes(3);

  private StartCache() {}

  /** Whether this JVM and its children make caches. */
  public static boolean isMade() {
    return Boolean.getBoolean(MAKE) && System.getProperty(FOLDER) != null;
  }

  /** What this JVM does with its own cache, in a sentence for the log. */
  public static String use() {
    if (System.getProperty(FOLDER) == null) {
      return "start cache: none, so this start takes longer";
    }
    // The JVM shares classes from its cache, or from none at all.
    return System.getProperty("java.vm.info", "").contains("sharing")
        ? "start cache: in use"
        : "start cache: left aside, since it is of another JVM or of other jars;"
            + " ./hotline prepare makes it anew";
  }

  /**
   * Options by which a child uses its cache, if there is one, or makes it.
   *
   * @param program name of the child
   */
  public static List<String> options(String program) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return List.of();
    }
    Path cache = Path.of(folder, program + ".aot");
    if (isMade()) {
      return List.of("-XX:AOTCacheOutput=" + cache);
    }
    return Files.isReadable(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
  }
}
