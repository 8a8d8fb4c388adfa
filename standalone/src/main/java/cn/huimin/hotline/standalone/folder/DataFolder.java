package cn.huimin.hotline.standalone.folder;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that holds everything the house must not forget, held by one running house at a time.
 *
 * <p>Layout: {@code kafka registry postgres state secrets logs run}, {@code programs}
 * (PostgreSQL's, unpacked) and the file {@code layout} with the number of this layout.
 */
public final class DataFolder implements AutoCloseable {

  /** Name of the file that tells the number of the layout; a folder without it holds no data. */
  public static final String LAYOUT_FILE = "layout";

  private static final int LAYOUT = 1;

  /**
   * The demo has its own folder inside the default one; the run folder is there as soon as somebody
   * tried.
   */
  private static final Set<String> BESIDE_DATA = Set.of("demo", "run", "logs");

  /** Settings of whoever runs the house; they may lie there before its first start. */
  public static final String SETTINGS_FILE = "hotline.yml";

  private final Path root;
  private final FolderLock lock;

  private DataFolder(Path root, FolderLock lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Takes hold of a folder, which is made if it is missing.
   *
   * @param root the folder
   * @param freeBytes how much must be free on its disk
   * @throws CannotRunException if it cannot be written, is held by another, has too little room,
   *     was written by a newer version, or holds something else
   */
  public static DataFolder open(Path root, long freeBytes) {
    return held(
        root,
        folder -> {
          folder.requireRoom(freeBytes);
          folder.requireLayout();
        });
  }

  /**
   * Takes hold of a folder that is to get data, and has none.
   *
   * @throws CannotRunException if it holds data or something else, cannot be written, or is held
   */
  public static DataFolder openWithoutData(Path root) {
    if (Files.exists(root.resolve(LAYOUT_FILE))) {
      throw new CannotRunException(
          root + " holds data already; move it away, or name another folder with --data DIR");
    }
    return held(root, folder -> folder.requireNothingBut(Set.of()));
  }

  /** What a folder has to be. */
  private interface Demand {
    void of(DataFolder folder) throws IOException;
  }

  private static DataFolder held(Path root, Demand demand) {
    FolderLock lock = null;
    try {
      boolean isNew = Files.notExists(root);
      Files.createDirectories(root.resolve("run"));
      if (isNew) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      lock = FolderLock.take(root.resolve("run"));
      DataFolder folder = new DataFolder(root, lock);
      demand.of(folder);
      return folder;
    } catch (IOException e) {
      throw new CannotRunException(
          "the data folder "
              + root
              + " cannot be written ("
              + reason(e)
              + "); choose another with --data DIR",
          e);
    } catch (CannotRunException e) {
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  /** The process that runs on a folder now, without taking hold of it. */
  public static Optional<ProcessHandle> runningOn(Path root) {
    try {
      return FolderLock.holder(root.resolve("run")).flatMap(ProcessMark::running);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The folder of one part, such as {@code kafka}, made if it is missing. */
  public Path of(String part) {
    try {
      return Files.createDirectories(root.resolve(part));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a house has once been ready on this folder. */
  public boolean hasStarted() {
    return Files.exists(started());
  }

  /** Notes that the house is ready. */
  public void noteStarted() {
    try {
      if (!hasStarted()) {
        Files.createFile(started());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path started() {
    return of("run").resolve("started");
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** Lets go of the folder. */
  @Override
  public void close() {
    lock.close();
  }

  private void requireRoom(long freeBytes) throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < freeBytes) {
      throw new CannotRunException(
          "the disk of "
              + root
              + " has "
              + megabytes(free)
              + " MB free, "
              + megabytes(freeBytes)
              + " MB are needed; make room or choose another folder with --data DIR");
    }
  }

  private void requireLayout() throws IOException {
    Path file = root.resolve(LAYOUT_FILE);
    if (Files.notExists(file)) {
      requireNothingBut(Set.of(SETTINGS_FILE));
      Files.writeString(file, LAYOUT + "\n");
      return;
    }
    String found = Files.readString(file).strip();
    if (!found.matches("[1-9][0-9]{0,5}")) {
      throw new CannotRunException(
          "the data folder "
              + root
              + " is damaged: its file 'layout' holds no number; restore it from a backup");
    }
    if (Integer.parseInt(found) > LAYOUT) {
      throw new CannotRunException(
          "the data folder "
              + root
              + " was written by a newer version (layout "
              + found
              + ", this one knows "
              + LAYOUT
              + "); run that version, or choose another folder with --data DIR");
    }
  }

  private void requireNothingBut(Set<String> allowed) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !BESIDE_DATA.contains(name) && !allowed.contains(name))
          .sorted()
          .findFirst()
          .ifPresent(
              name -> {
                throw new CannotRunException(
                    "the folder "
                        + root
                        + " holds other things (such as '"
                        + name
                        + "') and no data of ours; choose an empty or a new folder with --data DIR");
              });
    }
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }
}
