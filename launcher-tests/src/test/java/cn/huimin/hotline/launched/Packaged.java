package cn.huimin.hotline.launched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this build has packaged, and its launcher. */
final class Packaged {

  static final Path LAUNCHER = Path.of("..", "hotline").toAbsolutePath().normalize();
  static final Path APP = Path.of("..", "standalone", "target").toAbsolutePath().normalize();
  private static final Path REGISTRY =
      Path.of("..", "embedded", "target", "registry").toAbsolutePath().normalize();

  private Packaged() {}

  /** A command of the launcher. */
  static List<String> launcher(String... arguments) {
    return Stream.concat(Stream.of("bash", LAUNCHER.toString()), Stream.of(arguments)).toList();
  }

  /** The environment in which the launcher runs what is packaged. */
  static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("HOTLINE_APP", APP.toString());
    all.putAll(more);
    return all;
  }

  /**
   * A command that runs a main class of these tests on the packaged jars, as the launcher runs its
   * own: with the same options and the start caches, where there are any; with the quick compiler
   * alone, unless {@code hotline.houses.as-run} asks for how it really runs, which only pays where
   * a house lives for minutes.
   */
  static List<String> java(Path logs, Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + APP.resolve("jvm.options"));
    if (!Boolean.getBoolean("hotline.houses.as-run")) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-Dhotline.registry.home=" + REGISTRY);
    command.add("-Dhotline.logs=" + logs);
    command.add("-Dlogback.configurationFile=cn/huimin/hotline/standalone/standalone-logback.xml");
    command.add("-Dorg.springframework.boot.logging.LoggingSystem=none");
    for (Path cache : caches()) {
      command.add("-XX:AOTCache=" + cache.resolve("house.aot"));
      command.add("-Dhotline.start-cache=" + cache);
    }
    command.add("-cp");
    command.add(
        "%s:%s/lib/*:%s"
            .formatted(
                jars(APP)
                    .filter(jar -> jar.getFileName().toString().startsWith("standalone-"))
                    .findFirst()
                    .orElseThrow(),
                APP,
                Path.of("target", "test-classes").toAbsolutePath()));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  /** Makes the start caches by {@code ./hotline prepare}, unless those of these jars are there. */
  static void prepare() throws IOException, InterruptedException {
    if (!caches().isEmpty()) {
      return;
    }
    ProcessBuilder builder = new ProcessBuilder(launcher("prepare")).redirectErrorStream(true);
    builder.environment().putAll(environment(Map.of()));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || caches().isEmpty()) {
      throw new AssertionError("no start caches: " + said);
    }
  }

  /** The folder of the start caches that are younger than every jar, at most one. */
  private static List<Path> caches() throws IOException {
    long youngest;
    try (Stream<Path> jars = Stream.concat(jars(APP), jars(APP.resolve("lib")))) {
      youngest = jars.mapToLong(jar -> jar.toFile().lastModified()).max().orElse(0);
    }
    try (Stream<Path> entries = Files.list(APP)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("start-"))
          .filter(entry -> entry.resolve("house.aot").toFile().lastModified() > youngest)
          .sorted(Comparator.comparing((Path entry) -> entry.toFile().lastModified()).reversed())
          .limit(1)
          .toList();
    }
  }

  private static Stream<Path> jars(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> entry.toString().endsWith(".jar")).toList().stream();
    }
  }
}
