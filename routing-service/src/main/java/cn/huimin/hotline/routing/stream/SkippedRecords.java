package cn.huimin.hotline.routing.stream;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bad record never stops a partition, and never goes unnoticed: it is logged by its place,
 * without what is in it, and counted. Faults of Kafka itself are not the record's and go on up.
 */
public final class SkippedRecords {

  private static final Logger log = LoggerFactory.getLogger(SkippedRecords.class);

  private final Consumer<String> counter;

  /**
   * Skipped records that are counted.
   *
   * @param counter told the type of each
   */
  public SkippedRecords(Consumer<String> counter) {
    this.counter = counter;
  }

  /** Runs the work; false if the record was skipped. */
  boolean guard(SpecificRecord value, Optional<RecordMetadata> at, Runnable work) {
    try {
      work.run();
      return true;
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      var type = value.getClass().getSimpleName();
      log.error("Skipped a {} at {}: {} at {}", type, place(at), e.getClass().getName(), frame(e));
      counter.accept(type);
      return false;
    }
  }

  private static String place(Optional<RecordMetadata> at) {
    return at.map(place -> place.topic() + "-" + place.partition() + "@" + place.offset())
        .orElse("an unknown place");
  }

  private static String frame(RuntimeException e) {
    var frames = e.getStackTrace();
    return frames.length == 0 ? "an unknown line" : frames[0].toString();
  }
}
