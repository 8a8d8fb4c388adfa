package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.intake.log.RawRecords;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Reads the dead letters of all services. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

  /** The binding {@code deadLetters-in-0}. */
  @Bean
  Consumer<Message<List<Object>>> deadLetters(LetterReader reader) {
    return batch -> reader.take(RawRecords.of(batch));
  }
}
