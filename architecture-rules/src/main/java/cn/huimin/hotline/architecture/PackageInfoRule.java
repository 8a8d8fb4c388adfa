package cn.huimin.hotline.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every package says in one sentence what it is about, and is null-marked. Checked on the sources.
 */
final class PackageInfoRule {

  private PackageInfoRule() {}

  /**
   * Checks all packages below a folder of sources.
   *
   * @throws AssertionError naming the packages that lack it
   */
  static void check(Path sources) {
    List<Path> bare = packages(sources).stream().filter(folder -> !isDescribed(folder)).toList();
    if (!bare.isEmpty()) {
      throw new AssertionError(
          "these packages need a package-info.java with one sentence of Javadoc and @NullMarked: "
              + bare);
    }
  }

  private static List<Path> packages(Path sources) {
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDescribed(Path folder) {
    Path info = folder.resolve("package-info.java");
    try {
      return Files.exists(info)
          && Files.readString(info).strip().startsWith("/**")
          && Files.readString(info).contains("@NullMarked");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
