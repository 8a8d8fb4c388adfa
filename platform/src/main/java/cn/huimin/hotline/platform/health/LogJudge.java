package cn.huimin.hotline.platform.health;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.health.LogPositions.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Judges from look to look whether what is on the log is being read, and whether what has to move
 * moves: a service can be up in every other respect while its consumer stands (DESIGN §7,
 * "silent").
 */
public final class LogJudge {

  /** A value and since when it is the same. */
  private record Since(long value, long nanos) {}

  private final Duration stuckAfter;
  private final long mostBehind;
  private Map<String, Since> before = new HashMap<>();

  /**
   * A judge that has seen nothing yet.
   *
   * @param stuckAfter how long a position may stand while there is more to read, and a topic that
   *     has to move may not move
   * @param mostBehind records a group may be behind
   */
  public LogJudge(Duration stuckAfter, long mostBehind) {
    this.stuckAfter = stuckAfter;
    this.mostBehind = mostBehind;
  }

  /**
   * What is wrong now.
   *
   * @param positions as seen now
   * @param nanos elapsed real time of this look, in nanoseconds
   */
  public List<String> judge(LogPositions positions, long nanos) {
    var now = new HashMap<String, Since>();
    var troubles = new ArrayList<String>();
    new TreeMap<>(positions.groups())
        .forEach(
            (group, partitions) -> {
              long stuck = stuck(group, partitions, now, nanos);
              long behind = positions.behind(group);
              if (stuck > 0) {
                troubles.add(group + " stands still with " + stuck + " records to read");
              } else if (behind > mostBehind) {
                troubles.add(group + " is " + behind + " records behind");
              }
            });
    new TreeMap<>(positions.ends())
        .forEach(
            (topic, end) -> {
              if (stands(now, topic, end, nanos)) {
                troubles.add("nothing comes to " + topic);
              }
            });
    before = now;
    return troubles;
  }

  /**
   * Records to be read of partitions that stand. Of one task (the partitions of one number) Kafka
   * Streams reads the earliest first: while a backlog is worked off on one topic, the others wait
   * their turn, which is no standing still.
   */
  private long stuck(
      String group, Map<TopicPartition, Position> partitions, Map<String, Since> now, long nanos) {
    var waiting = new ArrayList<TopicPartition>();
    var moving = new HashSet<Integer>();
    partitions.forEach(
        (partition, at) -> {
          long committed = at.committed();
          if (!stands(now, group + " moves " + partition, committed, nanos)) {
            moving.add(partition.partition());
          }
          if (at.behind() > 0 && stands(now, group + " reads " + partition, committed, nanos)) {
            waiting.add(partition);
          }
        });
    return waiting.stream()
        .filter(partition -> !moving.contains(partition.partition()))
        .mapToLong(partition -> requireNonNull(partitions.get(partition)).behind())
        .sum();
  }

  /** Whether a value has been the same for too long. */
  private boolean stands(Map<String, Since> now, String what, long value, long nanos) {
    var last = before.get(what);
    var since = last == null || last.value() != value ? new Since(value, nanos) : last;
    now.put(what, since);
    return nanos - since.nanos() >= stuckAfter.toNanos();
  }
}
