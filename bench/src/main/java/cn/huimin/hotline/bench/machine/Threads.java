package cn.huimin.hotline.bench.machine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Processor time of this process's Java threads, by the service they work for. */
final class Threads {

  private Threads() {}

  static Map<String, Duration> cpu() {
    var threads = ManagementFactory.getThreadMXBean();
    var parts = new TreeMap<String, Duration>();
    for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null) {
        long nanos = threads.getThreadCpuTime(thread.getThreadId());
        if (nanos > 0) {
          parts.merge(part(thread.getThreadName()), Duration.ofNanos(nanos), Duration::plus);
        }
      }
    }
    return parts;
  }

  /** Threads are named by Kafka, Spring and us; each name tells a service or its database. */
  static String part(String thread) {
    String name = thread.toLowerCase(Locale.ROOT);
    for (String service :
        new String[] {"bench", "routing", "sla", "scoring", "notification", "console", "intake"}) {
      if (name.contains(service)) {
        return service.equals("bench") ? "the benchmark itself" : service;
      }
    }
    // The two batch consumers have no name of their own but the topics they read together.
    if (name.contains("hotline.warnings.v1")) {
      return name.contains("case-texts") ? "console" : "notification";
    }
    if (name.contains("forkjoinpool")) {
      return "requests (virtual threads)";
    }
    return "other threads";
  }
}
