package cn.huimin.hotline.intake.tick;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register of what is being accepted. */
@Configuration(proxyBeanMethods = false)
class TickConfiguration {

  @Bean
  AcceptancesInFlight acceptancesInFlight(Clock clock) {
    return new AcceptancesInFlight(clock);
  }
}
