package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildProcess;
import java.time.Duration;

/** A part of the house that runs in a child process. */
public interface EmbeddedPart extends AutoCloseable {

  /** How others reach it. */
  String address();

  /** The process, to watch it. */
  ChildProcess process();

  /** Stops the part in order; what has not stopped after the grace is killed. */
  void stop(Duration grace);

  /** Stops the part in order, with ten seconds to do so. */
  @Override
  default void close() {
    stop(Duration.ofSeconds(10));
  }
}
