package cn.huimin.hotline.standalone.part;

import cn.huimin.hotline.embedded.EmbeddedPart;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part that may be started several times in the life of the house, always in the same place.
 *
 * @param <P> the kind of part
 */
final class SupervisedPart<P extends EmbeddedPart> {

  private final String name;
  private final Supplier<P> starter;
  private final RestartBudget restarts = new RestartBudget();
  private volatile @Nullable P running;

  SupervisedPart(String name, Supplier<P> starter) {
    this.name = name;
    this.starter = starter;
  }

  String name() {
    return name;
  }

  RestartBudget restarts() {
    return restarts;
  }

  P start() {
    P started = starter.get();
    running = started;
    return started;
  }

  /** The part as it was started last. */
  P running() {
    return Objects.requireNonNull(running, () -> name + " has not been started");
  }

  boolean isUp() {
    P part = running;
    return part != null && part.process().isAlive();
  }

  void stop(Duration grace) {
    P part = running;
    if (part != null) {
      part.stop(grace);
    }
  }
}
