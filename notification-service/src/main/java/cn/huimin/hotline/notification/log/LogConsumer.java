package cn.huimin.hotline.notification.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Hands batches of a Kafka binding to the notifier, bytes as they are. */
public final class LogConsumer implements Consumer<Message<List<Object>>> {

  private final Notifier notifier;

  /** A consumer for this notifier. */
  public LogConsumer(Notifier notifier) {
    this.notifier = notifier;
  }

  @Override
  public void accept(Message<List<Object>> message) {
    List<?> values = message.getPayload();
    var topics = header(message, KafkaHeaders.RECEIVED_TOPIC);
    var partitions = header(message, KafkaHeaders.RECEIVED_PARTITION);
    var places = header(message, KafkaHeaders.OFFSET);
    var keys = header(message, KafkaHeaders.RECEIVED_KEY);
    var batch = new ArrayList<LogRecord>(values.size());
    for (int i = 0; i < values.size(); i++) {
      batch.add(
          new LogRecord(
              (String) Objects.requireNonNull(topics.get(i)),
              (Integer) Objects.requireNonNull(partitions.get(i)),
              (Long) Objects.requireNonNull(places.get(i)),
              keys.get(i) instanceof String key ? key : null,
              values.get(i) instanceof byte[] bytes ? bytes : null));
    }
    notifier.take(batch);
  }

  private static List<@Nullable Object> header(Message<?> message, String name) {
    @SuppressWarnings("unchecked")
    var values = (List<@Nullable Object>) message.getHeaders().get(name);
    return Objects.requireNonNull(values, name);
  }
}
