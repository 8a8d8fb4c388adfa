package cn.huimin.hotline.schemas.asyncapi;

import cn.huimin.hotline.schemas.provision.Profile;
import cn.huimin.hotline.schemas.provision.Provisioner;
import cn.huimin.hotline.schemas.topic.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an AsyncAPI 3.0.0 page from topics. The same topics make the same page, byte by byte. */
final class AsyncApiPage {

  private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
  private static final String BINDING = "0.5.0";
  private static final String TRAIT = "record";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DumpSettings YAML =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.AUTO)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(120)
          .setSplitLines(false)
          .build();

  private final List<Topic> topics;
  private final String version;

  /**
   * A page that is still to be made.
   *
   * @param topics topics in the order of the page
   * @param version version of the contract
   */
  AsyncApiPage(List<Topic> topics, String version) {
    this.topics = List.copyOf(topics);
    this.version = version;
  }

  /** The page as YAML. */
  String yaml() {
    var page = object("asyncapi", "3.0.0");
    page.set("info", info());
    page.set("defaultContentType", NODES.stringNode(AVRO));
    page.putObject("servers").set("kafka", server());
    var channels = page.putObject("channels");
    topics.forEach(topic -> channels.set(name(topic), channel(topic)));
    page.set("operations", operations());
    var components = page.putObject("components");
    components.set("messages", messages());
    components.putObject("messageTraits").set(TRAIT, trait());
    return new Dump(YAML).dumpToString(JsonMapper.shared().convertValue(page, Map.class));
  }

  /** Name of a topic without what all names have in common. */
  static String name(Topic topic) {
    return topic.name().replaceFirst("^hotline\\.", "").replaceFirst("\\.v1$", "");
  }

  private ObjectNode info() {
    var info = object("title", "Huimin Hotline");
    info.put("version", version);
    info.put(
        "description",
        """
        The log of the house: every topic, who writes it, and every record type with its schema. This page is made
        from the typed catalogue (module `schemas`, class `Topics`) and held to it by a test; it is not edited by hand.

        * A record is in the Confluent wire format: a zero, the schema id as four bytes, Avro binary. A key is a
          string in UTF-8. On compacted topics a record without a value erases its key.
        * Subjects by TopicRecordName (`<topic>-<full name of the record>`), compatibility FULL_TRANSITIVE. A changed
          meaning is a new record name. Enums have `UNKNOWN` as default.
        * Read committed: routing, sla and scoring write in transactions.
        * A consumer must expect every message of a channel, whichever of its writers sends it.
        * Names, phones and addresses of people are on no topic; free text is scrubbed.
        """);
    var license = info.putObject("license");
    license.put("name", "Apache-2.0");
    license.put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    return info;
  }

  private static ObjectNode server() {
    var server = object("host", "{broker}");
    server.put("protocol", "kafka");
    server.put(
        "description",
        "Broker and schema registry as the settings `hotline.kafka.bootstrap-servers` and"
            + " `hotline.registry.url` name them. The standalone chooses its inner ports at its first start;"
            + " `./hotline status` says which.");
    var broker = server.putObject("variables").putObject("broker");
    broker.put("default", "127.0.0.1:9092");
    broker.put("description", "Host and port of a broker.");
    var kafka = object("schemaRegistryUrl", "http://127.0.0.1:8081/apis/ccompat/v7");
    kafka.put("schemaRegistryVendor", "confluent");
    server.set("bindings", bindings(kafka));
    return server;
  }

  private static ObjectNode channel(Topic topic) {
    var channel = object("address", topic.name());
    channel.put("description", description(topic));
    var messages = channel.putObject("messages");
    for (var schema : topic.schemas()) {
      messages.set(schema.getName(), ref("components/messages/" + schema.getName()));
    }
    var configs = Provisioner.configs(topic, Profile.EMBEDDED);
    var kafka = NODES.objectNode();
    var configuration = kafka.putObject("topicConfiguration");
    configuration
        .putArray(TopicConfig.CLEANUP_POLICY_CONFIG)
        .add(configs.get(TopicConfig.CLEANUP_POLICY_CONFIG));
    var retention = configs.get(TopicConfig.RETENTION_MS_CONFIG);
    if (retention != null) {
      configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.parseLong(retention));
    }
    channel.set("bindings", bindings(kafka));
    return channel;
  }

  private static String description(Topic topic) {
    var spread =
        switch (topic.spread()) {
          case SINGLE -> "One partition, read whole.";
          case BY_KEY ->
              "Spread by key: %d partitions on one node, %d in a cluster, fixed at install."
                  .formatted(Profile.EMBEDDED.partitions(), Profile.CLUSTER.partitions());
        };
    var kept =
        switch (topic.kept()) {
          case Topic.Kept.For time -> "Kept %d d.".formatted(time.retention().toDays());
          case Topic.Kept.Compacted _ -> "Compacted: the last record of a key is kept.";
          case Topic.Kept.Forever _ -> "Kept forever.";
        };
    return "%s. Key: %s. %s %s".formatted(topic.what(), topic.key(), spread, kept);
  }

  private ObjectNode operations() {
    var operations = NODES.objectNode();
    for (var topic : topics) {
      for (var writer : topic.writers()) {
        var service = writer.name().toLowerCase(Locale.ROOT);
        var operation = operations.putObject(service + "-sends-" + name(topic));
        operation.put("action", "send");
        operation.set("channel", ref("channels/" + name(topic)));
      }
    }
    return operations;
  }

  private ObjectNode messages() {
    var messages = NODES.objectNode();
    for (var topic : topics) {
      topic.schemas().forEach(schema -> messages.set(schema.getName(), message(schema)));
    }
    return messages;
  }

  private static ObjectNode message(Schema schema) {
    var message = object("name", schema.getName());
    message.put("summary", schema.getDoc());
    message.put("contentType", AVRO);
    message.putArray("traits").add(ref("components/messageTraits/" + TRAIT));
    var payload = message.putObject("payload");
    payload.put("schemaFormat", AVRO);
    payload.set("schema", PlainAvro.of(JsonMapper.shared().readTree(schema.toString())));
    return message;
  }

  /** What all messages have in common. */
  private static ObjectNode trait() {
    var kafka = NODES.objectNode();
    kafka.putObject("key").put("type", "string");
    kafka.put("schemaIdLocation", "payload");
    kafka.put("schemaIdPayloadEncoding", "confluent");
    kafka.put("schemaLookupStrategy", "TopicRecordNameStrategy");
    var trait = NODES.objectNode();
    trait.set("bindings", bindings(kafka));
    return trait;
  }

  private static ObjectNode bindings(ObjectNode kafka) {
    var bindings = NODES.objectNode();
    bindings.set("kafka", kafka.put("bindingVersion", BINDING));
    return bindings;
  }

  private static ObjectNode ref(String path) {
    return object("$ref", "#/" + path);
  }

  private static ObjectNode object(String first, String value) {
    return NODES.objectNode().put(first, value);
  }
}
