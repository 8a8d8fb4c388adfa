package cn.huimin.hotline.intake.publication;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Puts records on their topics and returns when every in-sync replica has them. */
@Component
public class Publisher {

  /**
   * A record and its key.
   *
   * @param key key on the topic
   * @param value the record; its type says which topic
   */
  public record Keyed(String key, SpecificRecord value) {}

  private final KafkaTemplate<String, SpecificRecord> kafka;

  Publisher(@Qualifier("acceptedRecords") KafkaTemplate<String, SpecificRecord> kafka) {
    this.kafka = kafka;
  }

  /**
   * Publishes records.
   *
   * @throws Refusal {@code not-available} if one of them is not known to be on the log; publishing
   *     the same again does no harm
   */
  public void publish(List<Keyed> records) {
    send(
        records.stream()
            .map(
                keyed ->
                    new ProducerRecord<>(
                        Topics.of(keyed.value()).name(), keyed.key(), keyed.value()))
            .toList());
  }

  private void send(List<ProducerRecord<String, SpecificRecord>> records) {
    try {
      var sent = records.stream().map(kafka::send).toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(sent).join();
    } catch (KafkaException | org.apache.kafka.common.KafkaException | CompletionException e) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "消息日志暂时不可用，没有办成，请稍后用同一个键重试", e);
    }
  }

  /**
   * Writes tombstones for keys of a compacted topic.
   *
   * @throws Refusal {@code not-available} if one of them is not known to be on the log
   */
  public void erase(Topic topic, List<String> keys) {
    send(
        keys.stream()
            .map(key -> new ProducerRecord<String, SpecificRecord>(topic.name(), key, null))
            .toList());
  }

  /** Publishes one record. */
  public void publish(String key, SpecificRecord value) {
    publish(List.of(new Keyed(key, value)));
  }

  /** Puts a record on a partition of its topic without waiting; the future tells the end. */
  public CompletableFuture<?> send(int partition, String key, SpecificRecord value) {
    return kafka.send(new ProducerRecord<>(Topics.of(value).name(), partition, key, value));
  }

  /** Partitions of a topic. */
  public int partitions(String topic) {
    return kafka.partitionsFor(topic).size();
  }
}
