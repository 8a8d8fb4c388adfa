package cn.huimin.hotline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestDatabase;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.platform.deadletter.DeadLetterLog;
import cn.huimin.hotline.platform.deadletter.DeadLettersAwayException;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.RetryRequests;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ItemScore;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.schemas.word.AssessmentState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.LineKind;
import cn.huimin.hotline.schemas.word.RetryKind;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SurveyKind;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReadModelIT {

  private static final Instant MONDAY = Instant.parse("2026-03-02T01:15:00Z");

  private final List<String> givenUp = new ArrayList<>();
  private boolean brokerAway;
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.migrated());
  private final TransactionTemplate transactions = transactions(jdbc);
  private final ReadModel readModel = new ReadModel(jdbc, transactions);
  private final ReadModelWriter writer =
      new ReadModelWriter(
          jdbc,
          transactions,
          new HotlineAvroDeserializer(TestLog.IDS),
          new ReadModelSignal(),
          new Letters());
  private final TestLog log = new TestLog();

  private static TransactionTemplate transactions(JdbcTemplate jdbc) {
    return new TransactionTemplate(
        new DataSourceTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
  }

  @BeforeEach
  void startFromNothing() {
    readModel.drop();
  }

  @Test
  void shouldShowTheCaseAfterItsLastEventWithItsClocksAndItsStory() {
    wholeLife("c1");

    writer.take(log.records());

    assertThat(row("select state, version, summary->>'verdict' as verdict from cases"))
        .containsEntry("state", "CLOSED")
        .containsEntry("version", 9L)
        .containsEntry("verdict", "CONFIRMED");
    assertThat(
            jdbc.queryForList(
                "select kind from clocks where state = 'MET' order by kind", String.class))
        .containsExactly("CALLBACK", "CONTACT", "DISPATCH", "HANDLE", "SIGN");
    assertThat(jdbc.queryForList("select action from steps", String.class)).isEmpty();
    assertThat(row("select title, due_at from case_index"))
        .containsEntry("title", "冬季校服退费")
        .containsEntry("due_at", null);
    assertThat(
            jdbc.queryForList(
                "select type from timeline where type like 'Case%' order by sequence",
                String.class))
        .containsExactly("CaseOpened", "CaseDispatched", "CaseSigned", "CaseClosed");
  }

  @Test
  void shouldHoldTheSameAfterADropAndARebuildWhateverTheOrderOfTopicsAndBatches() {
    wholeLife("c1");
    TestCase.opened(log, "c2", "HM2", MONDAY, "午餐涨价", "午餐涨价没有告知")
        .triaged()
        .dispatched()
        .red(ClockKind.SIGN, MONDAY);
    warningAndDelivery();
    writer.take(log.records());
    var first = readModel.checksums();

    readModel.drop();
    assertThat(readModel.checksums()).isNotEqualTo(first);
    for (var batch : shuffledByTopic()) {
      writer.take(batch);
    }

    assertThat(readModel.checksums()).isEqualTo(first);
    first.remove("parked");
    assertThat(first.values())
        .as("something in every table")
        .noneMatch(sum -> sum.startsWith("empty"));
  }

  @Test
  void shouldTakeNothingTwice() {
    wholeLife("c1");
    writer.take(log.records());
    var first = readModel.checksums();

    writer.take(log.records());
    writer.take(log.records().subList(3, 9));

    assertThat(readModel.checksums()).isEqualTo(first);
  }

  @Test
  void shouldParkTheEventsOfACaseAfterAGapAndGoOnWithTheOthers() {
    var gap = TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一").dispatched();
    var records = new ArrayList<>(log.records());
    records.removeIf(
        record -> record.topic().equals(Topics.CASE_EVENTS.name()) && record.offset() == 1);
    writer.take(records);
    int before = log.records().size();
    gap.signed();
    TestCase.opened(log, "c2", "HM2", MONDAY, "二", "二");
    writer.take(log.records().subList(before, log.records().size()));

    assertThat(jdbc.queryForList("select case_id || state from cases order by 1", String.class))
        .containsExactly("c1RECEIVED", "c2RECEIVED");
    assertThat(row("select stage, reason, attempt from parked"))
        .containsEntry("stage", "PARKED")
        .containsEntry("reason", "SequenceGapException")
        .containsEntry("attempt", 1);
    assertThat(givenUp)
        .containsExactly(Topics.CASE_EVENTS.name() + "/0/2 c1 PARKED x1 SequenceGapException");
  }

  @Test
  void shouldParkWhatCannotBeReadAndGoOn() {
    log.place(Topics.CASE_EVENTS, "c9", "no avro".getBytes(StandardCharsets.UTF_8));
    TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一");

    writer.take(log.records());

    assertThat(row("select stage, log_offset from parked"))
        .containsEntry("stage", "UNREADABLE")
        .containsEntry("log_offset", 0L);
    assertThat(row("select count(*) as cases from cases")).containsEntry("cases", 1L);
    assertThat(writer.nextOffsets()).containsEntry(Topics.CASE_EVENTS.name() + "/0", 2L);
    assertThat(givenUp)
        .containsExactly(
            Topics.CASE_EVENTS.name() + "/0/0 c9 UNREADABLE x1 SerializationException");
  }

  @Test
  void shouldGiveUpTheFirstThatCannotBeHandledAndParkItsCasesLaterEvents() {
    var bad = TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一");
    // A tombstone where an event should be can be read, but not handled.
    var records =
        new ArrayList<>(
            log.records().stream()
                .map(
                    r ->
                        r.topic().equals(Topics.CASE_EVENTS.name())
                            ? new LogRecord(r.topic(), r.partition(), r.offset(), r.key(), null)
                            : r)
                .toList());
    int before = log.records().size();
    bad.dispatched();
    records.addAll(log.records().subList(before, log.records().size()));

    writer.take(records);

    assertThat(givenUp)
        .filteredOn(one -> one.startsWith(Topics.CASE_EVENTS.name()))
        .containsOnlyOnce(Topics.CASE_EVENTS.name() + "/0/0 c1 UNHANDLED x1 NullPointerException")
        .contains(Topics.CASE_EVENTS.name() + "/0/1 c1 PARKED x1 EarlierRecordWaitsException");
    assertThat(row("select count(*) as cases from cases")).containsEntry("cases", 0L);
  }

  @Test
  void shouldPassOverNothingWhileItsDeadLetterIsNotWritten() {
    log.place(Topics.CASE_EVENTS, "c9", "no avro".getBytes(StandardCharsets.UTF_8));
    brokerAway = true;
    assertThatThrownBy(() -> writer.take(log.records()))
        .isInstanceOf(DeadLettersAwayException.class);
    assertThat(row("select count(*) as parked from parked")).containsEntry("parked", 0L);
    assertThat(writer.nextOffsets()).isEmpty();
    assertThat(writer.trouble()).isEqualTo("DeadLettersAwayException");

    brokerAway = false;
    writer.take(log.records());
    assertThat(givenUp).hasSize(1);
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

  @Test
  void shouldMakeACaseWholeWhenWhatItCouldNotReadIsMendedAndAskedForAgain() {
    TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一").dispatched().signed();
    TestCase.opened(log, "c2", "HM2", MONDAY, "二", "二").dispatched();
    writer.take(log.records());
    var whole = readModel.checksums();
    readModel.drop();

    var broken = new LogRecord(Topics.CASE_EVENTS.name(), 0, 1, "c1", new byte[] {1, 2, 3});
    var original = new ArrayList<LogRecord>();
    for (var record : log.records()) {
      boolean second = record.topic().equals(broken.topic()) && record.offset() == 1;
      writer.take(List.of(second ? broken : record));
      if (record.topic().equals(broken.topic()) && record.key().equals("c1")) {
        original.add(record);
      }
    }
    assertThat(jdbc.queryForList("select case_id || version from cases order by 1", String.class))
        .containsExactly("c11", "c22");

    writer.take(List.of(retry(0, original.get(1)), retry(1, original.get(2))));
    writer.take(List.of(retry(1, original.get(2)), retry(2, original.get(2))));
    var mended = readModel.checksums();
    mended.remove("consumed");
    whole.remove("consumed");
    assertThat(mended).isEqualTo(whole);
    var place = Topics.CASE_EVENTS.name() + "/0/";
    assertThat(givenUp)
        .containsExactly(
            place + "1 c1 UNREADABLE x1 SerializationException",
            place + "2 c1 PARKED x1 EarlierRecordWaitsException",
            place + "1 HANDLED x2",
            place + "2 HANDLED x2",
            place + "2 NOT_WAITING x1");
  }

  @Test
  void shouldNotBringBackATextThatWasErasedWhileItWaited() {
    TestCase.opened(log, "c1", "HM1", MONDAY, "冬季校服退费", "退费");
    writer.take(log.records());
    var bad = log.place(Topics.CASE_TEXTS, "c1/t-title", new byte[] {1, 2, 3});
    writer.take(List.of(bad));
    writer.take(List.of(log.place(Topics.CASE_TEXTS, "c1/t-title", null)));
    writer.take(List.of(retry(0, bad)));
    assertThat(jdbc.queryForList("select text_id from texts", String.class))
        .containsExactly("t-demand");
    var place = Topics.CASE_TEXTS.name() + "/0/" + bad.offset();
    assertThat(givenUp)
        .containsExactly(
            place + " c1/t-title UNREADABLE x1 SerializationException",
            place + " DISCARDED x2",
            place + " NOT_WAITING x1");
  }

  private static LogRecord retry(long offset, LogRecord record) {
    var request =
        RetryRequests.of(
            "console",
            Turn.first("read-model", record.lane()),
            new Place(record.topic(), record.partition(), record.offset()),
            RetryKind.HANDLE,
            record.key(),
            record.value(),
            "request-1",
            MONDAY);
    var topic = Topics.of(request).name();
    return new LogRecord(
        topic,
        0,
        offset,
        record.key(),
        new HotlineAvroSerializer(TestLog.IDS).serialize(topic, request));
  }

  @Test
  void shouldTakeNothingAndSayWhyWhileTheFaultLiesOutside() {
    TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一");
    var away =
        new ReadModelWriter(
            jdbc,
            transactions,
            (topic, bytes) -> {
              throw new TimeoutException("the registry is away");
            },
            new ReadModelSignal(),
            new Letters());

    assertThatThrownBy(() -> away.take(log.records())).isInstanceOf(TimeoutException.class);

    assertThat(away.trouble()).isEqualTo("TimeoutException");
    assertThat(row("select count(*) as parked from parked")).containsEntry("parked", 0L);
    assertThat(writer.nextOffsets()).isEmpty();
  }

  @Test
  void shouldObeyATombstoneInTextTitleAndSearch() {
    TestCase.opened(log, "c1", "HM1", MONDAY, "冬季校服退费", "退费");
    writer.take(log.records());
    assertThat(found("words_all", "校服")).isEqualTo(1);

    writer.take(List.of(log.place(Topics.CASE_TEXTS, "c1/t-title", null)));

    assertThat(jdbc.queryForList("select text_id from texts", String.class))
        .containsExactly("t-demand");
    assertThat(found("words_all", "校服")).as("only the category still says it").isEqualTo(1);
    assertThat(found("words_all", "冬季")).isZero();
    assertThat(row("select title from case_index")).containsEntry("title", "退费");
  }

  @Test
  void shouldNotLetAHiddenCaseBeFoundByTheOriginalsWords() {
    TestCase.opened(log, "c1", "HM1", MONDAY, "校长收礼", "校长收受礼金").hidden().dispatched();

    writer.take(log.records());

    assertThat(found("words_all", "礼金")).isEqualTo(1);
    assertThat(found("words_open", "礼金")).isZero();
    assertThat(found("words_open", "公示")).isEqualTo(1);
  }

  @Test
  void shouldGiveCardsToTheClockTheStoryAndTheEscalations() {
    var due = MONDAY.plusSeconds(7 * 24 * 3600);
    TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一")
        .dispatched()
        .yellow(ClockKind.HANDLE, due)
        .red(ClockKind.HANDLE, due);

    writer.take(log.records());

    assertThat(
            row(
                "select yellow_card_at is not null and red_card_at is not null as both"
                    + " from clocks where kind = 'HANDLE'"))
        .containsEntry("both", true);
    assertThat(row("select card from case_index")).containsEntry("card", "RED");
    assertThat(row("select clock, unit_id from escalations"))
        .containsEntry("clock", "HANDLE")
        .containsEntry("unit_id", "u-syxx");
    assertThat(
            jdbc.queryForList(
                "select type from timeline where type like '%Card%' order by type", String.class))
        .containsExactly("RedCardGiven", "YellowCardGiven");
  }

  /** A step that is taken back and taken again is on the month's list once. */
  @Test
  void shouldTakeBackExactlyTheStepsThatCountNoLongerAndOfThatTurnAlone() {
    var due = MONDAY.plusSeconds(7 * 24 * 3600);
    var file =
        TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一")
            .dispatched()
            .red(ClockKind.HANDLE, due)
            .ladder(ClockKind.HANDLE, "supervision-draft", due)
            .ladder(ClockKind.HANDLE, "criticism-draft", due)
            .turn(2)
            .red(ClockKind.HANDLE, due)
            .ladder(ClockKind.HANDLE, "criticism-draft", due)
            .corrected(ClockKind.HANDLE, due, "criticism-draft");
    writer.take(log.records());
    assertThat(escalations())
        .containsExactly("1 CRITICISM", "1 LADDER", "1 RED_CARD", "2 RED_CARD");

    file.ladder(ClockKind.HANDLE, "criticism-draft", due)
        .turn(1)
        .corrected(ClockKind.HANDLE, due, "red-card", "supervision-draft", "criticism-draft")
        .turn(2)
        .ladder(ClockKind.CASE, "leader-told", due);
    writer.take(log.records());
    assertThat(escalations()).containsExactly("2 CRITICISM", "2 LEADER_TOLD", "2 RED_CARD");
  }

  @Test
  void shouldEscalateAnOrderOnceAndMoveItWithItsLimit() {
    var first = MONDAY.plusSeconds(3 * 24 * 3600);
    var leaders = MONDAY.plusSeconds(24 * 3600);
    TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一")
        .dispatched()
        .supervised("请督办", first)
        .clockSet(ClockKind.SUPERVISION, "WD:3", leaders);
    writer.take(log.records());
    assertThat(escalations()).containsExactly("1 SUPERVISION");
    assertThat(row("select due_at from escalations"))
        .containsEntry("due_at", Timestamp.from(leaders));
  }

  private List<String> escalations() {
    return jdbc.queryForList(
        "select leg || ' ' || kind from escalations order by leg, kind", String.class);
  }

  @Test
  void shouldShowAWarningAsItStandsAndKeepItsChanges() {
    warningAndDelivery();

    writer.take(log.records());

    assertThat(row("select state, level, sequence, cleared_reason from warnings"))
        .containsEntry("state", "CLEARED")
        .containsEntry("level", "RED")
        .containsEntry("sequence", 3)
        .containsEntry("cleared_reason", "all-cases-ended");
    assertThat(
            jdbc.queryForList("select type from warning_events order by log_offset", String.class))
        .containsExactly("raised", "updated", "cleared");
  }

  @Test
  void shouldLeaveAClearedWarningClearedWhereItIsAnsweredLate() {
    var dueAt = MONDAY.plusSeconds(3600);
    log.write("m1", new WarningRaised(warning(1, WarningLevel.YELLOW)));
    var cleared =
        WarningHeader.newBuilder(warning(2, WarningLevel.YELLOW)).setAnswerDueAt(dueAt).build();
    log.write("m1", new WarningCleared(cleared, "all-cases-ended"));
    writer.take(log.records());
    assertThat(row("select state, answer_due_at from warnings"))
        .containsEntry("state", "CLEARED")
        .containsEntry("answer_due_at", Timestamp.from(dueAt));

    var head = new Actor("head-u-syxx", Role.HEAD, "u-syxx", null);
    log.write("m1", new WarningAnswered(warning(3, WarningLevel.YELLOW), "c", head, "t"));
    writer.take(log.records());

    assertThat(row("select state, at, answered_by, answer_due_at from warnings"))
        .containsEntry("state", "CLEARED")
        .containsEntry("at", Timestamp.from(MONDAY.plusSeconds(2)))
        .containsEntry("answered_by", "head-u-syxx")
        .containsEntry("answer_due_at", null);
  }

  @Test
  void shouldKnowUpToWhichEventTheClocksHaveCome() {
    TestCase.opened(log, "c1", "HM1", MONDAY, "一", "一")
        .dispatched()
        .signed()
        .contacted()
        .reported();

    writer.take(log.records());

    assertThat(row("select version, case_sequence from cases join clock_progress using (case_id)"))
        .containsEntry("version", 5L)
        .containsEntry("case_sequence", 5L);
  }

  private void wholeLife(String id) {
    TestCase.opened(log, id, "HM1", MONDAY, "冬季校服退费", "家长反映冬季校服交费后一直没有发放，要求退费。")
        .dispatched()
        .at(MONDAY.plusSeconds(3600))
        .signed()
        .contacted()
        .reported()
        .signedOff()
        .approved()
        .closedSatisfied();
  }

  private void warningAndDelivery() {
    log.write("m1", new WarningRaised(warning(1, WarningLevel.YELLOW)));
    log.write("m1", new WarningUpdated(warning(2, WarningLevel.RED), "level"));
    log.write("m1", new WarningCleared(warning(3, WarningLevel.RED), "all-cases-ended"));
    log.write(
        "c1",
        DeliveryRecorded.newBuilder()
            .setDeliveryId("d1")
            .setRecipient("liaison-u-syxx")
            .setChannel(DeliveryChannel.INBOX)
            .setResult(DeliveryResult.DELIVERED)
            .setAttempt(1)
            .setTemplate("case-dispatched")
            .setParameters(Map.of("caseNumber", "HM1"))
            .setUrgent(false)
            .setCaseId("c1")
            .setSourceEventId("c1-2")
            .setHappenedAt(MONDAY)
            .setAt(MONDAY)
            .build());
    log.write(
        "u-syxx",
        ScoreLinePosted.newBuilder()
            .setLineId("l1")
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setItem("2.1")
            .setKind(LineKind.NUMERATOR)
            .setNumerator(1)
            .setDenominator(1)
            .setReasonCode("one-time")
            .setCaseId("c1")
            .setSourceEventId("c1-9")
            .setProvisional(true)
            .setRuleVersion("1")
            .setAt(MONDAY)
            .build());
    log.write(
        "u-syxx/A-2020/2026",
        Scorecard.newBuilder()
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setItems(List.of(new ItemScore("2.1", "4", "1", "1", "0", 2, true)))
            .setTotal("4")
            .setRuleVersion("1")
            .setLedgerPosition(2)
            .setAt(MONDAY)
            .build());
    log.write(
        "u-syxx",
        AssessmentEntered.newBuilder()
            .setRecordId("r1")
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setPlaceId("u-syxx")
            .setScheme("A-2020")
            .setPeriod("2026")
            .setAct(AssessmentAct.PLAN)
            .setState(AssessmentState.STANDS)
            .setMatter("BUREAU_CALLS/2026-1")
            .setBy(Actor.newBuilder().setId("head-u-syxx").setRole(Role.HEAD).build())
            .setEnteredAt(MONDAY)
            .setAt(MONDAY)
            .build());
    log.write(
        "report/u-syxx/monthly/2026-01",
        ReportStanding.newBuilder()
            .setUnitId("u-syxx")
            .setUnitName("云湖市实验小学")
            .setReport("monthly")
            .setName("月报（含零报告）")
            .setInstance("2026-01")
            .setDueAt(MONDAY.minusSeconds(86400))
            .setCounted(true)
            .setAt(MONDAY)
            .build());
    log.write(
        "survey/BUREAU_CALLS/2026-1",
        SurveyClosed.newBuilder()
            .setSurveyId("BUREAU_CALLS/2026-1")
            .setKind(SurveyKind.BUREAU_CALLS)
            .setTerm("2026-1")
            .setCoverage("1/20")
            .setBottomPlaces(10)
            .setStandings(
                List.of(
                    new SurveyStanding("u-ez", "云湖市第二中学", 2400, 132, 132, true, 1, false),
                    new SurveyStanding("u-syxx", "云湖市实验小学", 1800, 96, 90, true, 2, true),
                    new SurveyStanding("u-dayingzx", "大营镇中心小学", 900, 3, 1, false, null, false)))
            .setRuleVersion("1")
            .setBy(Actor.newBuilder().setId("assessor").setRole(Role.ASSESSOR).build())
            .setAt(MONDAY)
            .build());
  }

  private static WarningHeader warning(int sequence, WarningLevel level) {
    return WarningHeader.newBuilder()
        .setWarningId("w1")
        .setEventId("w1-" + sequence)
        .setSequence(sequence)
        .setRule("repeat")
        .setLevel(level)
        .setScope(WarningScope.UNIT)
        .setScopeId("m1")
        .setUnitId("u-syxx")
        .setUnitName("云湖市实验小学")
        .setUnitLine(TestCase.SCHOOL_LINE)
        .setCategoryLevel1("违规收费")
        .setFigures(Map.of("ordinal", String.valueOf(sequence + 1)))
        .setCaseIds(List.of("c1", "c2"))
        .setAt(MONDAY.plusSeconds(sequence))
        .build();
  }

  /** The same log in other batches: topics in another order, records of a topic in theirs. */
  private List<List<LogRecord>> shuffledByTopic() {
    var topics = new ArrayList<>(writer.topics());
    Collections.shuffle(topics, new Random(7));
    var records = new ArrayList<>(log.records());
    records.sort(
        Comparator.<LogRecord>comparingInt(record -> topics.indexOf(record.topic()))
            .thenComparing(LogRecord::offset));
    var batches = new ArrayList<List<LogRecord>>();
    for (int i = 0; i < records.size(); i += 3) {
      batches.add(records.subList(i, Math.min(i + 3, records.size())));
    }
    return batches;
  }

  private int found(String column, String words) {
    var count =
        jdbc.queryForObject(
            "select count(*) from case_index where " + column + " @@ ?::tsquery",
            Integer.class,
            Bigrams.query(words));
    return count == null ? -1 : count;
  }

  private Map<String, Object> row(String sql) {
    return jdbc.queryForMap(sql);
  }

  @Test
  void shouldNameEveryTopicThatHasAProjection() {
    assertThat(writer.topics())
        .contains(Topics.CASE_EVENTS.name(), Topics.CASE_TEXTS.name(), Topics.SCORECARDS.name())
        .hasSize(7);
    assertThat(CaseOpened.getClassSchema().getField("header").pos()).isZero();
    assertThat(CaseOpened.getClassSchema().getField("after").pos()).isEqualTo(1);
  }
}
