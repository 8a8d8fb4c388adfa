package cn.huimin.hotline.bench.machine;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Processor time spent so far by this process and its children, by what it was spent on: a figure
 * that a busy machine does not change much.
 *
 * @param byPart by part: the child processes by name, and this process by the names of its threads
 * @param machine of all processors, by everybody, since the machine started
 */
public record CpuTime(Map<String, Duration> byPart, Machine machine) {

  /**
   * Time of all processors.
   *
   * @param busy spent by anybody
   * @param all busy and idle
   */
  public record Machine(Duration busy, Duration all) {}

  /** Copies its map. */
  public CpuTime {
    byPart = Map.copyOf(byPart);
  }

  /** As it is now. */
  public static CpuTime now() {
    var parts = new TreeMap<String, Duration>();
    Duration own = Processes.cpu(ProcessHandle.current());
    Duration named = Duration.ZERO;
    for (var thread : Threads.cpu().entrySet()) {
      parts.merge(thread.getKey(), thread.getValue(), Duration::plus);
      named = named.plus(thread.getValue());
    }
    Duration unnamed = own.minus(named);
    parts.merge(
        "compiler, collector", unnamed.isNegative() ? Duration.ZERO : unnamed, Duration::plus);
    Stream<ProcessHandle> children = ProcessHandle.current().descendants();
    children.forEach(
        child -> parts.merge(Processes.name(child), Processes.cpu(child), Duration::plus));
    return new CpuTime(parts, Processes.machine());
  }

  /** What was spent since then, by part; parts that ended meanwhile are left out. */
  public Map<String, Duration> since(CpuTime then) {
    var spent = new TreeMap<String, Duration>();
    byPart.forEach(
        (part, time) -> {
          Duration more = time.minus(then.byPart.getOrDefault(part, Duration.ZERO));
          if (!more.isNegative() && !more.isZero()) {
            spent.put(part, more);
          }
        });
    return spent;
  }

  /** What was spent since then in all, in microseconds. */
  public double microsSince(CpuTime then) {
    return since(then).values().stream().mapToLong(Duration::toNanos).sum() / 1_000.0;
  }

  /** Share of the processors, 0 to 1, that others had since then. */
  public double othersSince(CpuTime then) {
    double all = machine.all.minus(then.machine.all).toNanos();
    double busy = machine.busy.minus(then.machine.busy).toNanos();
    return all <= 0 ? 0 : Math.clamp((busy - microsSince(then) * 1_000) / all, 0, 1);
  }
}
