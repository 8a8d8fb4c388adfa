package cn.huimin.hotline.notification.config;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.contact.IntakeContacts;
import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.notification.recipient.RecipientsInForce;
import cn.huimin.hotline.notification.sms.HttpSmsGateway;
import cn.huimin.hotline.notification.sms.IntakeComplainants;
import cn.huimin.hotline.notification.sms.RatingRequests;
import cn.huimin.hotline.notification.sms.ScheduledRatingRequests;
import cn.huimin.hotline.notification.sms.SmsSender;
import cn.huimin.hotline.notification.sms.SmsSettings;
import cn.huimin.hotline.notification.sms.SmsStore;
import cn.huimin.hotline.notification.sms.SmsTask;
import cn.huimin.hotline.notification.sms.UnsentNotices;
import cn.huimin.hotline.platform.edition.Editions;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Short messages, where a gateway is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${hotline.notification.sms.url:}'.isBlank()")
class SmsConfiguration {

  @Bean
  SmsStore smsStore(JdbcClient jdbc) {
    return new SmsStore(jdbc);
  }

  @Bean
  SmsSender smsSender(
      SmsStore store,
      IntakeContacts contacts,
      RecipientsInForce recipients,
      Editions editions,
      DeliveryLog deliveries,
      SmsSettings settings,
      Clock clock) {
    return new SmsSender(
        store,
        new IntakeComplainants(contacts),
        new HttpSmsGateway(
            HttpClient.newBuilder().connectTimeout(settings.timeout()).build(), settings),
        new UnsentNotices(recipients, editions),
        deliveries,
        SendingConfiguration.words(),
        settings,
        clock);
  }

  @Bean
  SmsTask smsTask(
      SmsSender sender, SmsSettings settings, Supplier<WorkingCalendar> calendar, Clock clock) {
    return new SmsTask(sender, settings, calendar, clock);
  }

  @Bean
  RatingRequests ratingRequests(
      SmsStore store,
      Scheduler scheduler,
      SmsSettings settings,
      Supplier<WorkingCalendar> calendar) {
    return new ScheduledRatingRequests(store, scheduler, settings, calendar);
  }
}
