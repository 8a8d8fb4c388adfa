package cn.huimin.hotline.scoring.config;

import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.scoring.stream.SchemesInForce;
import cn.huimin.hotline.scoring.stream.ScoringSettings;
import cn.huimin.hotline.scoring.stream.ScoringTopology;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the topology into the binder. */
@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

  @Bean
  SchemesInForce schemesInForce(Editions editions) {
    var schemes = new SchemesInForce();
    editions.onPolicies(schemes::take);
    return schemes;
  }

  /** The function that the binding {@code scoring-in-0} feeds. */
  @Bean
  Consumer<KStream<String, SpecificRecord>> scoring(
      HotlineAvroSerde serde, Editions editions, SchemesInForce schemes, ScoringSettings settings) {
    return new ScoringTopology(serde, editions::directory, schemes, settings)::build;
  }

  /** Down while the scheme of the last edition was refused. */
  @Bean
  HealthIndicator schemesHealthIndicator(SchemesInForce schemes) {
    return () -> {
      var trouble = schemes.trouble();
      return trouble == null
          ? Health.up().build()
          : Health.down().withDetail("trouble", trouble).build();
    };
  }
}
