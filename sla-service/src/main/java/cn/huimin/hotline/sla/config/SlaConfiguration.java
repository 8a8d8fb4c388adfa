package cn.huimin.hotline.sla.config;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.sla.stream.RulesInForce;
import cn.huimin.hotline.sla.stream.SlaMeters;
import cn.huimin.hotline.sla.stream.SlaTopology;
import cn.huimin.hotline.sla.warning.rule.CalendarMissing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
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

/** The topology as a function bean, on the editions in force. */
@Configuration(proxyBeanMethods = false)
class SlaConfiguration {

  /** The rules of the edition in force. */
  @Bean
  RulesInForce slaRules(Editions editions) {
    var rules = new RulesInForce(editions.policies());
    editions.onPolicies(rules::take);
    return rules;
  }

  @Bean
  Consumer<KStream<String, SpecificRecord>> sla(
      HotlineAvroSerde serde,
      Editions editions,
      RulesInForce slaRules,
      DeadLetters letters,
      SlaMeters slaMeters) {
    return stream ->
        new SlaTopology(serde, slaRules::get, editions::directory, letters, slaMeters)
            .build(stream);
  }

  /** Up, with a degraded detail while a year that limits reach into has no calendar. */
  @Bean
  HealthIndicator calendarHealthIndicator(RulesInForce slaRules, Clock clock) {
    return () -> {
      var health = Health.up().withDetail("years", slaRules.get().calendar().publishedYears());
      missingYear(slaRules, clock)
          .ifPresent(
              year ->
                  health.withDetail(
                      "degraded", "no calendar is published for " + year + ": weekends only"));
      return health.build();
    };
  }

  private static Optional<Integer> missingYear(RulesInForce rules, Clock clock) {
    var calendar = rules.get().calendar();
    return new CalendarMissing(calendar).year(calendar.dateOf(clock.instant()));
  }

  /** What can be watched of clocks and warnings. */
  @Bean
  SlaMeters slaMeters(MeterRegistry meters, RulesInForce slaRules, Clock clock) {
    Gauge.builder(
            "hotline.calendar.missing",
            slaRules,
            rules -> missingYear(rules, clock).isPresent() ? 1 : 0)
        .description("1 while limits reach into a year without a published calendar")
        .register(meters);
    return new SlaMeters(meters, clock);
  }

  /** What sla gives up. */
  @Bean
  DeadLetters deadLetters(SchemaIds ids, Clock clock, MeterRegistry meters) {
    return new DeadLetters(Topic.Service.SLA, ids, clock, meters);
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
