package cn.huimin.hotline.platform.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topologies and starts one again that has died: at once, then after pauses that
 * double up to a limit, until it holds. Its stores and offsets are those of its last commit, so
 * nothing is lost or done twice.
 */
public final class StreamsProbe implements Probe {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsProbe.class);

  /** A topology that can be asked and started again. */
  public interface Topology {

    /** Its name. */
    String name();

    /** Why it does not run, or null if it does, or is about to. */
    @Nullable String death();

    /** Starts it again after its death. */
    void restart();
  }

  private record Attempt(long nanos, Duration pause) {}

  private final List<? extends Topology> topologies;
  private final Duration firstPause;
  private final Duration longestPause;
  private final LongSupplier nanoTime;
  private final Map<String, Attempt> attempts = new HashMap<>();

  /**
   * A probe of all topologies of a service.
   *
   * @param topologies they
   * @param firstPause pause after the first restart
   * @param longestPause pauses double up to this
   * @param nanoTime elapsed real time, in nanoseconds
   */
  public StreamsProbe(
      List<? extends Topology> topologies,
      Duration firstPause,
      Duration longestPause,
      LongSupplier nanoTime) {
    this.topologies = List.copyOf(topologies);
    this.firstPause = firstPause;
    this.longestPause = longestPause;
    this.nanoTime = nanoTime;
  }

  @Override
  public List<String> look() {
    return topologies.stream().flatMap(topology -> look(topology).stream()).toList();
  }

  private List<String> look(Topology topology) {
    var death = topology.death();
    if (death == null) {
      return List.of();
    }
    long now = nanoTime.getAsLong();
    var last = attempts.get(topology.name());
    if (last == null || now - last.nanos() >= last.pause().toNanos()) {
      attempts.put(topology.name(), new Attempt(now, pauseAfter(last, now)));
      LOG.error("{} has died ({}) and is started again", topology.name(), death);
      topology.restart();
    }
    return List.of(topology.name() + " has died: " + death);
  }

  /** One that held for longer than the longest pause has earned a first pause again. */
  private Duration pauseAfter(@Nullable Attempt last, long now) {
    if (last == null || now - last.nanos() > longestPause.multipliedBy(2).toNanos()) {
      return firstPause;
    }
    var doubled = last.pause().multipliedBy(2);
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
