package cn.huimin.hotline.embedded.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a child JVM that runs a main class on the JDK of this JVM and ends with its
 * parent.
 *
 * @param name names its {@link StartCache}
 * @param options options of the JVM, such as {@code -Xmx256m}
 * @param classPath folders and jars; what {@link ChildMain} needs is added
 * @param mainClass name of the class whose {@code main} runs
 * @param arguments arguments of that {@code main}
 */
public record ChildJvm(
    String name,
    List<String> options,
    List<Path> classPath,
    String mainClass,
    List<String> arguments) {

  /** The command to start. */
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(StartCache.options(name));
    if (StartCache.isMade()) {
      command.add("-D" + ChildMain.HALT_AFTER + "=" + StartCache.MAKING.toMillis());
    }
    List<String> path = new ArrayList<>(classPath.stream().map(Path::toString).toList());
    String own = codeSource(ChildMain.class).toString();
    if (!path.contains(own)) {
      path.addFirst(own);
    }
    command.addAll(
        List.of(
            "-cp", String.join(File.pathSeparator, path), ChildMain.class.getName(), mainClass));
    command.addAll(arguments);
    return command;
  }

  /** The folder or jar that a class was loaded from. */
  public static Path codeSource(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has an entry that is no path", e);
    }
  }

  /** The class path of this JVM. */
  public static List<Path> ownClassPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }
}
