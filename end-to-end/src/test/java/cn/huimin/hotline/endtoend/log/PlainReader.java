package cn.huimin.hotline.endtoend.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads topics with nothing of ours: bytes, the schema that the registry returns for the id in
 * them, and Avro's generic reader.
 */
public final class PlainReader {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final byte MAGIC = 0;

  private final String bootstrapServers;
  private final String registryUrl;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  /** Reads from a broker, with the schemas of a registry. */
  public PlainReader(String bootstrapServers, String registryUrl) {
    this.bootstrapServers = bootstrapServers;
    this.registryUrl = registryUrl;
  }

  /** Every committed record of a topic, from its beginning to what is its end now. */
  public List<GenericRecord> all(String topic) {
    var settings = new Properties();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    List<GenericRecord> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var consumed : consumer.poll(POLL)) {
          if (consumed.value() != null) {
            found.add(decoded(consumed.value()));
          }
        }
      }
    }
    return found;
  }

  private GenericRecord decoded(byte[] value) {
    var bytes = ByteBuffer.wrap(value);
    if (bytes.get() != MAGIC) {
      throw new IllegalStateException("not in the wire format");
    }
    var schema = schemas.computeIfAbsent(bytes.getInt(), this::fetched);
    try {
      var decoder =
          DecoderFactory.get().binaryDecoder(value, bytes.position(), bytes.remaining(), null);
      return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Schema fetched(int id) {
    var request =
        HttpRequest.newBuilder(URI.create(registryUrl + "/schemas/ids/" + id)).GET().build();
    try {
      var reply = http.send(request, BodyHandlers.ofString());
      if (reply.statusCode() != 200) {
        throw new IllegalStateException("the registry has no schema " + id + ": " + reply.body());
      }
      var schema = JsonMapper.shared().readTree(reply.body()).path("schema").asString();
      return new Schema.Parser().parse(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
