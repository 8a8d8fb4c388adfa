package cn.huimin.hotline.standalone.backup;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a backup holds, written when all of it is there: a folder without one is no backup.
 *
 * @param made when it was taken
 * @param entries folders before what is in them
 */
record Manifest(Instant made, List<Entry> entries) {

  /** Name of its file. */
  static final String FILE = "MANIFEST";

  private static final String HEAD = "huimin-hotline-backup 1 ";
  private static final String FOLDER = "-";

  Manifest {
    entries = List.copyOf(entries);
  }

  /**
   * A file or folder.
   *
   * @param path its path below the data folder, with slashes
   * @param mode its permissions
   * @param size bytes of a file, 0 of a folder
   * @param sha256 of a file, in hex; "-" of a folder
   */
  record Entry(String path, Set<PosixFilePermission> mode, long size, String sha256) {

    Entry {
      mode = Set.copyOf(mode);
    }

    static Entry folder(String path, Set<PosixFilePermission> mode) {
      return new Entry(path, mode, 0, FOLDER);
    }

    boolean isFolder() {
      return sha256.equals(FOLDER);
    }

    private String line() {
      return "%s %s %d %s".formatted(PosixFilePermissions.toString(mode), sha256, size, path);
    }

    private static Entry parse(String line) {
      String[] parts = line.split(" ", 4);
      Path path = Path.of(parts[3]);
      if (path.isAbsolute() || !path.normalize().equals(path)) {
        throw new IllegalArgumentException("a path that leads out of the folder");
      }
      return new Entry(
          parts[3], PosixFilePermissions.fromString(parts[0]), Long.parseLong(parts[2]), parts[1]);
    }
  }

  /** Bytes of all files. */
  long bytes() {
    return entries.stream().mapToLong(Entry::size).sum();
  }

  /** How many files there are. */
  long files() {
    return entries.stream().filter(entry -> !entry.isFolder()).count();
  }

  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD + made);
    entries.forEach(entry -> lines.add(entry.line()));
    Files.write(folder.resolve(FILE), lines, StandardCharsets.UTF_8);
  }

  /**
   * Reads the manifest of a backup.
   *
   * @throws CannotRunException if the folder holds none that can be read
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.notExists(file)) {
      throw new CannotRunException(folder + " is no backup: it has no " + FILE);
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (!lines.isEmpty() && lines.getFirst().startsWith(HEAD)) {
        return new Manifest(
            Instant.parse(lines.getFirst().substring(HEAD.length())),
            lines.stream().skip(1).map(Entry::parse).toList());
      }
    } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new CannotRunException("the " + FILE + " of " + folder + " is damaged", e);
    }
    throw new CannotRunException(
        "the " + FILE + " of " + folder + " is of another version, or damaged");
  }
}
