package cn.huimin.hotline.sla.config;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.sla.stream.SlaRules;
import cn.huimin.hotline.sla.stream.SlaTopology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** The topology as a function bean, on the editions in force. */
@Configuration(proxyBeanMethods = false)
class SlaConfiguration {

  @Bean
  Consumer<KStream<String, SpecificRecord>> sla(
      HotlineAvroSerde serde, Editions editions, DeadLetters letters) {
    var rules = new AtomicReference<>(SlaRules.of(editions.policies()));
    editions.onPolicies(policies -> rules.set(SlaRules.of(policies)));
    return stream -> new SlaTopology(serde, rules::get, editions::directory, letters).build(stream);
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
