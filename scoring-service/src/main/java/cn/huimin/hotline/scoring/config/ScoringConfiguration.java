package cn.huimin.hotline.scoring.config;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.scoring.stream.RulesInForce;
import cn.huimin.hotline.scoring.stream.SchemesInForce;
import cn.huimin.hotline.scoring.stream.ScoringSettings;
import cn.huimin.hotline.scoring.stream.ScoringTopology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Wires the topology into the binder. */
@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

  @Bean
  RulesInForce rulesInForce(Editions editions) {
    var rules = new RulesInForce(new SchemesInForce());
    editions.onPolicies(rules::take);
    return rules;
  }

  /** The function that the binding {@code scoring-in-0} feeds. */
  @Bean
  Consumer<KStream<String, SpecificRecord>> scoring(
      HotlineAvroSerde serde,
      Editions editions,
      RulesInForce rules,
      ScoringSettings settings,
      DeadLetters letters) {
    return new ScoringTopology(serde, editions::directory, rules, settings, letters)::build;
  }

  /** Down while a policy of the last edition that scores are made by was refused. */
  @Bean
  HealthIndicator schemesHealthIndicator(RulesInForce rules) {
    return () -> {
      var trouble = rules.trouble();
      return trouble == null
          ? Health.up().build()
          : Health.down().withDetail("trouble", trouble).build();
    };
  }

  /** What scoring gives up. */
  @Bean
  DeadLetters deadLetters(SchemaIds ids, Clock clock, MeterRegistry meters) {
    return new DeadLetters(Topic.Service.SCORING, ids, clock, meters);
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
