package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./hotline import} was asked for.
 *
 * @param files spreadsheets, in the order in which they are taken; none where one of before is
 *     meant
 * @param follow id of an import to look at, or null
 * @param cancel id of an import to cancel, or null
 * @param dryRun whether rows are checked only
 * @param mapping name of the mapping its columns are read by, or null for the one that is shipped
 * @param user account that imports
 * @param url where the house answers; null for the one that runs on one of the folders
 * @param folders data folders to look for a house that runs
 */
record ImportOptions(
    List<Path> files,
    @Nullable String follow,
    @Nullable String cancel,
    boolean dryRun,
    @Nullable String mapping,
    String user,
    @Nullable URI url,
    List<Path> folders) {

  private static final String OPERATOR = "operator";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  ImportOptions {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
  }

  /**
   * Reads {@code FILE… [--dry-run] [--mapping NAME] [--user NAME] [--url URL] --data DIR…}, or in
   * place of files {@code --follow ID} or {@code --cancel ID}.
   *
   * @throws CannotRunException if it is anything else, or a file cannot be read
   */
  static ImportOptions parse(List<String> arguments) {
    List<Path> files = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    boolean dryRun = false;
    String follow = null;
    String cancel = null;
    String mapping = null;
    String user = OPERATOR;
    URI url = null;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--follow" -> follow = id(argument, rest);
        case "--cancel" -> cancel = id(argument, rest);
        case "--dry-run" -> dryRun = true;
        case "--mapping" -> mapping = value(argument, rest);
        case "--user" -> user = value(argument, rest);
        case "--url" -> url = Asked.url(value(argument, rest));
        case "--data" -> folders.add(Path.of(value(argument, rest)));
        default -> files.add(file(argument));
      }
    }
    if (follow != null || cancel != null) {
      if (!files.isEmpty() || dryRun || mapping != null || (follow != null && cancel != null)) {
        throw new CannotRunException(
            "--follow and --cancel take the id of one import, and no file");
      }
    } else if (files.isEmpty()) {
      throw new CannotRunException("import needs a file: .csv, .xls or .xlsx");
    }
    return new ImportOptions(files, follow, cancel, dryRun, mapping, user, url, folders);
  }

  private static String id(String option, Iterator<String> rest) {
    String id = value(option, rest);
    if (!ID.matcher(id).matches()) {
      throw new CannotRunException(option + " takes the id of an import, as import tells it");
    }
    return id;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new CannotRunException(option + " needs a value");
    }
    return rest.next();
  }

  private static Path file(String argument) {
    if (argument.startsWith("-")) {
      throw new CannotRunException("import does not know '" + argument + "'");
    }
    Path file = Path.of(argument);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CannotRunException("there is no file " + file + " that can be read");
    }
    return file;
  }
}
