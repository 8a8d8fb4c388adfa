package cn.huimin.hotline.standalone.backup;

import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The way of a backup back into a data folder that holds nothing yet. */
final class Restore {

  private static final FileAttribute<?> ONLY_OURS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Restore() {}

  /**
   * Puts a backup back: all of it is looked at before anything is written.
   *
   * @param from the backup
   * @param data the folder, held and without data
   * @throws CannotRunException if the backup is damaged; the folder has no data then
   */
  static Manifest put(Path from, Manifest manifest, DataFolder data) throws IOException {
    Path files = from.resolve(Backup.FILES);
    Backup.verify(manifest, files);
    long free = Files.getFileStore(data.root()).getUsableSpace();
    if (free < manifest.bytes()) {
      throw new CannotRunException(
          "%s has %d MB free, the backup has up to %d MB; make room or choose another disk"
              .formatted(data.root(), free >> 20, manifest.bytes() >> 20));
    }
    List<Path> written = new ArrayList<>();
    try {
      // Without the file that tells its layout nobody takes the folder for whole.
      for (Manifest.Entry entry : manifest.entries()) {
        if (!entry.path().equals(DataFolder.LAYOUT_FILE)) {
          put(entry, files, data.root(), written);
        }
      }
      setModes(manifest, data.root());
      for (Manifest.Entry entry : manifest.entries()) {
        if (entry.path().equals(DataFolder.LAYOUT_FILE)) {
          put(entry, files, data.root(), written);
        }
      }
      return manifest;
    } catch (IOException | RuntimeException e) {
      for (Path top : written) {
        Backup.remove(top);
      }
      throw e;
    }
  }

  private static void put(Manifest.Entry entry, Path files, Path root, List<Path> written)
      throws IOException {
    Path to = root.resolve(entry.path());
    if (entry.isFolder()) {
      if (Files.notExists(to)) {
        Files.createDirectory(to, ONLY_OURS);
        written.addFirst(to);
      }
      return;
    }
    Copy.Read read = Copy.file(files.resolve(entry.path()), to);
    written.addFirst(to);
    if (!read.sha256().equals(entry.sha256())) {
      throw new CannotRunException("the disk does not keep what is written: " + to);
    }
  }

  /** Last, since a folder may be closed to writing; those within before those around. */
  private static void setModes(Manifest manifest, Path root) throws IOException {
    for (Manifest.Entry entry : manifest.entries().reversed()) {
      Path file = root.resolve(entry.path());
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(file, entry.mode());
      }
    }
  }
}
