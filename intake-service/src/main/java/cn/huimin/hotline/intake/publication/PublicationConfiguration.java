package cn.huimin.hotline.intake.publication;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.LoggingProducerListener;

/** Two producers: one for what is accepted, one that writes an edition as a whole or not at all. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {

  /** Past this a record counts as not written, and the caller is told to try again. */
  private static final int DELIVERY_TIMEOUT_MS = 10_000;

  private static final int REQUEST_TIMEOUT_MS = 4_000;
  private static final int MAX_BLOCK_MS = 5_000;

  @Bean
  KafkaTemplate<String, SpecificRecord> acceptedRecords(
      PlatformSettings platform, IntakeSettings settings, SchemaIds ids) {
    return template(factory(platform, settings.instanceId(), ids));
  }

  @Bean
  KafkaTemplate<String, SpecificRecord> editionRecords(
      PlatformSettings platform, IntakeSettings settings, SchemaIds ids) {
    var factory = factory(platform, settings.instanceId() + "-editions", ids);
    factory.setTransactionIdPrefix(settings.instanceId() + "-editions-");
    return template(factory);
  }

  /**
   * A record that could not be written is logged by its topic; what stands in it concerns people.
   */
  private static KafkaTemplate<String, SpecificRecord> template(
      DefaultKafkaProducerFactory<String, SpecificRecord> factory) {
    var failures = new LoggingProducerListener<String, SpecificRecord>();
    failures.setIncludeContents(false);
    var template = new KafkaTemplate<>(factory);
    template.setProducerListener(failures);
    return template;
  }

  private static DefaultKafkaProducerFactory<String, SpecificRecord> factory(
      PlatformSettings platform, String clientId, SchemaIds ids) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, platform.kafka().bootstrapServers());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    // Serializers come ready: configuring them again would ask the settings for a registry.
    return new DefaultKafkaProducerFactory<>(
        settings, () -> new StringSerializer(), () -> new HotlineAvroSerializer(ids), false);
  }
}
