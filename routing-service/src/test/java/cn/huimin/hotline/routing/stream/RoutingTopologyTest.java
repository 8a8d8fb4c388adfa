package cn.huimin.hotline.routing.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.RetryRequests;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.routing.county.County;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.command.SignCase;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.NextStep;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.RetryKind;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole topology, from work order to closed case. */
class RoutingTopologyTest {

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private static final String FEES_AT_CITY_SCHOOL = "云湖市第一中学强制买校服，校服费不开发票";
  private static final String CITY_SCHOOL = "u-yz";

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final Commands ask = new Commands();
  private final Map<String, TestInputTopic<String, SpecificRecord>> inputs = new HashMap<>();
  private Driven routing;
  private TopologyTestDriver driver;
  private TestOutputTopic<String, SpecificRecord> events;
  private TestOutputTopic<String, SpecificRecord> outcomes;
  private TestOutputTopic<String, SpecificRecord> ticks;
  private TestOutputTopic<String, SpecificRecord> deadLetters;

  @BeforeEach
  void start() {
    var asked =
        Stream.concat(
                Topics.intake().stream(),
                Stream.of(Topics.CASE_COMMANDS, Topics.TICKS, Topics.RETRY_ROUTING))
            .map(Topic::name)
            .toList();
    routing = new Driven(state, asked, Topics.MATTERS.name());
    driver = routing.driver();
    for (var name : Stream.concat(asked.stream(), Stream.of(Topics.MATTERS.name())).toList()) {
      inputs.put(
          name, driver.createInputTopic(name, Serdes.String().serializer(), serde.serializer()));
    }
    events = output(Topics.CASE_EVENTS);
    outcomes = output(Topics.COMMAND_OUTCOMES);
    ticks = output(Topics.CASE_TICKS);
    deadLetters = output(Topics.DEAD_LETTERS_ROUTING);
  }

  @AfterEach
  void stop() {
    assertThat(deadLetters.readValuesToList()).isEmpty();
    routing.close();
  }

  @Test
  void shouldWalkACaseFromTheWorkOrderToTheEnd() {
    var order = ask.workOrder("1", FEES_AT_CITY_SCHOOL);
    var id = order.getCaseId();
    send(id, order);
    send(id, ask.sign(id, CITY_SCHOOL));
    send(id, ask.contact(id, Commands.liaison(CITY_SCHOOL)));
    send(id, ask.report(id, CITY_SCHOOL));
    send(id, ask.signOff(id, CITY_SCHOOL));
    send(id, ask.approve(id));
    send(id, ask.callback(id, Satisfaction.DISSATISFIED));
    send(id, ask.report(id, CITY_SCHOOL));
    send(id, ask.signOff(id, CITY_SCHOOL));
    send(id, ask.approve(id));
    send(id, ask.callback(id, Satisfaction.SATISFIED));

    var life = events.readRecordsToList();
    assertThat(life).extracting(record -> record.key()).containsOnly(id);
    assertThat(life.stream().map(record -> record.value()).toList())
        .hasExactlyElementsOfTypes(
            CaseOpened.class,
            CaseClassified.class,
            CaseDispatched.class,
            CaseSigned.class,
            ComplainantContacted.class,
            ReportSubmitted.class,
            ReportSignedOff.class,
            ReportApproved.class,
            CallbackRecorded.class,
            RedoOpened.class,
            ReportSubmitted.class,
            ReportSignedOff.class,
            ReportApproved.class,
            CallbackRecorded.class,
            CaseClosed.class);
    for (int i = 0; i < life.size(); i++) {
      var header = (EventHeader) life.get(i).value().get(0);
      var after = (CaseSummary) life.get(i).value().get(1);
      assertThat(header.getEventId()).isEqualTo(id + "-" + (i + 1));
      assertThat(after.getVersion()).isEqualTo(i + 1);
      assertThat(header.getDirectoryEdition()).isOne();
      assertThat(header.getPolicyEdition()).isOne();
    }
    assertThat(outcomes())
        .hasSize(11)
        .allSatisfy(outcome -> assertThat(outcome.getKind()).isEqualTo(OutcomeKind.ACCEPTED));
    var end = (CaseSummary) life.getLast().value().get(1);
    assertThat(end.getState()).isEqualTo(CaseState.CLOSED);
    assertThat(end.getFlags()).containsExactly(CaseFlag.CONTACTED);
    assertThat(end.getRound()).isEqualTo(2);
    assertThat(end.getNextSteps()).noneMatch(step -> step.getOwed());
    assertThat(end.getEndedAt()).isEqualTo(ask.now());
    assertThat(stored(id).version()).isEqualTo(15);
  }

