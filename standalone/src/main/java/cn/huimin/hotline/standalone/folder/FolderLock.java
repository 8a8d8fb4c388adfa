package cn.huimin.hotline.standalone.folder;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hold of one process on a folder: a lock of the operating system on the file {@code lock},
 * which also tells the holder's process id. The system frees it when the process ends, however it
 * ends.
 */
final class FolderLock implements AutoCloseable {

  private static final String FILE = "lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws CannotRunException if a running process holds it
   * @throws IOException if the file cannot be written
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      Optional<ProcessMark> holder = holder(folder);
      channel.close();
      throw new CannotRunException(
          "already running on "
              + folder.getParent()
              + holder.map(mark -> " (process " + mark.pid() + ")").orElse("")
              + "; ./hotline status tells more, and --data DIR with --port N starts a second one");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            (ProcessMark.of(ProcessHandle.current()).line() + "\n")
                .getBytes(StandardCharsets.UTF_8)));
    channel.force(true);
    return new FolderLock(channel);
  }

  /** The process that took the lock last; it may have ended since. */
  static Optional<ProcessMark> holder(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? ProcessMark.parse(Files.readString(file)) : Optional.empty();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Frees the lock; the file stays, since removing it would race with the next holder. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
