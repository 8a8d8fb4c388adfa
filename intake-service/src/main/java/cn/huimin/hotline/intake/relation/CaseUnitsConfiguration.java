package cn.huimin.hotline.intake.relation;

import cn.huimin.hotline.intake.log.RawRecords;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Reads case-events for {@link CaseUnits}. */
@Configuration(proxyBeanMethods = false)
class CaseUnitsConfiguration {

  /** The binding {@code caseUnitEvents-in-0}. */
  @Bean
  Consumer<Message<List<Object>>> caseUnitEvents(CaseUnitReader reader) {
    return batch -> reader.take(RawRecords.of(batch));
  }
}
