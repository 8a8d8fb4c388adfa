package cn.huimin.hotline.platform.health;

import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** A topology as the binder keeps it. */
public final class BoundTopology implements StreamsProbe.Topology {

  private final String name;
  private final StreamsBuilderFactoryBean factory;

  /**
   * The topology of a factory bean.
   *
   * @param name name people know it by
   * @param factory keeps it
   */
  public BoundTopology(String name, StreamsBuilderFactoryBean factory) {
    this.name = name;
    this.factory = factory;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable String death() {
    if (!factory.isRunning()) {
      return "stopped";
    }
    var streams = factory.getKafkaStreams();
    if (streams == null) {
      return "not started";
    }
    return switch (streams.state()) {
      case ERROR, PENDING_ERROR, NOT_RUNNING, PENDING_SHUTDOWN -> streams.state().name();
      case CREATED, REBALANCING, RUNNING -> noThreadLives(streams) ? "no thread lives" : null;
    };
  }

  private static boolean noThreadLives(KafkaStreams streams) {
    return streams.metadataForLocalThreads().stream()
        .allMatch(thread -> thread.threadState().equals("DEAD"));
  }

  @Override
  public void restart() {
    factory.stop();
    factory.start();
  }
}
