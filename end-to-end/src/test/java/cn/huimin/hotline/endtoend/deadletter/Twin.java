package cn.huimin.hotline.endtoend.deadletter;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.registry.SchemaRegistry;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A case that lives as another did: its events and texts are those of the other under an id and
 * numbers of its own, written to the log by this. One of them can be written by a newer schema that
 * the registry does not know yet: nobody can read it until {@link #mend()}.
 */
final class Twin implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PREFIX = 5;
  private static final byte NO_REMARK = 0;

  private final House house;
  private final String id;
  private final String number;
  private final Map<String, String> names;
  private final SchemaRegistry registry;
  private final SchemaIds ids;
  private final Schema newer;
  private final int newerId;

  Twin(House house, CaseInHand original, String externalNumber) {
    this.house = house;
    this.id = Ids.uuid5("twin", original.id());
    this.number = original.number().replaceAll("\\d{5}$", "99901");
    this.names =
        Map.of(original.id(), id, original.number(), number, externalNumber, externalNumber + "T");
    this.registry = new SchemaRegistry(house.registryUrl(), PATIENCE);
    this.ids = SchemaIds.of(house.registryUrl(), PATIENCE);
    this.newer = newer(CaseDispatched.getClassSchema());
    // The registry counts: what is registered next gets the next number.
    var probe = SchemaBuilder.record("Probe").namespace("cn.huimin.hotline.probe").fields();
    this.newerId =
        registry.register("hotline.probe.v1-Probe", probe.optionalString("of").endRecord()) + 1;
  }

  String id() {
    return id;
  }

  /** A text about the original, said of this case. */
  String renamed(String text) {
    var said = text;
    for (var name : names.entrySet()) {
      said = said.replace(name.getKey(), name.getValue());
    }
    return said;
  }

  /**
   * Writes the whole life of the original once more.
   *
   * @return how many events it has
   */
  int live(String originalId) throws ExecutionException, InterruptedException {
    var serializer = new HotlineAvroSerializer(ids);
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", house.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var text : records(Topics.CASE_TEXTS, originalId + "/")) {
        var bytes =
            serializer.serialize(text.topic(), (SpecificRecord) renamed((Object) text.value()));
        producer.send(new ProducerRecord<>(text.topic(), renamed(text.key()), bytes)).get();
      }
      var events = records(Topics.CASE_EVENTS, originalId);
      for (var event : events) {
        var bytes =
            serializer.serialize(event.topic(), (SpecificRecord) renamed((Object) event.value()));
        boolean broken = event.value() instanceof CaseDispatched;
        producer
            .send(new ProducerRecord<>(event.topic(), id, broken ? byNewerSchema(bytes) : bytes))
            .get();
      }
      return events.size();
    }
  }

  /** Makes the newer schema known, as a release that brings it would. */
  int mend() {
    return registry.register(Topics.CASE_EVENTS.subject(newer), newer);
  }

  /** The number by which the broken event names its schema. */
  int newerId() {
    return newerId;
  }

  private byte[] byNewerSchema(byte[] bytes) {
    var written = Arrays.copyOf(bytes, bytes.length + 1);
    ByteBuffer.wrap(written).putInt(1, newerId);
    written[written.length - 1] = NO_REMARK;
    return written;
  }

  /** The schema with one field more that may be left out. */
  private static Schema newer(Schema known) {
    var fields = new ArrayList<Schema.Field>();
    known.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    var nullable =
        Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
    fields.add(
        new Schema.Field(
            "remark", nullable, "Of a later release.", Schema.Field.NULL_DEFAULT_VALUE));
    return Schema.createRecord(
        known.getName(), known.getDoc(), known.getNamespace(), false, fields);
  }

  /** The same with the names of this case. */
  private Object renamed(Object value) {
    return switch (value) {
      case CharSequence text -> renamed(text.toString());
      case SpecificRecord record -> {
        for (var field : record.getSchema().getFields()) {
          var inner = record.get(field.pos());
          if (inner != null) {
            record.put(field.pos(), renamed(inner));
          }
        }
        yield record;
      }
      case List<?> list -> list.stream().map(this::renamed).toList();
      default -> value;
    };
  }

  private List<ConsumerRecord<String, SpecificRecord>> records(Topic topic, String key) {
    var found = new ArrayList<ConsumerRecord<String, SpecificRecord>>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", house.bootstrapServers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new HotlineAvroDeserializer(ids))) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(POLL)) {
          if (record.value() != null && record.key().startsWith(key)) {
            found.add(record);
          }
        }
      }
    }
    return found;
  }

  /** What stands on a topic about a case, one line each, with what this asks for. */
  List<SpecificRecord> about(Topic topic, String field, String caseId) {
    var all = new ArrayList<SpecificRecord>();
    for (var record : records(topic, "")) {
      if (caseId.equals(field(record.value(), field))) {
        all.add(record.value());
      }
    }
    return all;
  }

  /** A field of a record, or of its header. */
  static Object field(SpecificRecord record, String name) {
    var own = record.getSchema().getField(name);
    if (own != null) {
      return String.valueOf(record.get(own.pos()));
    }
    var header = record.getSchema().getField("header");
    return header == null ? "" : field((SpecificRecord) record.get(header.pos()), name);
  }

  @Override
  public void close() {
    registry.close();
  }
}
