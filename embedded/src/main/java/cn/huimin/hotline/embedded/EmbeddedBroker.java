package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker inside this JVM, for integration tests. It is the real thing, with its data in a
 * folder; a fault that is fatal to it ends the JVM, which is why the product runs it in a child
 * ({@link BrokerProcess}).
 */
public final class EmbeddedBroker implements AutoCloseable {

  private final BrokerConfiguration configuration;
  private final KafkaRaftServer server;

  private EmbeddedBroker(BrokerConfiguration configuration, KafkaRaftServer server) {
    this.configuration = configuration;
    this.server = server;
  }

  /**
   * Starts a broker on ports chosen by the operating system and returns when it takes records.
   *
   * @param folder where its data are kept; a broker that kept its data there before finds them
   *     again
   */
  public static EmbeddedBroker start(Path folder) {
    return start(new BrokerConfiguration(folder, FreePorts.any(), FreePorts.any()));
  }

  static EmbeddedBroker start(BrokerConfiguration configuration) {
    try {
      configuration.formatIfNew();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(configuration.properties(), false), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(configuration, server);
  }

  /** Where clients connect: {@code host:port}. */
  public String bootstrapServers() {
    return configuration.bootstrapServers();
  }

  /** Stops the broker in order and returns when it has stopped. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  void awaitEnd() {
    server.awaitShutdown();
  }
}
