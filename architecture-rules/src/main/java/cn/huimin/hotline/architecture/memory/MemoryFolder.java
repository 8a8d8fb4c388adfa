package cn.huimin.hotline.architecture.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A temporary folder in memory where the system has such ({@code /dev/shm}), else where they always
 * are. For the state of a {@code TopologyTestDriver}, which flushes every store at every record: on
 * a disk that is most of what such a test takes.
 */
public final class MemoryFolder implements TempDirFactory {

  private static final Path MEMORY = Path.of("/dev/shm");

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
      throws IOException {
    return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)
        ? Files.createTempDirectory(MEMORY, "hotline-test-")
        : Files.createTempDirectory("hotline-test-");
  }
}
