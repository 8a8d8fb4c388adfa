package cn.huimin.hotline.platform.config;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.EditionReader;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.HeldEditions;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** What every service stands on: clock, serde, editions. */
@AutoConfiguration
@EnableConfigurationProperties(PlatformSettings.class)
public class PlatformAutoConfiguration {

  /** The clock of the service; the standalone and tests put a stepped one in its place. */
  @Bean
  @ConditionalOnMissingBean
  Clock hotlineClock(PlatformSettings settings) {
    return Clock.system(settings.zone());
  }

  /** Ids of the catalogue's schemas, fetched from the registry when first needed. */
  @Bean
  @ConditionalOnMissingBean
  SchemaIds schemaIds(PlatformSettings settings) {
    return SchemaIds.of(settings.registry().url(), settings.startPatience());
  }

  /** Serde of every record of ours. */
  @Bean
  @ConditionalOnMissingBean
  HotlineAvroSerde hotlineAvroSerde(SchemaIds ids) {
    return new HotlineAvroSerde(ids);
  }

  /** Editions in force. */
  @Bean
  @ConditionalOnMissingBean(Editions.class)
  HeldEditions editions() {
    return new HeldEditions(Directory.EMPTY, Policies.EMPTY);
  }

  /** Reads directory and policies whole and keeps reading. */
  @Bean
  @ConditionalOnProperty(name = "hotline.read-editions", matchIfMissing = true)
  EditionReader editionReader(PlatformSettings settings, SchemaIds ids, HeldEditions editions) {
    return new EditionReader(
        () ->
            new KafkaConsumer<>(
                Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    settings.kafka().bootstrapServers(),
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false),
                new StringDeserializer(),
                new HotlineAvroDeserializer(ids)),
        editions,
        settings.startPatience());
  }

  /** Degraded while an edition was refused or the topics are not read. */
  @Bean
  @ConditionalOnProperty(name = "hotline.read-editions", matchIfMissing = true)
  HealthIndicator editionsHealthIndicator(EditionReader reader, Editions editions) {
    return () -> {
      var trouble = reader.trouble();
      var health = trouble == null ? Health.up() : Health.down().withDetail("trouble", trouble);
      return health
          .withDetail("directory", editions.directory().edition())
          .withDetail("policies", editions.policies().edition())
          .build();
    };
  }
}
