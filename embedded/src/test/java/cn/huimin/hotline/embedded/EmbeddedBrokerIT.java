package cn.huimin.hotline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.embedded.process.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  private static final TopicPartition NOTES = new TopicPartition("notes", 0);

  @TempDir Path folder;

  @Test
  void shouldFindItsRecordsAgainWhetherInThisJvmOrInAChild() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin.createTopics(List.of(new NewTopic("notes", 1, (short) 1))).all().get();
      }
      write(broker.bootstrapServers(), "in this JVM");
    }
    try (BrokerProcess child =
        BrokerProcess.start(folder, FreePorts.any(), FreePorts.any(), _ -> {})) {
      write(child.bootstrapServers(), "in a child");
      assertThat(read(child.bootstrapServers(), 2)).containsExactly("in this JVM", "in a child");
    }
  }

  private static void write(String servers, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("notes", value)).get();
    }
  }

  private static List<String> read(String servers, int count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "max.poll.records", count),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(NOTES));
      consumer.seekToBeginning(List.of(NOTES));
      return consumer.poll(Duration.ofSeconds(10)).records(NOTES).stream()
          .map(ConsumerRecord::value)
          .toList();
    }
  }
}
