package cn.huimin.hotline.embedded;

import java.nio.file.Path;

/** Main class of the broker's child JVM: folder, port and controller port are its arguments. */
public final class BrokerMain {

  /** What the parent waits for on the output. */
  static final String READY = "broker takes records on ";

  private BrokerMain() {}

  /** Runs a broker until this JVM is asked to leave. */
  public static void main(String[] args) {
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerConfiguration(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
    System.out.println(READY + broker.bootstrapServers());
    broker.awaitEnd();
  }
}
