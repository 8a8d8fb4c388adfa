package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.config.RealTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server of acknowledgements, where one is named. */
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

  @Bean
  @ConditionalOnProperty("hotline.intake.mailbox.smtp.host")
  SmtpOutbox smtpOutbox(MailboxSettings settings, RealTime time) {
    var smtp = settings.smtp();
    if (smtp == null) {
      throw new IllegalStateException("hotline.intake.mailbox.smtp is not complete");
    }
    return new SmtpOutbox(smtp, settings.timeout(), settings.link(), time);
  }
}
