package cn.huimin.hotline.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.TestDatabase;
import cn.huimin.hotline.notification.contact.ContactSettings;
import cn.huimin.hotline.notification.contact.IntakeContacts;
import cn.huimin.hotline.notification.delivery.DeliveryLogAwayException;
import cn.huimin.hotline.notification.recipient.County;
import cn.huimin.hotline.notification.recipient.RecipientsInForce;
import cn.huimin.hotline.notification.recipient.RecipientsTest;
import cn.huimin.hotline.platform.edition.HeldEditions;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short messages on a real PostgreSQL, over HTTP to a gateway and to where intake answers, on a
 * clock moved by hand.
 */
class SmsIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant FRIDAY_NIGHT = Instant.parse("2026-03-06T12:00:00Z");
  private static final Instant MONDAY_OPENING = Instant.parse("2026-03-09T00:30:00Z");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(NationalHolidays.load());
  private static final String NUMBER = "{\"phone\":\"13800001234\",\"lookUpCode\":\"7K3MPX2Q\"}";

  private final DataSource database = new TransactionAwareDataSourceProxy(TestDatabase.empty());
  private final SteppedClock clock = new SteppedClock(FRIDAY_NIGHT, SHANGHAI, Clock.systemUTC());
  private final List<DeliveryRecorded> told = new ArrayList<>();
  private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final SmsStore store = new SmsStore(JdbcClient.create(database));
  private HttpServer server;
  private volatile int answer = 202;
  private volatile String complainant = NUMBER;
  private boolean brokerAway;
  private ManualScheduler scheduler;
  private RatingRequests requests;

  @BeforeEach
  void wire() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/sms", this::gateway);
    server.createContext("/internal/complainants/", this::intake);
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    var settings =
        new SmsSettings(
            url + "/sms",
            "gate",
            "https://hotline.example",
            Duration.ofSeconds(5),
            3,
            Duration.ofMinutes(1),
            Duration.ofDays(3));
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("notification-messages");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    var http = HttpClient.newHttpClient();
    var sender =
        new SmsSender(
            store,
            new IntakeComplainants(
                new IntakeContacts(
                    http,
                    new ContactSettings(url, "machine", Duration.ofSeconds(5)),
                    CircuitBreaker.ofDefaults("contacts"))),
            new HttpSmsGateway(http, settings),
            new UnsentNotices(
                new RecipientsInForce(RecipientsTest.shipped()),
                new HeldEditions(County.DIRECTORY, Policies.EMPTY)),
            records -> {
              if (brokerAway) {
                throw new DeliveryLogAwayException(new IllegalStateException());
              }
              records.forEach(record -> told.add(record.getValue()));
            },
            messages,
            settings,
            clock);
    scheduler =
        TestHelper.createManualScheduler(
                database, new SmsTask(sender, settings, () -> CALENDAR, clock).task())
            .clock(new SettableClock())
            .build();
    requests = new ScheduledRatingRequests(store, scheduler, settings, () -> CALENDAR);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldAskOnceWhenTheOfficeOpensWithNumberAndCodeThatAreKeptNowhere() {
    requests.add(List.of(request(false), request(false)), FRIDAY_NIGHT);
    requests.add(List.of(request(false)), FRIDAY_NIGHT);
    runAt(MONDAY_OPENING.minusMillis(1));
    assertThat(sent).isEmpty();

    runAt(MONDAY_OPENING);
    runAt(MONDAY_OPENING.plusSeconds(600));

    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().path("phone").asString()).isEqualTo("13800001234");
    assertThat(sent.getFirst().path("text").asString())
        .contains("HM-1", "7K3MPX2Q", "https://hotline.example/status", "没有接通");
    assertThat(asked)
        .containsExactly("/internal/complainants/case-1/number Bearer machine", "/sms Bearer gate");
    assertThat(told)
        .extracting(this::said)
        .containsExactly("SMS complainant rating-unreached DELIVERED 1");
    assertThat(told.getFirst().getAt()).isEqualTo(MONDAY_OPENING);
    assertThat(told.toString() + kept()).doesNotContain("13800001234", "7K3MPX2Q");
  }

  @Test
  void shouldSayThatManyWereAnswered() {
    requests.add(List.of(request(true)), MONDAY_OPENING);
    runAt(MONDAY_OPENING);
    assertThat(sent.getFirst().path("text").asString()).contains("集中答复");
    assertThat(told)
        .extracting(this::said)
        .containsExactly("SMS complainant rating-together DELIVERED 1");
  }

  @Test
  void shouldTellTheCentreAndNotSendAgainWhereNobodyKnowsWhetherItWentOut() {
    answer = 500;
    askedAtTheOpening();
    answer = 202;
    runAt(MONDAY_OPENING.plusSeconds(600));

    assertThat(sent).hasSize(1);
    assertThat(told)
        .extracting(this::said)
        .containsExactly(
            "SMS complainant rating-unreached UNCLEAR 1",
            "INBOX operator rating-sms-unclear DELIVERED 1");
  }

  @Test
  void shouldNotSendAgainWhatACrashLeftUnclear() {
    requests.add(List.of(request(false)), MONDAY_OPENING);
    store.begin("sms-1", MONDAY_OPENING);

    runAt(MONDAY_OPENING);

    assertThat(sent).isEmpty();
    assertThat(told)
        .extracting(DeliveryRecorded::getTemplate)
        .containsExactly("rating-unreached", "rating-sms-unclear");
  }

  @Test
  void shouldTryAgainWhileTheGatewaySurelyHasNothingAndTellTheCentreInTheEnd() {
    answer = 503;
    askedAtTheOpening();
    assertThat(told).isEmpty();
    runAt(MONDAY_OPENING.plusSeconds(60));
    runAt(MONDAY_OPENING.plusSeconds(180));

    assertThat(sent).hasSize(3);
    assertThat(told)
        .extracting(this::said)
        .containsExactly(
            "SMS complainant rating-unreached FAILED 3",
            "INBOX operator rating-sms-failed DELIVERED 1");
    assertThat(store.due("sms-1")).isEmpty();
  }

  @Test
  void shouldSendOnceAlthoughTheLogWasAwayWhenItWasToBeTold() {
    brokerAway = true;
    askedAtTheOpening();
    brokerAway = false;
    runAt(MONDAY_OPENING.plusSeconds(60));

    assertThat(sent).hasSize(1);
    assertThat(told)
        .extracting(this::said)
        .containsExactly("SMS complainant rating-unreached DELIVERED 1");
  }

  @Test
  void shouldTellTheCentreWhereThereIsNoNumberOrTheGatewayRefuses() {
    complainant = "{\"phone\":null,\"lookUpCode\":\"7K3MPX2Q\"}";
    askedAtTheOpening();
    assertThat(sent).isEmpty();
    assertThat(told)
        .extracting(DeliveryRecorded::getTemplate, DeliveryRecorded::getAttempt)
        .containsExactly(tuple("rating-unreached", 0), tuple("rating-sms-failed", 1));
  }

  @Test
  void shouldNotSendThePastAfterARebuild() {
    requests.add(List.of(request(false)), FRIDAY_NIGHT.plus(Duration.ofDays(3)).plusMillis(1));
    assertThat(store.due("sms-1")).isEmpty();
  }

  private void askedAtTheOpening() {
    requests.add(List.of(request(false)), MONDAY_OPENING);
    runAt(MONDAY_OPENING);
  }

  private void runAt(Instant time) {
    clock.moveTo(time);
    scheduler.setTime(time);
    scheduler.runAnyDueExecutions();
  }

  private static RatingRequest request(boolean together) {
    return new RatingRequest("sms-1", "case-1", "HM-1", 4, "event-1", together, FRIDAY_NIGHT);
  }

  private String said(DeliveryRecorded delivery) {
    return "%s %s %s %s %d"
        .formatted(
            delivery.getChannel(),
            delivery.getRecipient(),
            delivery.getTemplate(),
            delivery.getResult(),
            delivery.getAttempt());
  }

  private Map<String, Object> kept() {
    return JdbcClient.create(database).sql("select * from sms").query().singleRow();
  }

  private void gateway(HttpExchange exchange) throws IOException {
    asked.add(who(exchange));
    sent.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private void intake(HttpExchange exchange) throws IOException {
    asked.add(who(exchange));
    var body = complainant.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String who(HttpExchange exchange) {
    return exchange.getRequestURI().getPath()
        + " "
        + exchange.getRequestHeaders().getFirst("Authorization");
  }
}
