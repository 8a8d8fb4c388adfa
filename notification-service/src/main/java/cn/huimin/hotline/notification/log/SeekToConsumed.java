package cn.huimin.hotline.notification.log;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/** On assignment goes on where the database says, not where the broker says (DESIGN §1). */
public final class SeekToConsumed implements KafkaBindingRebalanceListener {

  private final Offsets offsets;

  /** A listener that asks these offsets. */
  public SeekToConsumed(Offsets offsets) {
    this.offsets = offsets;
  }

  @Override
  public void onPartitionsAssigned(
      String bindingName,
      Consumer<?, ?> consumer,
      Collection<TopicPartition> partitions,
      boolean initial) {
    var next = offsets.next();
    for (var partition : partitions) {
      var offset = next.get(partition.topic() + "/" + partition.partition());
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset);
      }
    }
  }
}
