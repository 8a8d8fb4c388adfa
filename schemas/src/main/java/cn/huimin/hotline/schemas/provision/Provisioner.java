package cn.huimin.hotline.schemas.provision;

import cn.huimin.hotline.schemas.registry.SchemaRegistry;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the catalogue's topics and registers its schemas, idempotently, before any service starts
 * (DESIGN §2). Running it again mends settings and adds what is new; it never deletes.
 */
public final class Provisioner {

  private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(60);
  private static final int AT_A_TIME = 4;

  private Provisioner() {}

  /**
   * Provisions a broker and a registry.
   *
   * @param bootstrapServers brokers, host:port
   * @param registryUrl base of the registry's Confluent API
   * @param profile size of the installation
   * @throws ProvisioningException if a topic has another number of partitions than the profile, or
   *     broker or registry refuse
   */
  public static void provision(String bootstrapServers, String registryUrl, Profile profile) {
    try (var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "60000"))) {
      createTopics(admin, profile);
    }
    try (var registry = new SchemaRegistry(registryUrl, REGISTRY_PATIENCE)) {
      SchemaIds.told(registryUrl, REGISTRY_PATIENCE, registerSchemas(registry));
    }
  }

  /** Some at a time: each is an answer to wait for. */
  private static Map<Schema, Integer> registerSchemas(SchemaRegistry registry) {
    registry.compatibility("FULL_TRANSITIVE");
    var ids = new ConcurrentHashMap<Schema, Integer>();
    try (var clerks = Executors.newFixedThreadPool(AT_A_TIME)) {
      var registering =
          Topics.all().stream()
              .flatMap(
                  topic ->
                      topic.schemas().stream()
                          .map(
                              schema ->
                                  CompletableFuture.runAsync(
                                      () ->
                                          ids.put(
                                              schema,
                                              registry.register(topic.subject(schema), schema)),
                                      clerks)))
              .toList();
      CompletableFuture.allOf(registering.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return ids;
  }

  private static void createTopics(Admin admin, Profile profile) {
    try {
      var existing = admin.listTopics().names().get();
      var wanted = new ArrayList<NewTopic>();
      var kept = new ArrayList<Topic>();
      for (var topic : Topics.all()) {
        if (existing.contains(topic.name())) {
          kept.add(topic);
        } else {
          wanted.add(
              new NewTopic(topic.name(), partitions(topic, profile), profile.replicas())
                  .configs(configs(topic, profile)));
        }
      }
      admin.createTopics(wanted).all().get();
      checkPartitions(admin, kept, profile);
      mendConfigs(admin, kept, profile);
    } catch (ExecutionException e) {
      throw new ProvisioningException("the broker refused to create topics", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisioningException("interrupted while creating topics", e);
    }
  }

  private static void checkPartitions(Admin admin, List<Topic> topics, Profile profile)
      throws ExecutionException, InterruptedException {
    var described =
        admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames().get();
    for (var topic : topics) {
      int found = Objects.requireNonNull(described.get(topic.name())).partitions().size();
      int wanted = partitions(topic, profile);
      if (found != wanted) {
        throw new ProvisioningException(
            "topic %s has %d partitions, this installation wants %d: the number is fixed at install"
                .formatted(topic.name(), found, wanted),
            null);
      }
    }
  }

  private static void mendConfigs(Admin admin, List<Topic> topics, Profile profile)
      throws ExecutionException, InterruptedException {
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    for (var topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          configs(topic, profile).entrySet().stream()
              .map(
                  entry ->
                      new AlterConfigOp(
                          new ConfigEntry(entry.getKey(), entry.getValue()),
                          AlterConfigOp.OpType.SET))
              .toList());
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }

  static int partitions(Topic topic, Profile profile) {
    return switch (topic.spread()) {
      case SINGLE -> 1;
      case BY_KEY -> profile.partitions();
    };
  }

  /** Settings of a topic. Times are the broker's, so that retention and old times never meet. */
  public static Map<String, String> configs(Topic topic, Profile profile) {
    var configs = new HashMap<String, String>();
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(profile.minInSync()));
    switch (topic.kept()) {
      case Topic.Kept.For kept -> {
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        configs.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(kept.retention().toMillis()));
      }
      case Topic.Kept.Compacted _ ->
          configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      case Topic.Kept.Forever _ -> {
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
      }
    }
    if (topic.truth() && profile.flushMs() > 0) {
      configs.put(TopicConfig.FLUSH_MS_CONFIG, String.valueOf(profile.flushMs()));
    }
    return configs;
  }
}
