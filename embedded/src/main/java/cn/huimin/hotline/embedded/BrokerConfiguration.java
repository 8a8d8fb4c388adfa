package cn.huimin.hotline.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Settings of a broker that is its own controller and has no peer: everything on the loopback
 * interface, one replica.
 *
 * @param folder where metadata and logs are kept
 * @param port where clients connect
 * @param controllerPort where the broker half talks to the controller half
 */
record BrokerConfiguration(Path folder, int port, int controllerPort) {

  private static final int NODE_ID = 1;
  private static final String CONTROLLER = "CONTROLLER";

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  Properties properties() {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", String.valueOf(NODE_ID));
    p.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    p.put(
        "listeners",
        "PLAINTEXT://" + bootstrapServers() + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    p.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("controller.listener.names", CONTROLLER);
    p.put("log.dirs", folder.toString());

    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("share.coordinator.state.topic.num.partitions", "4");
    p.put("num.partitions", "4");
    p.put("auto.create.topics.enable", "false");

    // After kill -9 the controller half waits for the old registration to run out before it admits
    // the new one.
    p.put("broker.session.timeout.ms", "1500");
    p.put("broker.heartbeat.interval.ms", "300");
    p.put("group.initial.rebalance.delay.ms", "0");

    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("log.cleaner.dedupe.buffer.size", String.valueOf(32 << 20));
    return p;
  }

  /** Prepares the folder if it has never held a broker's data. */
  void formatIfNew() throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setNodeId(NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setReleaseVersion(MetadataVersion.latestProduction())
            .setControllerListenerName(CONTROLLER)
            .setMetadataLogDirectory(folder.toString())
            .addDirectory(folder.toString());
    try {
      formatter.run();
    } catch (Exception e) {
      throw new IOException("the folder " + folder + " could not be prepared for the broker", e);
    }
  }
}
