package cn.huimin.hotline.standalone.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many records the consumer groups have still to read. */
final class ConsumerLag implements AutoCloseable {

  private static final String TIMEOUT_MILLIS = "2000";

  private final Admin admin;

  ConsumerLag(String bootstrapServers) {
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
  }

  /** Of all groups together; -1 if the broker does not say. */
  long total() throws InterruptedException {
    try {
      Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
      for (GroupListing group :
          admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get()) {
        groups.put(group.groupId(), new ListConsumerGroupOffsetsSpec());
      }
      if (groups.isEmpty()) {
        return 0;
      }
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      var committed = admin.listConsumerGroupOffsets(groups).all().get();
      committed
          .values()
          .forEach(
              of -> of.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest())));
      var ends = admin.listOffsets(wanted).all().get();
      return committed.values().stream()
          .flatMap(of -> of.entrySet().stream())
          .mapToLong(position -> behind(position.getValue(), ends.get(position.getKey())))
          .sum();
    } catch (ExecutionException e) {
      return -1;
    }
  }

  /** A group that has committed nothing for a partition is not counted: it may never read it. */
  private static long behind(
      @Nullable OffsetAndMetadata committed,
      ListOffsetsResult.@Nullable ListOffsetsResultInfo end) {
    return committed == null || end == null ? 0 : Math.max(0, end.offset() - committed.offset());
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
