package cn.huimin.hotline.sla.stream;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/**
 * When something is next to be said of the answers that are owed, by the task that keeps them. Time
 * goes to them by the minute and, as this says, once it has passed such a moment. A task of another
 * instance does not hear of it and waits for its minute; nothing is said early or twice for that.
 */
final class NextAnswers {

  private final Map<TaskId, Instant> next = new ConcurrentHashMap<>();

  void next(TaskId task, Instant at) {
    next.put(task, at);
  }

  /** The task is no longer here. */
  void gone(TaskId task) {
    next.remove(task);
  }

  /** Whether something is to be said once time has come from one moment to a later one. */
  boolean isAnyBetween(Instant from, Instant to) {
    return next.values().stream().anyMatch(at -> !at.isBefore(from) && at.isBefore(to));
  }
}
