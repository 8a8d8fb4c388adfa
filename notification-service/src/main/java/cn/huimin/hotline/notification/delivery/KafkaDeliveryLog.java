package cn.huimin.hotline.notification.delivery;

import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes a batch at once and waits for it once. */
public final class KafkaDeliveryLog implements DeliveryLog {

  private final Producer<String, SpecificRecord> producer;

  /** By this producer, which is not closed here. */
  public KafkaDeliveryLog(Producer<String, SpecificRecord> producer) {
    this.producer = producer;
  }

  @Override
  public void publish(Iterable<Map.Entry<String, DeliveryRecorded>> records) {
    var sent = new ArrayList<Future<?>>();
    try {
      for (var record : records) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    Topics.DELIVERIES.name(), record.getKey(), record.getValue())));
      }
      for (var acknowledged : sent) {
        acknowledged.get();
      }
    } catch (ExecutionException e) {
      throw new DeliveryLogAwayException(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw new DeliveryLogAwayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryLogAwayException(e);
    }
  }
}
