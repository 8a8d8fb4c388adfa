package cn.huimin.hotline.intake.person;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The texts of cases, read from the log itself: it is compacted, and what is asked for here is
 * asked seldom, so that no hand-in has to pay for a second list of them.
 */
@Component
class CaseTexts {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_EMPTY_POLLS = 60;

  private final DefaultKafkaConsumerFactory<String, SpecificRecord> consumers;
  private final Publisher publisher;

  CaseTexts(PlatformSettings platform, SchemaIds ids, Publisher publisher) {
    this.publisher = publisher;
    this.consumers =
        new DefaultKafkaConsumerFactory<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                platform.kafka().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            StringDeserializer::new,
            () -> new HotlineAvroDeserializer(ids),
            false);
  }

  /**
   * The texts of cases that stand on the log, by the time they were accepted.
   *
   * @throws Refusal {@code not-available} if the log does not answer
   */
  List<CaseText> of(Set<String> caseIds) {
    var found = new HashMap<String, CaseText>();
    try (var consumer = consumers.createConsumer()) {
      var topic = Topics.CASE_TEXTS.name();
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      int empty = 0;
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        var polled = consumer.poll(POLL);
        empty = polled.isEmpty() ? empty + 1 : 0;
        if (empty > MOST_EMPTY_POLLS) {
          throw new Refusal(ProblemCode.NOT_AVAILABLE, "消息日志没有回应，没有办成，请稍后重试");
        }
        for (var read : polled) {
          int slash = read.key() == null ? -1 : read.key().indexOf('/');
          if (slash > 0 && caseIds.contains(read.key().substring(0, slash))) {
            if (read.value() instanceof CaseText text) {
              found.put(read.key(), text);
            } else {
              found.remove(read.key());
            }
          }
        }
      }
    } catch (KafkaException e) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "消息日志暂时不可用，没有办成，请稍后重试", e);
    }
    return found.values().stream().sorted(Comparator.comparing(CaseText::getAcceptedAt)).toList();
  }

  /** Writes a tombstone for each of these; what is derived from the log forgets them. */
  void erase(Collection<CaseText> texts) {
    publisher.erase(
        Topics.CASE_TEXTS,
        texts.stream().map(text -> text.getCaseId() + "/" + text.getTextId()).toList());
  }
}
