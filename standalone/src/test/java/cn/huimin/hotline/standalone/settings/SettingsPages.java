package cn.huimin.hotline.standalone.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the modules' READMEs say of settings: rows of a table whose first cell names one or several,
 * whole ({@code hotline.zone}), under the prefix that the page names ({@code tick-every}), or as
 * the last step of one before it ({@code .days}).
 */
final class SettingsPages {

  private static final Pattern PREFIX =
      Pattern.compile(
          "[Pp]refix `(hotline(?:\\.[a-z-]+)+)`|^## Settings \\(`(hotline\\.[a-z-]+)\\.…`\\)");
  private static final Pattern NAME =
      Pattern.compile("`([a-z.][a-z0-9.-]*)(\\.<[a-z]+>(?:\\.[a-z-]+)?)?`");

  private SettingsPages() {}

  /** By the name of the setting, the default of its row as it is written. */
  static Map<String, String> read(Path house) {
    Map<String, String> told = new LinkedHashMap<>();
    try (Stream<Path> modules = Files.list(house)) {
      for (var module : modules.sorted().toList()) {
        var page = module.resolve("README.md");
        if (Files.isRegularFile(page)) {
          read(Files.readAllLines(page), told);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return told;
  }

  private static void read(List<String> lines, Map<String, String> told) {
    var prefix = "";
    for (var line : lines) {
      var found = PREFIX.matcher(line);
      if (found.find()) {
        prefix = found.group(1) == null ? found.group(2) : found.group(1);
      }
      var cells = line.split("\\|", -1);
      if (line.startsWith("| `") && cells.length > 3) {
        var names = names(cells[1], prefix);
        names.forEach(name -> told.put(name, names.size() == 1 ? cells[2].strip() : ""));
      }
    }
  }

  private static List<String> names(String cell, String prefix) {
    List<String> names = new ArrayList<>();
    var matcher = NAME.matcher(cell);
    boolean withinEntries = false;
    while (matcher.find()) {
      var name = matcher.group(1);
      withinEntries |= matcher.group(2) != null;
      if (name.startsWith(".")) {
        if (withinEntries) {
          continue; // A setting of each entry of a map, which is there as a whole.
        }
        var before = names.getLast();
        names.add(before.substring(0, before.lastIndexOf('.')) + name);
      } else {
        names.add(name.startsWith("hotline.") || prefix.isEmpty() ? name : prefix + "." + name);
      }
    }
    return names;
  }
}
