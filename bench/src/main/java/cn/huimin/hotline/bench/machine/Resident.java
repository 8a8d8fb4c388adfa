package cn.huimin.hotline.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of a process and its children, as the kernel counts it. */
public final class Resident {

  private static final int MEGABYTE = 1024;

  private Resident() {}

  /**
   * Resident memory of a process and all its descendants in MB, what several share counted once; -1
   * where there is no /proc.
   */
  public static long megabytes(ProcessHandle process) {
    long kilobytes =
        Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(one -> kilobytes(one.pid()))
            .sum();
    return kilobytes <= 0 ? -1 : kilobytes / MEGABYTE;
  }

  private static long kilobytes(long pid) {
    Path folder = Path.of("/proc", String.valueOf(pid));
    long proportional = line(folder.resolve("smaps_rollup"), "Pss:");
    return proportional > 0 ? proportional : line(folder.resolve("status"), "VmRSS:");
  }

  private static long line(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // It has ended meanwhile, is not ours to look into, or this is no Linux.
      return 0;
    }
  }
}
