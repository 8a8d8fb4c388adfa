package cn.huimin.hotline.standalone.part;

import cn.huimin.hotline.embedded.BrokerProcess;
import cn.huimin.hotline.embedded.DatabaseAccess;
import cn.huimin.hotline.embedded.EmbeddedDatabase;
import cn.huimin.hotline.embedded.EmbeddedRegistry;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.folder.LeftBehind;
import cn.huimin.hotline.standalone.folder.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Broker, registry and database on the places that a data folder gives them. */
public final class Parts {

  private final SupervisedPart<BrokerProcess> kafka;
  private final SupervisedPart<EmbeddedRegistry> registry;
  private final SupervisedPart<EmbeddedDatabase> database;

  /**
   * Parts that are not started yet.
   *
   * @param folder the data folder, which is held
   * @param ports the inner ports
   * @param schemas names of the database schemas that services need
   * @param children where the parts' processes are noted
   */
  public Parts(DataFolder folder, Ports ports, List<String> schemas, LeftBehind children) {
    int kafkaPort = ports.of("kafka");
    int controllerPort = ports.of("kafka-controller");
    int registryPort = ports.of("registry");
    int managementPort = ports.of("registry-management");
    int databasePort = ports.of("database");
    EmbeddedDatabase.Folders folders =
        new EmbeddedDatabase.Folders(
            folder.of("postgres"), folder.of("programs"), folder.of("secrets"));
    this.kafka =
        new SupervisedPart<>(
            "kafka",
            () ->
                BrokerProcess.start(folder.of("kafka"), kafkaPort, controllerPort, children::note));
    this.registry =
        new SupervisedPart<>(
            "registry",
            () ->
                EmbeddedRegistry.start(
                    folder.of("registry"), registryPort, managementPort, children::note));
    this.database =
        new SupervisedPart<>(
            "database",
            () -> EmbeddedDatabase.start(folders, databasePort, schemas, children::note));
  }

  /** In the order in which they are stopped. */
  List<SupervisedPart<?>> all() {
    return List.of(kafka, registry, database);
  }

  /** Where Kafka's clients connect. */
  public String bootstrapServers() {
    return kafka.running().bootstrapServers();
  }

  /** The registry's Confluent API. */
  public String registryUrl() {
    return registry.running().url();
  }

  /** The database as JDBC names it. */
  public String databaseUrl() {
    return database.running().url();
  }

  /** How a service reaches its schema. */
  public DatabaseAccess database(String schema) {
    return database.running().access(schema);
  }

  /** Whether each part's process runs, by its name. */
  public Map<String, Boolean> up() {
    Map<String, Boolean> up = new LinkedHashMap<>();
    all().forEach(part -> up.put(part.name(), part.isUp()));
    return up;
  }
}
