package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.log.RawRecords;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Reads command-outcomes for {@link LateRefusals}. */
@Configuration(proxyBeanMethods = false)
class LateRefusalsConfiguration {

  /** The binding {@code settledCommands-in-0}. */
  @Bean
  Consumer<Message<List<Object>>> settledCommands(LateRefusals refusals) {
    return batch -> refusals.take(RawRecords.of(batch));
  }
}
