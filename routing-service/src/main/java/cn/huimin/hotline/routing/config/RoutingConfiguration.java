package cn.huimin.hotline.routing.config;

import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.routing.stream.Editioned;
import cn.huimin.hotline.routing.stream.RoutingTopology;
import cn.huimin.hotline.routing.stream.SkippedRecords;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topology as a function bean, on the editions in force. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

  @Bean
  Editioned editioned(Editions editions, RoutingSettings settings, PlatformSettings platform) {
    return Editioned.follow(editions, settings.unreachableRule(), platform.zone());
  }

  @Bean
  SkippedRecords skippedRecords(MeterRegistry meters) {
    return new SkippedRecords(
        type -> meters.counter("hotline.routing.skipped.records", "type", type).increment());
  }

  @Bean
  BiConsumer<KStream<String, SpecificRecord>, KStream<String, SpecificRecord>> routing(
      HotlineAvroSerde serde,
      Editioned editioned,
      RoutingSettings settings,
      SkippedRecords skipped) {
    return new RoutingTopology(serde, editioned, settings.limits(), skipped)::build;
  }

  /** Down while rules were refused: cases are still routed, by the rules before. */
  @Bean
  HealthIndicator routingRulesHealthIndicator(Editioned editioned) {
    return () ->
        editioned
            .trouble()
            .map(trouble -> Health.down().withDetail("trouble", trouble).build())
            .orElseGet(() -> Health.up().build());
  }
}
