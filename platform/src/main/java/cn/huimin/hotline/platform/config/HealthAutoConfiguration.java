package cn.huimin.hotline.platform.config;

import cn.huimin.hotline.platform.health.BoundTopology;
import cn.huimin.hotline.platform.health.CommittedRecords;
import cn.huimin.hotline.platform.health.DatabaseProbe;
import cn.huimin.hotline.platform.health.HealthGauges;
import cn.huimin.hotline.platform.health.LogJudge;
import cn.huimin.hotline.platform.health.LogProbe;
import cn.huimin.hotline.platform.health.Probe;
import cn.huimin.hotline.platform.health.RegistryProbe;
import cn.huimin.hotline.platform.health.StreamsProbe;
import cn.huimin.hotline.platform.health.WatchedHealth;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** What every service looks at to say that it is well. */
@AutoConfiguration(
    after = PlatformAutoConfiguration.class,
    afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(HealthSettings.class)
public class HealthAutoConfiguration {

  /** Whether the broker answers, our groups read, and what has to move moves. */
  @Bean
  WatchedHealth logHealthIndicator(HealthSettings health, PlatformSettings platform) {
    String millis = String.valueOf(health.answerWithin().toMillis());
    return watched(
        "log",
        new LogProbe(
            () ->
                Admin.create(
                    Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        platform.kafka().bootstrapServers(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        millis,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        millis)),
            health.groups(),
            health.moving(),
            new LogJudge(
                health.stuckAfter(),
                health.mostBehind(),
                new CommittedRecords(
                    () ->
                        new KafkaConsumer<>(
                            Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                platform.kafka().bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) health.answerWithin().toMillis()),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer()),
                    health.answerWithin(),
                    System::nanoTime)),
            System::nanoTime),
        health);
  }

  /** Whether the registry answers. */
  @Bean
  WatchedHealth registryHealthIndicator(HealthSettings health, PlatformSettings platform) {
    return watched(
        "registry", new RegistryProbe(platform.registry().url(), health.answerWithin()), health);
  }

  /** Whether the database answers. */
  @Bean
  @ConditionalOnBean(DataSource.class)
  WatchedHealth databaseHealthIndicator(HealthSettings health, DataSource database) {
    return watched("database", new DatabaseProbe(database, health.answerWithin()), health);
  }

  /** The same as figures, for whoever wants to be told. */
  @Bean
  HealthGauges healthGauges(ListableBeanFactory beans) {
    return new HealthGauges(() -> beans.getBeansOfType(HealthIndicator.class));
  }

  private static WatchedHealth watched(String name, Probe probe, HealthSettings health) {
    return new WatchedHealth(
        name,
        probe,
        health.every(),
        health.every().plus(health.answerWithin().multipliedBy(2)),
        System::nanoTime);
  }

  /** For services that have topologies. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(StreamsBuilderFactoryBean.class)
  static class Topologies {

    /** Whether the topologies live; starts those again that died. */
    @Bean
    WatchedHealth topologiesHealthIndicator(HealthSettings health, ListableBeanFactory beans) {
      return watched("topologies", new LazyTopologies(beans, health), health);
    }
  }

  /** The binder makes its factory beans late: they are looked up at the first look. */
  private static final class LazyTopologies implements Probe {

    private final ListableBeanFactory beans;
    private final HealthSettings health;
    private @Nullable StreamsProbe probe;

    private LazyTopologies(ListableBeanFactory beans, HealthSettings health) {
      this.beans = beans;
      this.health = health;
    }

    @Override
    public List<String> look() {
      if (probe == null) {
        probe =
            new StreamsProbe(
                beans.getBeansOfType(StreamsBuilderFactoryBean.class).entrySet().stream()
                    .map(bean -> new BoundTopology(nameOf(bean.getKey()), bean.getValue()))
                    .toList(),
                health.every(),
                health.longestPause(),
                System::nanoTime);
      }
      return probe.look();
    }

    private static String nameOf(String bean) {
      return bean.replace("&stream-builder-", "").replace("stream-builder-", "");
    }
  }
}
