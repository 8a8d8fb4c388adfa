package cn.huimin.hotline.intake.limit;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.platform.caller.CallerFilter;
import cn.huimin.hotline.platform.caller.Callers;
import cn.huimin.hotline.platform.caller.ProxyHeader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From whom it is believed for whom they ask: the console, which says it of every request. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

  @Bean
  CallerFilter callerFilter(IntakeSettings settings) {
    return new CallerFilter(new Callers(settings.trustedProxies(), ProxyHeader.X_FORWARDED_FOR));
  }
}
