package cn.huimin.hotline.bench.machine;

import cn.huimin.hotline.bench.machine.CpuTime.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** What the kernel tells of processes; nothing where there is no /proc. */
final class Processes {

  /** The kernel counts in hundredths of a second, whatever its own clock is. */
  private static final long TICK_MILLIS = 10;

  /** Of the fields after the command: user and system time. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /** Of the line "cpu": idle and waiting for a disk. */
  private static final int IDLE = 3;

  private static final int WAITING = 4;

  /** Guests are counted among the users already. */
  private static final int FIELDS = 8;

  private Processes() {}

  static Duration cpu(ProcessHandle process) {
    String stat = read(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    if (stat.isEmpty()) {
      return Duration.ZERO;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return ticks(Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]));
  }

  static Machine machine() {
    long[] fields =
        read(Path.of("/proc/stat"))
            .lines()
            .limit(1)
            .flatMap(line -> Arrays.stream(line.split(" +")).skip(1).limit(FIELDS))
            .mapToLong(Long::parseLong)
            .toArray();
    if (fields.length < FIELDS) {
      return new Machine(Duration.ZERO, Duration.ZERO);
    }
    long all = Arrays.stream(fields).sum();
    return new Machine(ticks(all - fields[IDLE] - fields[WAITING]), ticks(all));
  }

  /** What a child is, by its command line. */
  static String name(ProcessHandle child) {
    String command = read(Path.of("/proc", String.valueOf(child.pid()), "cmdline"));
    if (command.contains("BrokerMain")) {
      return "broker";
    }
    if (command.contains("apicurio")) {
      return "registry";
    }
    return command.contains("postgres") ? "database" : "other processes";
  }

  private static Duration ticks(long ticks) {
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // The process has ended meanwhile, or this is no Linux.
      return "";
    }
  }
}
