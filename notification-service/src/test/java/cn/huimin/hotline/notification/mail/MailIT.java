package cn.huimin.hotline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.TestDatabase;
import cn.huimin.hotline.notification.delivery.Delivery;
import cn.huimin.hotline.notification.delivery.DeliveryLogAwayException;
import cn.huimin.hotline.notification.delivery.DeliveryScheduler;
import cn.huimin.hotline.platform.recipient.RuleReader;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail on a real PostgreSQL, against a mail server, on a clock moved by hand. */
class MailIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant FRIDAY_NIGHT = Instant.parse("2026-03-06T12:00:00Z");
  private static final Instant MONDAY_OPENING = Instant.parse("2026-03-09T00:30:00Z");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(NationalHolidays.load());

  @RegisterExtension final GreenMailExtension server = new GreenMailExtension(ServerSetupTest.SMTP);

  private final DataSource database = new TransactionAwareDataSourceProxy(TestDatabase.empty());
  private final SteppedClock clock = new SteppedClock(FRIDAY_NIGHT, SHANGHAI, Clock.systemUTC());
  private final List<DeliveryRecorded> told = new ArrayList<>();
  private boolean brokerAway;
  private Optional<String> address = Optional.of("somebody@edu.example");
  private MailTask task;
  private ManualScheduler scheduler;
  private ScheduledMailQueue queue;
  private MailStore store;

  @BeforeEach
  void wire() {
    var settings =
        new MailSettings(
            "127.0.0.1",
            ServerSetupTest.SMTP.getPort(),
            null,
            null,
            false,
            "hotline@edu.example",
            "https://hotline.example",
            Duration.ofSeconds(5),
            3,
            Duration.ofMinutes(1),
            Duration.ofDays(3),
            null);
    var sender = new JavaMailSenderImpl();
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("notification-messages");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    store = new MailStore(JdbcClient.create(database));
    var mailer =
        new Mailer(
            store,
            _ -> address,
            new MailWriter(messages, settings, SHANGHAI),
            sender,
            CircuitBreaker.ofDefaults("smtp"),
            records -> {
              if (brokerAway) {
                throw new DeliveryLogAwayException(new IllegalStateException());
              }
              records.forEach(record -> told.add(record.getValue()));
            },
            clock);
    task = new MailTask(mailer, settings, () -> CALENDAR, clock);
    scheduler =
        TestHelper.createManualScheduler(database, task.task()).clock(new SettableClock()).build();
    queue = new ScheduledMailQueue(store, scheduler, settings, () -> CALENDAR);
  }

  @Test
  void shouldHoldAMailThatIsNotUrgentUntilTheOfficeOpens() throws Exception {
    queue.add(List.of(mail("a", false)), FRIDAY_NIGHT);
    runAt(MONDAY_OPENING.minusMillis(1));
    assertThat(server.getReceivedMessages()).isEmpty();

    runAt(MONDAY_OPENING);
    var received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getSubject()).isEqualTo("【教育惠民】红牌预警：工单 HM-1 的承办时限已超时");
    assertThat(received[0].getContent().toString())
        .contains("3月6日 17:30", "第二中学", "https://hotline.example/cases/case-1", "3月6日 20:00");
    assertThat(received[0].getHeader("Message-ID")).containsExactly("<a@hotline>");
    assertThat(told)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.getResult()).isEqualTo(DeliveryResult.DELIVERED);
              assertThat(delivery.getAttempt()).isEqualTo(1);
              assertThat(delivery.getHappenedAt()).isEqualTo(FRIDAY_NIGHT);
              assertThat(delivery.getAt()).isEqualTo(MONDAY_OPENING);
            });
  }

  @Test
  void shouldSendWhatIsUrgentAtOnceAndNothingTwice() {
    queue.add(List.of(mail("a", true), mail("a", true)), FRIDAY_NIGHT);
    queue.add(List.of(mail("a", true)), FRIDAY_NIGHT);
    runAt(FRIDAY_NIGHT);
    runAt(FRIDAY_NIGHT.plusSeconds(600));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void shouldSendTheSameMailAgainWhenItIsUnclearWhetherItWasTold() throws Exception {
    queue.add(List.of(mail("a", true)), FRIDAY_NIGHT);
    brokerAway = true;
    runAt(FRIDAY_NIGHT);
    brokerAway = false;
    runAt(FRIDAY_NIGHT.plusSeconds(60));
    var received = server.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[1].getHeader("Message-ID")).isEqualTo(received[0].getHeader("Message-ID"));
    assertThat(told)
        .extracting(DeliveryRecorded::getAttempt, DeliveryRecorded::getResult)
        .containsExactly(tuple(2, DeliveryResult.DELIVERED));
  }

  @Test
  void shouldTryAgainWhileTheServerIsAwayAndGiveUpInTheEnd() {
    server.stop();
    queue.add(List.of(mail("a", true)), FRIDAY_NIGHT);
    runAt(FRIDAY_NIGHT);
    assertThat(store.due("a").orElseThrow().attempt()).isEqualTo(1);
    runAt(FRIDAY_NIGHT.plusSeconds(59));
    assertThat(store.due("a").orElseThrow().attempt()).isEqualTo(1);
    runAt(FRIDAY_NIGHT.plusSeconds(60));
    runAt(FRIDAY_NIGHT.plusSeconds(180));
    assertThat(store.due("a")).isEmpty();
    assertThat(told)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.getResult()).isEqualTo(DeliveryResult.FAILED);
              assertThat(delivery.getAttempt()).isEqualTo(3);
            });
    assertThat(
            JdbcClient.create(database)
                .sql("select last_error from mail")
                .query(String.class)
                .single())
        .doesNotContain("@");
  }

  @Test
  void shouldSayThatAPersonWithoutAnAddressWasNotReached() {
    address = Optional.empty();
    queue.add(List.of(mail("a", true)), FRIDAY_NIGHT);
    runAt(FRIDAY_NIGHT);
    assertThat(told).extracting(DeliveryRecorded::getResult).containsExactly(DeliveryResult.FAILED);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void shouldNotMailThePastAfterARebuild() {
    var now = FRIDAY_NIGHT.plus(Duration.ofDays(3)).plusMillis(1);
    queue.add(List.of(mail("a", true)), now);
    assertThat(store.due("a")).isEmpty();
  }

  @Test
  void shouldQueueNothingWhenTheTransactionIsRolledBack() {
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
    transactions.executeWithoutResult(
        status -> {
          queue.add(List.of(mail("a", true)), FRIDAY_NIGHT);
          status.setRollbackOnly();
        });
    assertThat(store.due("a")).isEmpty();
    assertThat(scheduler.getScheduledExecutions()).isEmpty();
  }

  @Test
  void shouldLookForMailsWhileTheClockOfTheHouseStands() {
    var real = DeliveryScheduler.of(database, List.of(task.task()), clock);
    real.start();
    try {
      queue.add(List.of(mail("a", true)), FRIDAY_NIGHT);
      assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue();
    } finally {
      real.stop();
    }
  }

  @Test
  void shouldHaveWordsForEveryTemplateOfTheRules() {
    var messages = ResourceBundle.getBundle("notification-messages");
    for (var template : RuleReader.TEMPLATES) {
      assertThat(messages.containsKey(template + ".subject")).as(template).isTrue();
      assertThat(messages.containsKey(template + ".body")).as(template).isTrue();
    }
  }

  private void runAt(Instant time) {
    clock.moveTo(time);
    scheduler.setTime(time);
    scheduler.runAnyDueExecutions();
  }

  private static Delivery mail(String id, boolean urgent) {
    return new Delivery(
        id,
        "case-1",
        DeliveryChannel.MAIL,
        "head-second",
        "second",
        "red-card",
        Map.of(
            "caseNumber",
            "HM-1",
            "unitName",
            "第二中学",
            "clock",
            "handle",
            "dueAt",
            "2026-03-06T09:30:00Z"),
        urgent,
        "case-1",
        4L,
        "event-" + id,
        FRIDAY_NIGHT);
  }
}