  @Test
  void shouldSayWhyAndWhoseItIs() {
    var order = ask.workOrder("1", FEES_AT_CITY_SCHOOL);
    send(order.getCaseId(), order);

    var life = events.readValuesToList();
    var classified = (CaseClassified) life.get(1);
    assertThat(classified.getRuleId()).isEqualTo("unit:full-name");
    assertThat(classified.getEvidence())
        .extracting(span -> FEES_AT_CITY_SCHOOL.substring(span.getStart(), span.getEnd()))
        .contains("云湖市第一中学", "强制买校服");
    assertThat(classified.getEvidence())
        .extracting(span -> span.getTextId())
        .containsOnly("demand-1");
    var dispatched = (CaseDispatched) life.get(2);
    assertThat(dispatched.getByRule()).isTrue();
    assertThat(dispatched.getAfter().getUnitLine()).containsExactly(CITY_SCHOOL, "u-bureau");
    assertThat(dispatched.getAfter().getCopiedUnitIds()).containsExactly("u-jck");
    assertThat(dispatched.getAfter().getNextSteps())
        .filteredOn(NextStep::getOwed)
        .extracting(NextStep::getAction)
        .containsExactlyInAnyOrder("sign", "contact");
  }

  @Test
  void shouldAnswerTheSameHandInWithItsFirstOutcomeAndAmendByChangedContent() {
    var order = ask.workOrder("1", FEES_AT_CITY_SCHOOL);
    var id = order.getCaseId();
    send(id, order);
    var first = outcomes().getFirst();
    send(id, ask.sign(id, CITY_SCHOOL));
    outcomes();
    events.readValuesToList();

    send(id, order);
    var again = outcomes().getFirst();
    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getAfter()).isEqualTo(first.getAfter());
    assertThat(events.isEmpty()).isTrue();

