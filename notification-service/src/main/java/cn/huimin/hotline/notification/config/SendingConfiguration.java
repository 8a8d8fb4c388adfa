package cn.huimin.hotline.notification.config;

import cn.huimin.hotline.notification.delivery.DeliveryScheduler;
import cn.huimin.hotline.notification.mail.MailTask;
import cn.huimin.hotline.notification.sms.SmsTask;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * What mail and short messages share, where there is either. The scheduler is made here and not by
 * its starter: there is none without them, and it goes by the clock of the house.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(
    "!'${hotline.notification.mail.host:}'.isBlank() || !'${hotline.notification.sms.url:}'.isBlank()")
class SendingConfiguration {

  /** Words of mails and short messages. */
  static MessageSource words() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("notification-messages");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  /** Started after the context, stopped before the pieces it uses. */
  @Bean(initMethod = "start", destroyMethod = "stop")
  Scheduler deliveryScheduler(
      DataSource dataSource,
      ObjectProvider<MailTask> mails,
      ObjectProvider<SmsTask> messages,
      Clock clock) {
    var tasks = new ArrayList<Task<?>>();
    mails.ifAvailable(task -> tasks.add(task.task()));
    messages.ifAvailable(task -> tasks.add(task.task()));
    return DeliveryScheduler.of(new TransactionAwareDataSourceProxy(dataSource), tasks, clock);
  }
}
