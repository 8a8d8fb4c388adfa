package cn.huimin.hotline.intake.log;

import cn.huimin.hotline.platform.deadletter.GivenUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Batches of a Kafka binding as records with their places, bytes as they are. */
public final class RawRecords {

  private RawRecords() {}

  /** The records of a batch, in its order. */
  public static List<GivenUp> of(Message<List<Object>> batch) {
    List<?> values = batch.getPayload();
    var topics = header(batch, KafkaHeaders.RECEIVED_TOPIC);
    var partitions = header(batch, KafkaHeaders.RECEIVED_PARTITION);
    var offsets = header(batch, KafkaHeaders.OFFSET);
    var keys = header(batch, KafkaHeaders.RECEIVED_KEY);
    var records = new ArrayList<GivenUp>(values.size());
    for (int at = 0; at < values.size(); at++) {
      records.add(
          GivenUp.keyed(
              (String) Objects.requireNonNull(topics.get(at)),
              (Integer) Objects.requireNonNull(partitions.get(at)),
              (Long) Objects.requireNonNull(offsets.get(at)),
              keys.get(at) instanceof String key ? key : null,
              values.get(at) instanceof byte[] bytes ? bytes : null));
    }
    return records;
  }

  private static List<@Nullable Object> header(Message<?> batch, String name) {
    @SuppressWarnings("unchecked")
    var values = (List<@Nullable Object>) batch.getHeaders().get(name);
    return Objects.requireNonNull(values, name);
  }
}
