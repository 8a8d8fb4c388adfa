package cn.huimin.hotline.sla.config;

import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.sla.stream.SlaRules;
import cn.huimin.hotline.sla.stream.SlaTopology;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topology as a function bean, on the editions in force. */
@Configuration(proxyBeanMethods = false)
class SlaConfiguration {

  @Bean
  Consumer<KStream<String, SpecificRecord>> sla(HotlineAvroSerde serde, Editions editions) {
    var rules = new AtomicReference<>(SlaRules.of(editions.policies()));
    editions.onPolicies(policies -> rules.set(SlaRules.of(policies)));
    return stream -> new SlaTopology(serde, rules::get, editions::directory).build(stream);
  }
}
