package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what other services would, and reads what intake asks of them. */
final class Bus implements AutoCloseable {

  private final HotlineAvroSerializer serializer;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, SpecificRecord> retries;
  private final List<ConsumerRecord<String, SpecificRecord>> read = new ArrayList<>();

  Bus(House house, Topic.Service service) {
    var ids = SchemaIds.of(house.registry(), Duration.ofSeconds(30));
    serializer = new HotlineAvroSerializer(ids);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", house.kafka(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    retries =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", house.kafka()),
            new StringDeserializer(),
            new HotlineAvroDeserializer(ids));
    var partitions =
        retries.partitionsFor(Topics.retry(service).name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    retries.assign(partitions);
    retries.seekToBeginning(partitions);
  }

  /** Writes bytes; where they stand. */
  RecordMetadata write(Topic topic, String key, byte[] bytes) {
    try {
      return producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a record to its topic. */
  RecordMetadata write(String key, SpecificRecord value) {
    var topic = Topics.of(value);
    return write(topic, key, serializer.serialize(topic.name(), value));
  }

  /** The requests so far whose record has this key, in the order of their coming. */
  List<ConsumerRecord<String, SpecificRecord>> requests(String key) {
    retries.poll(Duration.ofMillis(100)).forEach(read::add);
    return read.stream().filter(one -> key.equals(one.key())).toList();
  }

  /** All requests so far. */
  List<RetryRequested> all() {
    retries.poll(Duration.ofMillis(100)).forEach(read::add);
    return read.stream().map(one -> (RetryRequested) one.value()).toList();
  }

  /** Offsets that these requests name. */
  static List<Long> offsets(List<ConsumerRecord<String, SpecificRecord>> requests) {
    return requests.stream().map(one -> ((RetryRequested) one.value()).getSourceOffset()).toList();
  }

  @Override
  public void close() {
    producer.close();
    retries.close();
  }
}
