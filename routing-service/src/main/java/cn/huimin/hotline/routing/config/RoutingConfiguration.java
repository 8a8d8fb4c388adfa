package cn.huimin.hotline.routing.config;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.config.PlatformSettings;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.routing.stream.Editioned;
import cn.huimin.hotline.routing.stream.RoutingTopology;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** The topology as a function bean, on the editions in force. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {

  @Bean
  Editioned editioned(Editions editions, RoutingSettings settings, PlatformSettings platform) {
    return Editioned.follow(editions, settings.unreachableRule(), platform.zone());
  }

  @Bean
  BiConsumer<KStream<String, SpecificRecord>, KStream<String, SpecificRecord>> routing(
      HotlineAvroSerde serde, Editioned editioned, RoutingSettings settings, DeadLetters letters) {
    return new RoutingTopology(serde, editioned, settings.limits(), letters)::build;
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

  /** What routing gives up. */
  @Bean
  DeadLetters deadLetters(SchemaIds ids, Clock clock, MeterRegistry meters) {
    return new DeadLetters(Topic.Service.ROUTING, ids, clock, meters);
  }

  /**
   * Gives Kafka Streams what writes the dead letters. By a configurer it would not come there: the
   * binder takes the only one there is, and Boot's metrics have one.
   */
  @Bean
  static BeanPostProcessor handlersOfBadRecords(ObjectProvider<DeadLetters> letters) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof StreamsBuilderFactoryBean factory) {
          var settings = requireNonNull(factory.getStreamsConfiguration());
          StreamsDeadLetters.into(settings, letters.getObject());
          factory.setStreamsConfiguration(settings);
        }
        return bean;
      }
    };
  }
}
