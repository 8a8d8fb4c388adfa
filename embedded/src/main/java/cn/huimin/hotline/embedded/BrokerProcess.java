package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildJvm;
import cn.huimin.hotline.embedded.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A Kafka broker in a JVM of its own, which ends when this JVM does. */
public final class BrokerProcess implements EmbeddedPart {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final BrokerConfiguration configuration;
  private final ChildProcess process;

  private BrokerProcess(BrokerConfiguration configuration, ChildProcess process) {
    this.configuration = configuration;
    this.process = process;
  }

  /**
   * Starts a broker and returns when it takes records.
   *
   * @param folder where its data are kept; a broker that kept its data there before finds them
   *     again
   * @param port where clients connect, on the loopback interface
   * @param controllerPort a second port, for the broker's own use
   * @param onSpawn told of the child as soon as there is one, before it is ready
   * @throws cn.huimin.hotline.embedded.process.ChildFailedException if it does not start
   */
  public static BrokerProcess start(
      Path folder, int port, int controllerPort, Consumer<ProcessHandle> onSpawn) {
    BrokerConfiguration configuration = new BrokerConfiguration(folder, port, controllerPort);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChildJvm jvm =
        new ChildJvm(
            "kafka",
            List.of(
                "-Xms128m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                // It moves bytes; the slow compiler took half of what its start took of the
                // processor.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=cn/huimin/hotline/embedded/broker-logback.xml"),
            ChildJvm.ownClassPath(),
            BrokerMain.class.getName(),
            List.of(folder.toString(), String.valueOf(port), String.valueOf(controllerPort)));
    ChildProcess process =
        ChildProcess.start(
            "kafka",
            jvm.command(),
            Map.of(),
            folder,
            line -> line.startsWith(BrokerMain.READY),
            onSpawn);
    process.awaitReady(PATIENCE);
    return new BrokerProcess(configuration, process);
  }

  /** Where clients connect: {@code host:port}. */
  public String bootstrapServers() {
    return configuration.bootstrapServers();
  }

  @Override
  public String address() {
    return bootstrapServers();
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  @Override
  public void stop(Duration grace) {
    process.stop(grace);
  }
}
