package cn.huimin.hotline.standalone.status;

import cn.huimin.hotline.platform.health.LogPositions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;

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
      List<String> groups =
          admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
              .map(GroupListing::groupId)
              .toList();
      LogPositions positions = LogPositions.read(admin, groups, Set.of());
      return groups.stream().mapToLong(positions::behind).sum();
    } catch (ExecutionException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
