package cn.huimin.hotline.intake.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this process alone, for files that are worked on: uploads, and rows that libraries
 * read from a file only. They hold people's data in the clear, so none of them may outlive its
 * work; what a killed process left is swept before the next one begins, and at its end.
 */
public final class ScratchFiles implements AutoCloseable {

  private final Path folder;

  /** What a file is needed for. */
  public interface Work<T> {

    /** Works on the file. */
    T on(Path file) throws IOException;
  }

  /**
   * Files of a folder, which is made, closed to others where the file system knows such a thing,
   * and emptied.
   *
   * @throws UncheckedIOException if it cannot be, or belongs to somebody else
   */
  public ScratchFiles(Path folder) {
    this.folder = folder.toAbsolutePath();
    try {
      Files.createDirectories(this.folder);
      if (Files.getFileStore(this.folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
      }
      sweep();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder for work " + folder + " cannot be used", e);
    }
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** A new file, which whoever asks for it has to delete. */
  public Path make() {
    try {
      return Files.createTempFile(folder, "work-", ".part");
    } catch (IOException e) {
      throw new UncheckedIOException("no file for work can be made", e);
    }
  }

  /** Works on a new file, which is gone afterwards, however the work ends. */
  public <T> T with(Work<T> work) throws IOException {
    var file = make();
    try {
      return work.on(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Deletes what is left. */
  @Override
  public void close() throws IOException {
    sweep();
  }

  private void sweep() throws IOException {
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
          public FileVisitResult postVisitDirectory(Path one, @Nullable IOException failure)
              throws IOException {
            if (!one.equals(folder)) {
              Files.delete(one);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
