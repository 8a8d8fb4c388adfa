package cn.huimin.hotline.standalone.backup;

import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backup: everything of a data folder that cannot be made again, log, database, registry, stores
 * and secrets, as they stand together while no house runs (ADR 0033).
 */
final class Backup {

  /** Folder of the files within a backup. */
  static final String FILES = "files";

  /** Made again, written for people, or a data folder of its own. */
  private static final Set<Path> LEFT_OUT =
      Set.of(
          Path.of("logs"),
          Path.of("programs"),
          Path.of("demo"),
          Path.of("run", "intake-service"),
          Path.of("run", "lock"),
          Path.of("run", "children"),
          Path.of("run", "ports.properties"),
          Path.of("run", "status.json"),
          Path.of("run", "status.json.new"));

  /** Notes of processes that have ended. */
  private static final Set<String> NOTES = Set.of("postmaster.pid", ".lock");

  private Backup() {}

  /**
   * Takes a backup of a folder that is held.
   *
   * @param data the data folder
   * @param to where the backup is to be, nothing yet
   * @throws CannotRunException if there is something already, or too little room
   */
  static Manifest take(DataFolder data, Path to, Instant now) throws IOException {
    if (Files.exists(to)) {
      throw new CannotRunException(to + " is there already; name a folder that is not");
    }
    Path partial = to.resolveSibling(to.getFileName() + ".partial");
    if (Files.exists(partial)) {
      throw new CannotRunException(
          "a backup to " + partial + " was begun and never ended; remove it, then try again");
    }
    List<Path> found = walk(data.root(), to, partial);
    Path where = Objects.requireNonNull(partial.toAbsolutePath().getParent());
    Files.createDirectories(where);
    requireRoom(data.root(), found, where);
    Files.createDirectory(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      Manifest manifest = copied(data.root(), found, partial.resolve(FILES), now);
      verify(manifest, partial.resolve(FILES));
      manifest.write(partial);
      Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } catch (IOException | RuntimeException e) {
      remove(partial);
      throw e;
    }
  }

  /**
   * Looks whether a backup still holds what it did.
   *
   * @throws CannotRunException naming the first file that does not
   */
  static void verify(Manifest manifest, Path files) throws IOException {
    for (Manifest.Entry entry : manifest.entries()) {
      Path file = files.resolve(entry.path());
      boolean whole =
          entry.isFolder()
              ? Files.isDirectory(file)
              : Files.isRegularFile(file)
                  && Copy.read(file).equals(new Copy.Read(entry.size(), entry.sha256()));
      if (!whole) {
        throw new CannotRunException(
            "the backup is damaged: " + file + " is missing or not what was written");
      }
    }
  }

  private static Manifest copied(Path root, List<Path> found, Path files, Instant now)
      throws IOException {
    List<Manifest.Entry> entries = new ArrayList<>();
    Files.createDirectory(files);
    for (Path path : found) {
      Path from = root.resolve(path);
      Path to = files.resolve(path.toString());
      var mode = Files.getPosixFilePermissions(from);
      if (Files.isDirectory(from)) {
        Files.createDirectory(to);
        entries.add(Manifest.Entry.folder(path.toString(), mode));
      } else {
        Copy.Read read = Copy.file(from, to);
        entries.add(new Manifest.Entry(path.toString(), mode, read.size(), read.sha256()));
      }
    }
    return new Manifest(now, entries);
  }

  /** What is kept, relative to the folder, folders before what is in them. */
  private static List<Path> walk(Path root, Path... beside) throws IOException {
    List<Path> found = new ArrayList<>();
    Set<Path> others = Set.of(beside);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path path = root.relativize(folder);
            if (LEFT_OUT.contains(path) || others.contains(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!folder.equals(root)) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path path = root.relativize(file);
            // Sockets and pipes are of processes that have ended.
            if (attributes.isRegularFile()
                && !LEFT_OUT.contains(path)
                && !NOTES.contains(String.valueOf(file.getFileName()))) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static void requireRoom(Path root, List<Path> found, Path where) throws IOException {
    long bytes = 0;
    for (Path path : found) {
      bytes += Files.isDirectory(root.resolve(path)) ? 0 : Files.size(root.resolve(path));
    }
    long free = Files.getFileStore(where).getUsableSpace();
    if (free < bytes) {
      throw new CannotRunException(
          "%s has %d MB free, the backup needs up to %d MB; make room or choose another disk"
              .formatted(where, free >> 20, bytes >> 20));
    }
  }

  /** Removes a folder and all that is in it. */
  static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path within, @Nullable IOException trouble)
              throws IOException {
            Files.delete(within);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
