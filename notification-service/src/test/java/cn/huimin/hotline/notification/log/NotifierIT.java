package cn.huimin.hotline.notification.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.notification.TestDatabase;
import cn.huimin.hotline.notification.TestEvents;
import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.notification.delivery.DeliveryLogAwayException;
import cn.huimin.hotline.notification.delivery.MailQueue;
import cn.huimin.hotline.notification.recipient.County;
import cn.huimin.hotline.notification.recipient.RecipientsInForce;
import cn.huimin.hotline.notification.recipient.RecipientsTest;
import cn.huimin.hotline.notification.sms.RatingRequest;
import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.DeadLettersAwayException;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.RetryRequests;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.HeldEditions;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.RetryKind;
import cn.huimin.hotline.schemas.word.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches of the log on a real PostgreSQL. */
class NotifierIT {

  private static final Instant FRIDAY_NIGHT = Instant.parse("2026-03-06T12:00:00Z");
  private static final SchemaIds IDS = SchemaIds.counted();

  private final JdbcClient jdbc = JdbcClient.create(TestDatabase.empty());
  private final Offsets offsets = new Offsets(jdbc);
  private final ParkedTable parked =
      new ParkedTable(new JdbcTemplate(TestDatabase.empty()), "people-told", new Letters());
  private final List<DeliveryRecorded> told = new ArrayList<>();
  private final List<RatingRequest> ratings = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();
  private boolean brokerAway;
  private boolean deliveriesRefuse;
  private final DeliveryLog deliveries =
      records -> {
        if (deliveriesRefuse) {
          throw new IllegalArgumentException("a delivery that cannot be");
        }
        records.forEach(record -> told.add(record.getValue()));
        if (brokerAway) {
          throw new DeliveryLogAwayException(new IllegalStateException("no acknowledgement"));
        }
      };
  private final HeldEditions editions = new HeldEditions(County.DIRECTORY, Policies.EMPTY);
  private final Notifier notifier =
      new Notifier(
          new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.empty())),
          offsets,
          new HotlineAvroDeserializer(IDS),
          editions,
          new RecipientsInForce(RecipientsTest.shipped()),
          deliveries,
          MailQueue.NONE,
          (requests, _) -> ratings.addAll(requests),
          parked,
          List::of,
          Clock.fixed(FRIDAY_NIGHT, ZoneOffset.UTC));

  @Test
  void shouldTellTheInboxAtOnceAndRememberThePlaceInTheLog() {
    notifier.take(
        List.of(
            record(7, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT)),
            record(8, TestEvents.redCard("a", FRIDAY_NIGHT.minusSeconds(9000), FRIDAY_NIGHT))));
    assertThat(told)
        .extracting(DeliveryRecorded::getRecipient)
        .containsExactly("liaison-second", "head-second", "operator");
    var dispatch = told.getFirst();
    assertThat(dispatch.getChannel()).isEqualTo(DeliveryChannel.INBOX);
    assertThat(dispatch.getTemplate()).isEqualTo("case-dispatched");
    assertThat(dispatch.getCaseSequence()).isEqualTo(2);
    assertThat(dispatch.getAt()).isEqualTo(FRIDAY_NIGHT);
    assertThat(dispatch.getParameters())
        .isEqualTo(Map.of("caseNumber", "HM-a", "unitName", "第二中学", "round", "1"));
    assertThat(told.getLast().getHappenedAt()).isEqualTo(FRIDAY_NIGHT.minusSeconds(9000));
    assertThat(told.getLast().getParameters()).containsEntry("clock", "handle");
    assertThat(offsets.next())
        .isEqualTo(
            Map.of(Topics.CASE_EVENTS.name() + "/0", 8L, Topics.DEADLINE_EVENTS.name() + "/0", 9L));
  }

  @Test
  void shouldForgetThePlaceWhenTheBrokerDidNotAcknowledgeAndTellTheSameAgain() {
    var batch = List.of(record(0, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT)));
    brokerAway = true;
    assertThatExceptionOfType(DeliveryLogAwayException.class)
        .isThrownBy(() -> notifier.take(batch));
    assertThat(offsets.next()).isEmpty();
    assertThat(notifier.trouble()).isEqualTo("DeliveryLogAwayException");

    brokerAway = false;
    notifier.take(batch);
    assertThat(notifier.trouble()).isNull();
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).isEqualTo(told.getLast());
  }

  @Test
  void shouldTellNothingAgainThatComesAgain() {
    var batch = List.of(record(0, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT)));
    notifier.take(batch);
    notifier.take(batch);
    assertThat(told).hasSize(1);
  }

  @Test
  void shouldAskForARatingWhomNobodyReachedOrManyWereAnsweredWith() {
    notifier.take(
        List.of(
            record(1, TestEvents.unreached("a", false, FRIDAY_NIGHT)),
            record(2, TestEvents.unreached("hidden", true, FRIDAY_NIGHT)),
            record(3, TestEvents.answered("b", true, FRIDAY_NIGHT)),
            record(4, TestEvents.answered("called", false, FRIDAY_NIGHT))));

    assertThat(ratings)
        .extracting(RatingRequest::caseId, RatingRequest::together)
        .containsExactly(tuple("a", false), tuple("b", true));
  }

  @Test
  void shouldParkWhatItCannotReadAndGoOn() {
    var good = record(4, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT));
    var bad = new LogRecord(Topics.CASE_EVENTS.name(), 0, 3, "b", new byte[] {1, 2, 3});
    notifier.take(List.of(bad, good));
    assertThat(told).hasSize(1);
    assertThat(parked.count()).isEqualTo(1);
    assertThat(offsets.next()).containsEntry(Topics.CASE_EVENTS.name() + "/0", 5L);
    assertThat(givenUp)
        .containsExactly(Topics.CASE_EVENTS.name() + "/0/3 b UNREADABLE x1 SerializationException");
  }

  @Test
  void shouldGiveUpWhatItCannotHandle() {
    deliveriesRefuse = true;
    notifier.take(List.of(record(3, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT))));
    deliveriesRefuse = false;
    notifier.take(
        List.of(record(4, TestEvents.redCard("a", FRIDAY_NIGHT.minusSeconds(9000), FRIDAY_NIGHT))));
    assertThat(told).isNotEmpty();
    assertThat(givenUp)
        .singleElement()
        .asString()
        .startsWith(Topics.CASE_EVENTS.name() + "/0/3 a UNHANDLED");
  }

  @Test
  void shouldLetLaterEventsOfACaseWaitAndTellInTurnWhatIsAskedForAgain() {
    var first = record(3, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT));
    var second = record(4, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT));
    deliveriesRefuse = true;
    notifier.take(List.of(first));
    deliveriesRefuse = false;
    notifier.take(List.of(second));
    assertThat(told).isEmpty();

    notifier.take(List.of(retry(0, second, RetryKind.HANDLE), retry(1, first, RetryKind.HANDLE)));
    assertThat(told).hasSize(1);
    notifier.take(List.of(retry(2, first, RetryKind.HANDLE), retry(3, second, RetryKind.HANDLE)));
    assertThat(told).hasSize(2);
    assertThat(parked.count()).isZero();
    assertThat(offsets.next()).containsEntry(Topics.RETRY_NOTIFICATION.name() + "/0", 4L);
    var place = Topics.CASE_EVENTS.name() + "/0/";
    assertThat(givenUp)
        .containsExactly(
            place + "3 a UNHANDLED x1 IllegalArgumentException",
            place + "4 a PARKED x1 EarlierRecordWaitsException",
            place + "4 a PARKED x2 EarlierRecordWaitsException",
            place + "3 HANDLED x2",
            place + "3 NOT_WAITING x1",
            place + "4 HANDLED x3");
  }

  @Test
  void shouldTryAgainWhatWillPassAndAnswerNothingMeanwhile() {
    var event = record(3, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT));
    deliveriesRefuse = true;
    notifier.take(List.of(event));
    deliveriesRefuse = false;
    brokerAway = true;
    assertThatExceptionOfType(DeliveryLogAwayException.class)
        .isThrownBy(() -> notifier.take(List.of(retry(0, event, RetryKind.HANDLE))));
    assertThat(parked.count()).isOne();
    assertThat(givenUp).hasSize(1);

    brokerAway = false;
    notifier.take(List.of(retry(0, event, RetryKind.HANDLE)));
    assertThat(parked.count()).isZero();
  }

  private static LogRecord retry(long offset, LogRecord record, RetryKind kind) {
    var request =
        RetryRequests.of(
            "notification",
            Turn.first("people-told", record.lane()),
            new Place(record.topic(), record.partition(), record.offset()),
            kind,
            record.key(),
            record.value(),
            "request-1",
            FRIDAY_NIGHT);
    var topic = Topics.of(request).name();
    return new LogRecord(
        topic, 0, offset, record.key(), new HotlineAvroSerializer(IDS).serialize(topic, request));
  }

  @Test
  void shouldPassOverNothingWhileItsDeadLetterIsNotWritten() {
    brokerAway = true;
    var bad = new LogRecord(Topics.CASE_EVENTS.name(), 0, 3, "a", new byte[] {1, 2, 3});
    assertThatExceptionOfType(DeadLettersAwayException.class)
        .isThrownBy(() -> notifier.take(List.of(bad)));
    assertThat(parked.count()).isZero();
    assertThat(offsets.next()).isEmpty();
    assertThat(notifier.trouble()).isEqualTo("DeadLettersAwayException");

    brokerAway = false;
    notifier.take(List.of(bad));
    assertThat(givenUp).hasSize(1);
  }

  @Test
  void shouldWaitForTheDirectoryThatAnEventWasDecidedWith() {
    var batch = List.of(record(0, TestEvents.dispatched("a", Urgency.NORMAL, FRIDAY_NIGHT, 2)));
    assertThatExceptionOfType(DirectoryBehindException.class)
        .isThrownBy(() -> notifier.take(batch));
    assertThat(parked.count()).isZero();
    editions.put(new Directory(2, County.DIRECTORY.units(), County.DIRECTORY.people()));
    notifier.take(batch);
    assertThat(told).hasSize(1);
  }

  @Test
  void shouldCallUrgentCasesUrgent() {
    notifier.take(List.of(record(0, TestEvents.dispatched("a", Urgency.EMERGENCY, FRIDAY_NIGHT))));
    assertThat(told)
        .hasSize(3)
        .allMatch(DeliveryRecorded::getUrgent)
        .extracting(DeliveryRecorded::getRecipient)
        .contains("duty");
  }

  /** Remembers letters as a broker would, unless it is away. */
  private final class Letters implements DeadLetterLog {

    @Override
    public void giveUp(GivenUp record, Turn turn, DeadLetterStage stage, Throwable why) {
      if (brokerAway) {
        throw new DeadLettersAwayException(new IllegalStateException("no acknowledgement"));
      }
      var key = new String(record.key(), StandardCharsets.UTF_8);
      givenUp.add(
          "%s %s %s x%d %s"
              .formatted(
                  record.place(), key, stage, turn.attempt(), why.getClass().getSimpleName()));
    }

    @Override
    public void settle(Place place, Turn turn, LetterEnd end) {
      givenUp.add("%s %s x%d".formatted(place, end, turn.attempt()));
    }
  }

  private static LogRecord record(long offset, SpecificRecord value) {
    var topic = Topics.of(value).name();
    return new LogRecord(
        topic, 0, offset, "a", new HotlineAvroSerializer(IDS).serialize(topic, value));
  }
}
