package cn.huimin.hotline.notification.config;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.contact.IntakeContacts;
import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.notification.delivery.MailQueue;
import cn.huimin.hotline.notification.mail.AddressBook;
import cn.huimin.hotline.notification.mail.IntakeAddressBook;
import cn.huimin.hotline.notification.mail.MailSettings;
import cn.huimin.hotline.notification.mail.MailStore;
import cn.huimin.hotline.notification.mail.MailTask;
import cn.huimin.hotline.notification.mail.MailWriter;
import cn.huimin.hotline.notification.mail.Mailer;
import cn.huimin.hotline.notification.mail.PatternAddressBook;
import cn.huimin.hotline.notification.mail.ScheduledMailQueue;
import cn.huimin.hotline.platform.config.PlatformSettings;
import com.github.kagkarlsson.scheduler.Scheduler;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail, where a server is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${hotline.notification.mail.host:}'.isBlank()")
class MailConfiguration {

  @Bean
  MailStore mailStore(JdbcClient jdbc) {
    return new MailStore(jdbc);
  }

  @Bean
  AddressBook addressBook(MailSettings mail, IntakeContacts contacts) {
    return mail.addressPattern() != null
        ? new PatternAddressBook(mail.addressPattern())
        : new IntakeAddressBook(contacts);
  }

  @Bean
  JavaMailSender mailSender(MailSettings settings) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    sender.setUsername(settings.username());
    sender.setPassword(settings.password());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    var properties = sender.getJavaMailProperties();
    var timeout = String.valueOf(settings.timeout().toMillis());
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
    properties.put("mail.smtp.starttls.enable", String.valueOf(settings.startTls()));
    properties.put("mail.smtp.starttls.required", String.valueOf(settings.startTls()));
    return sender;
  }

  @Bean
  Mailer mailer(
      MailStore store,
      AddressBook addresses,
      JavaMailSender sender,
      DeliveryLog deliveries,
      MailSettings settings,
      PlatformSettings platform,
      Clock clock) {
    return new Mailer(
        store,
        addresses,
        new MailWriter(SendingConfiguration.words(), settings, platform.zone()),
        sender,
        CircuitBreaker.ofDefaults("smtp"),
        deliveries,
        clock);
  }

  @Bean
  MailTask mailTask(
      Mailer mailer, MailSettings settings, Supplier<WorkingCalendar> calendar, Clock clock) {
    return new MailTask(mailer, settings, calendar, clock);
  }

  @Bean
  MailQueue mailQueue(
      MailStore store,
      Scheduler scheduler,
      MailSettings settings,
      Supplier<WorkingCalendar> calendar) {
    return new ScheduledMailQueue(store, scheduler, settings, calendar);
  }
}