    send(id, ask.workOrder("1", FEES_AT_CITY_SCHOOL + "，请尽快"));
    assertThat(events.readValuesToList()).hasExactlyElementsOfTypes(CaseAmended.class);
    var amended = outcomes().getFirst();
    assertThat(amended.getReplayed()).isFalse();
    assertThat(amended.getAfter().getState()).isEqualTo(CaseState.SIGNED);
  }

  @Test
  void shouldGiveACommandItsOriginalOutcomeAndRefuseAReusedKey() {
    var id = opened("1");
    var sign = ask.sign(id, CITY_SCHOOL);
    send(id, sign);
    var done = outcomes().getFirst();
    send(id, ask.contact(id, Commands.liaison(CITY_SCHOOL)));
    outcomes();
    events.readValuesToList();

    send(id, sign);
    var again = outcomes().getFirst();
    assertThat(again.getKind()).isEqualTo(OutcomeKind.ACCEPTED);
    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getAfter()).isEqualTo(done.getAfter());

    var other =
        new SignCase(
            CommandHeader.newBuilder(sign.getHeader()).setContentHash("another body").build());
    send(id, other);
    var reused = outcomes().getFirst();
    assertThat(reused.getKind()).isEqualTo(OutcomeKind.INVALID_INPUT);
    assertThat(reused.getCode()).isEqualTo("idempotency-key-reused");
    assertThat(reused.getMessage()).contains("Idempotency-Key");
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void shouldRememberARefusalToo() {
    var id = opened("1");
    var early = ask.report(id, CITY_SCHOOL);
    send(id, early);
    assertThat(outcomes().getFirst().getCode()).isEqualTo("state-does-not-allow");
    send(id, ask.sign(id, CITY_SCHOOL));
    outcomes();

    send(id, early);

    var again = outcomes().getFirst();
    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getKind()).isEqualTo(OutcomeKind.CONFLICT);
    assertThat(again.getAfter().getState()).isEqualTo(CaseState.DISPATCHED);
  }

  @Test
  void shouldRefuseAnOldVersionAndAnUnknownCase() {
    var id = opened("1");
    var sign = ask.sign(id, CITY_SCHOOL);
    send(
        id,
        new SignCase(CommandHeader.newBuilder(sign.getHeader()).setExpectedVersion(2L).build()));
    var stale = outcomes().getFirst();
    assertThat(stale.getKind()).isEqualTo(OutcomeKind.CONFLICT);
    assertThat(stale.getCode()).isEqualTo("version-is-old");
    assertThat(stale.getAfter().getVersion()).isEqualTo(3);

    send("nowhere", ask.sign("nowhere", CITY_SCHOOL));
    var unknown = outcomes().getFirst();
    assertThat(unknown.getKind()).isEqualTo(OutcomeKind.NOT_FOUND);
    assertThat(unknown.getAfter()).isNull();
  }

  @Test
  void shouldLetAnOperatorDispatchWhatARuleWouldNot() {
    var order = ask.workOrder("1", "赵庄小学老师体罚学生，扇耳光");
    var id = order.getCaseId();
    send(id, order);
    var life = events.readValuesToList();
    assertThat(((CaseSentToTriage) life.getLast()).getReasonCodes())
        .containsExactly("hidden-needs-summary");
    outcomes();

    send(id, ask.dispatch(id, "u-zhaozhuang", TransferFault.NONE));
    assertThat(outcomes().getFirst().getProblems())
        .extracting(problem -> problem.getField())
        .containsExactly("unitId");

    send(id, ask.dispatch(id, "u-jsgz", TransferFault.NONE));
    var dispatched = (CaseDispatched) events.readValuesToList().getFirst();
    assertThat(dispatched.getByRule()).isFalse();
    assertThat(dispatched.getSummaryTextId()).isEqualTo("summary-1");
    assertThat(dispatched.getAfter().getHidden()).isTrue();
  }

  @Test
  void shouldTellTheSecondAndThirdComplaintOfTheSamePersonAboutTheSameMatter() {
    var ids = new ArrayList<String>();
    for (int i = 1; i <= 3; i++) {
      var order = ask.workOrder("r" + i, FEES_AT_CITY_SCHOOL + i, "same-person");
      ids.add(order.getCaseId());
      send(order.getCaseId(), order);
    }
    var someoneElse = ask.workOrder("r4", FEES_AT_CITY_SCHOOL, "another-person");
    send(someoneElse.getCaseId(), someoneElse);

    var repeats = ofType(RepeatNoticed.class);
    assertThat(repeats).extracting(RepeatNoticed::getOrdinal).containsExactly(2, 3);
    assertThat(repeats)
        .extracting(repeat -> repeat.getAfter().getCaseId())
        .containsExactly(ids.get(1), ids.get(2));
    assertThat(repeats.get(1).getEarlierCaseIds()).containsExactly(ids.get(0), ids.get(1));
    assertThat(repeats.get(1).getAfter().getRepeatOrdinal()).isEqualTo(3);
    assertThat(stored(someoneElse.getCaseId()).repeat().ordinal()).isOne();
  }

  @Test
  void shouldNoLongerCountACaseThatWentToAnotherUnit() {
    var first = ask.workOrder("r1", FEES_AT_CITY_SCHOOL, "same-person");
    var second = ask.workOrder("r2", "云湖市第一中学校服费太贵，请说明收费依据。", "same-person");
    send(first.getCaseId(), first);
    send(second.getCaseId(), second);

    send(first.getCaseId(), ask.dispatch(first.getCaseId(), "u-ez", TransferFault.CENTRE));

    assertThat(ofType(RepeatNoticed.class))
        .extracting(RepeatNoticed::getOrdinal)
        .containsExactly(2, 1);
    assertThat(stored(second.getCaseId()).repeat().ordinal()).isOne();
  }

  @Test
  void shouldCountNearlyTheSameWordsWhateverUnitTheyWentTo() {
    var first = ask.workOrder("r1", FEES_AT_CITY_SCHOOL, "same-person");
    var second = ask.workOrder("r2", "再说一次，" + FEES_AT_CITY_SCHOOL, "same-person");
    send(first.getCaseId(), first);
    send(first.getCaseId(), ask.dispatch(first.getCaseId(), "u-ez", TransferFault.CENTRE));
    send(second.getCaseId(), second);

    assertThat(ofType(RepeatNoticed.class))
        .singleElement()
        .satisfies(
            repeat -> {
              assertThat(repeat.getOrdinal()).isEqualTo(2);
              assertThat(repeat.getEarlierCaseIds()).containsExactly(first.getCaseId());
              assertThat(repeat.getAfter().getUnitId()).isNotEqualTo("u-ez");
            });
  }

  @Test
  void shouldPassOnTheLeastTimeOfTheInstancesHeardFrom() {
    tick("a", 100);
    assertThat(times()).containsExactly(100L);
    tick("b", 90);
    assertThat(times()).as("time never goes back").isEmpty();
    tick("a", 120);
    assertThat(times()).as("b holds it at 90").isEmpty();
    tick("b", 110);
    assertThat(times()).containsExactly(110L);

    driver.advanceWallClockTime(Duration.ofSeconds(9));
    tick("a", 130);
    assertThat(times()).isEmpty();
    driver.advanceWallClockTime(Duration.ofMillis(1001));
    tick("a", 131);
    assertThat(times()).as("b has been silent for more than 10 s").containsExactly(131L);
  }

  @Test
  void shouldHoldTimeForAnInstanceThatSaysTheSameTimeAgain() {
    tick("a", 100);
    tick("stuck", 100);
    times();
    for (int second = 1; second <= 20; second++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
      tick("a", 100 + second);
      tick("stuck", 100);
    }

    assertThat(times()).isEmpty();
  }

  @Test
  void shouldGiveUpWhatItCannotHandleAndGoOn() {
    var order = ask.workOrder("1", FEES_AT_CITY_SCHOOL);
    send("not-the-case-id", order);
    assertThat(events.isEmpty()).isTrue();
    assertThat(outcomes()).isEmpty();
    var letter = (DeadLetter) deadLetters.readValue();
    var source = Topics.of(order).name();
    assertThat(letter.getService()).isEqualTo("routing");
    assertThat(letter.getStage()).isEqualTo(DeadLetterStage.UNHANDLED);
    assertThat(letter.getSourceTopic()).isEqualTo(source);
    assertThat(letter.getSourceOffset()).isZero();
    assertThat(letter.getCaseId()).isEqualTo("not-the-case-id");
    assertThat(letter.getValueSize()).isEqualTo(serde.serializer().serialize(source, order).length);
    assertThat(letter.getErrorClass()).isEqualTo(IllegalArgumentException.class.getName());
    assertThat(letter.getErrorMessage()).contains("routing.stream.CaseProcessor");
    assertThat(letter.getAt()).isEqualTo(Driven.BEGIN);

    send(order.getCaseId(), order);
    assertThat(events.getQueueSize()).isEqualTo(3);
  }

  @Test
  void shouldGiveUpWhatItCannotReadAndATombstoneAndGoOn() {
    var order = ask.workOrder("1", FEES_AT_CITY_SCHOOL);
    driver
        .createInputTopic(
            Topics.of(order).name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("another", new byte[] {1, 2, 3});
    send(order.getCaseId(), order);
    inputs.get(Topics.CASE_COMMANDS.name()).pipeInput("yet another", null);
    inputs.get(Topics.MATTERS.name()).pipeInput("matter", order);
    send(order.getCaseId(), ask.sign(order.getCaseId(), CITY_SCHOOL));

    assertThat(events.getQueueSize()).isEqualTo(4);
    assertThat(deadLetters.readValuesToList().stream().map(DeadLetter.class::cast).toList())
        .extracting(DeadLetter::getSourceTopic, DeadLetter::getStage, DeadLetter::getValueSize)
        .containsExactly(
            tuple(Topics.of(order).name(), DeadLetterStage.UNREADABLE, 3),
            tuple(Topics.CASE_COMMANDS.name(), DeadLetterStage.UNHANDLED, -1),
            tuple(
                Topics.MATTERS.name(),
                DeadLetterStage.UNHANDLED,
                serde.serializer().serialize("any", order).length));
  }

  @Test
  void shouldLetACaseWaitBehindACommandItCannotHandleAndGoThroughItsLifeOnceMended() {
    var order = ask.workOrder("1", FEES_AT_CITY_SCHOOL);
    var id = order.getCaseId();
    routing.breaks(true);
    send(id, order);
    routing.breaks(false);
    var sign = ask.sign(id, CITY_SCHOOL);
    send(id, sign);
    opened("2");
    assertThat(ofType(CaseOpened.class)).as("the other case alone").hasSize(1);
    var letters = deadLetters.readValuesToList().stream().map(DeadLetter.class::cast).toList();
    assertThat(letters)
        .extracting(DeadLetter::getStep, DeadLetter::getStage, DeadLetter::getAttempt)
        .containsExactly(
            tuple("case-life", DeadLetterStage.UNHANDLED, 1),
            tuple("case-life", DeadLetterStage.PARKED, 1));

    again(letters.get(0), order);
    again(letters.get(0), order);
    again(letters.get(1), sign);
    assertThat(events.readValuesToList())
        .hasExactlyElementsOfTypes(
            CaseOpened.class, CaseClassified.class, CaseDispatched.class, CaseSigned.class);
    assertThat(outcomes()).hasSize(2);
    assertThat(ends()).containsExactly(LetterEnd.HANDLED, LetterEnd.NOT_WAITING, LetterEnd.HANDLED);
  }

  @Test
  void shouldLeaveOutAMatterThatCannotBeHandledWhenItIsToldTo() {
    var order = ask.workOrder("1", FEES_AT_CITY_SCHOOL);
    inputs.get(Topics.MATTERS.name()).pipeInput("matter", order);
    var letter = (DeadLetter) deadLetters.readValue();
    assertThat(letter.getStep()).isEqualTo("repeats");
    send("matter", retry(letter, RetryKind.DISCARD, order));
    assertThat(ends()).containsExactly(LetterEnd.DISCARDED);
  }

  private void again(DeadLetter letter, SpecificRecord value) {
    var retry = retry(letter, RetryKind.HANDLE, value);
    send(retry.getKey(), retry);
  }

  private RetryRequested retry(DeadLetter letter, RetryKind kind, SpecificRecord value) {
    return RetryRequests.of(
        letter.getService(),
        Turn.first(letter.getStep(), letter.getLane()),
        new Place(letter.getSourceTopic(), letter.getSourcePartition(), letter.getSourceOffset()),
        kind,
        letter.getCaseId(),
        serde.serializer().serialize(letter.getSourceTopic(), value),
        "request-1",
        Driven.BEGIN);
  }

  private List<LetterEnd> ends() {
    return deadLetters.readValuesToList().stream()
        .map(value -> ((DeadLetterSettled) value).getEnd())
        .toList();
  }

  @Test
  void shouldCompileAnewWhenAnEditionChangesAndKeepTheOldRulesWhenTheNewAreWrong() {
    routing.editions.put(
        new Policies(
            2, List.of(new PolicyDocument("routing-rules", "broken", Instant.EPOCH, "{"))));
    opened("1");
    var header = (EventHeader) ofType(CaseDispatched.class).getFirst().get(0);
    assertThat(header.getPolicyEdition()).isEqualTo(2);

    routing.editions.put(County.DIRECTORY);
    opened("2");
    assertThat(ofType(CaseDispatched.class)).hasSize(1);
  }

  @Test
  void shouldForgetOutcomesThatNobodyCanAskForAgain() {
    var id = opened("1");
    send(id, ask.sign(id, CITY_SCHOOL));
    assertThat(answers()).isEqualTo(2);

    driver.advanceWallClockTime(Duration.ofMinutes(1));
    assertThat(answers()).isEqualTo(2);
    tick("a", ask.now().plus(Duration.ofDays(31)).toEpochMilli());
    driver.advanceWallClockTime(Duration.ofMinutes(1));

    assertThat(answers()).isZero();
    assertThat(stored(id).state()).isEqualTo(CaseState.SIGNED);
  }

  // ---- helpers

  private String opened(String number) {
    var order = ask.workOrder(number, FEES_AT_CITY_SCHOOL);
    send(order.getCaseId(), order);
    outcomes();
    return order.getCaseId();
  }

  private void send(String key, SpecificRecord value) {
    inputs.get(Topics.of(value).name()).pipeInput(key, value);
  }

  private void tick(String instance, long millis) {
    send(instance, new IntakeTick(instance, Instant.ofEpochMilli(millis)));
  }

  private List<Long> times() {
    return ticks.readKeyValuesToList().stream()
        .map(
            tick -> {
              assertThat(tick.key).as("partition").isEqualTo("0");
              return ((CaseTick) tick.value).getTime().toEpochMilli();
            })
        .toList();
  }

  private List<CommandOutcome> outcomes() {
    return outcomes.readValuesToList().stream().map(CommandOutcome.class::cast).toList();
  }

  private <T> List<T> ofType(Class<T> type) {
    return events.readValuesToList().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Case stored(String id) {
    return routing.stored(id);
  }

  private long answers() {
    try (var all = driver.<String, Answer>getKeyValueStore(Stores.ANSWERS).all()) {
      long count = 0;
      while (all.hasNext()) {
        all.next();
        count++;
      }
      return count;
    }
  }

  private TestOutputTopic<String, SpecificRecord> output(Topic topic) {
    return driver.createOutputTopic(
        topic.name(), Serdes.String().deserializer(), serde.deserializer());
  }
}
