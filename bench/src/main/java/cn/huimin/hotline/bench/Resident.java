package cn.huimin.hotline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of this process and its children, as the kernel counts it. */
final class Resident {

  private static final String LINE = "VmRSS:";

  private Resident() {}

  /** Resident memory of this process and all its descendants in MB; -1 where there is no /proc. */
  static long megabytes() {
    long kilobytes =
        Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .mapToLong(process -> kilobytes(process.pid()))
            .sum();
    return kilobytes <= 0 ? -1 : kilobytes / 1024;
  }

  private static long kilobytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(LINE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // It has ended meanwhile, or this is no Linux.
      return 0;
    }
  }
}
