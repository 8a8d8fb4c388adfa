package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.RetryRequests;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.platform.streams.LenientAvroSerde;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.schemas.command.NoteLimitPassed;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.ClockStopped;
import cn.huimin.hotline.schemas.deadline.ClockUnmet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.RetryKind;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.WarningLevel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlaTopologyTest {

  /** Friday before Spring Festival 2026, whose Saturday and next Sunday week are worked. */
  private static final Instant FRIDAY = at("2026-02-13T10:00:00+08:00");

  /** Five working days on: 14 (make-up), 24, 25, 26, 27 February. */
  private static final Instant HANDLE_DUE = at("2026-02-27T17:30:00+08:00");

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<String, SpecificRecord> events;
  private TestInputTopic<String, SpecificRecord> ticks;
  private TestOutputTopic<String, SpecificRecord> deadlines;
  private TestOutputTopic<String, SpecificRecord> warnings;
  private TestOutputTopic<String, SpecificRecord> commands;
  private TestOutputTopic<String, SpecificRecord> deadLetters;

  @BeforeEach
  void start() {
    var rules = SlaRules.of(Policies.EMPTY);
    var letters =
        new DeadLetters(
            Topic.Service.SLA, SchemaIds.counted(), () -> FRIDAY, new SimpleMeterRegistry());
    var meters = new SlaMeters(registry, () -> FRIDAY);
    var builder = new StreamsBuilder();
    new SlaTopology(serde, () -> rules, () -> Directory.EMPTY, letters, meters)
        .build(
            builder.stream(
                List.of(
                    Topics.CASE_EVENTS.name(), Topics.CASE_TICKS.name(), Topics.RETRY_SLA.name()),
                Consumed.with(Serdes.String(), new LenientAvroSerde(SchemaIds.counted()))
                    .withTimestampExtractor(new AcceptedAtExtractor())));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "sla-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    StreamsDeadLetters.into(settings, letters);
    driver = new TopologyTestDriver(builder.build(), settings, FRIDAY);
    events =
        driver.createInputTopic(
            Topics.CASE_EVENTS.name(), new StringSerializer(), serde.serializer());
    ticks =
        driver.createInputTopic(
            Topics.CASE_TICKS.name(), new StringSerializer(), serde.serializer());
    deadlines =
        driver.createOutputTopic(
            Topics.DEADLINE_EVENTS.name(), new StringDeserializer(), serde.deserializer());
    commands =
        driver.createOutputTopic(
            Topics.CASE_COMMANDS.name(), new StringDeserializer(), serde.deserializer());
    warnings =
        driver.createOutputTopic(
            Topics.WARNINGS.name(), new StringDeserializer(), serde.deserializer());
    deadLetters =
        driver.createOutputTopic(
            Topics.DEAD_LETTERS_SLA.name(), new StringDeserializer(), serde.deserializer());
  }

  @AfterEach
  void stop() {
    assertThat(deadLetters.readValuesToList()).isEmpty();
    driver.close();
  }

  @Test
  void shouldSetTheHandleLimitAcrossSpringFestival() {
    dispatched("a", Urgency.NORMAL);
    var set =
        deadlines.readValuesToList().stream()
            .filter(ClockSet.class::isInstance)
            .map(ClockSet.class::cast)
            .filter(clock -> clock.getHeader().getClock() == ClockKind.HANDLE)
            .toList();
    assertThat(set).hasSize(1);
    assertThat(set.getFirst().getHeader().getDueAt()).isEqualTo(HANDLE_DUE);
    assertThat(set.getFirst().getYellowAt()).isEqualTo(at("2026-02-26T17:30:00+08:00"));
    assertThat(set.getFirst().getHeader().getUnitId()).isEqualTo(CaseStory.UNIT);
  }

  @Test
  void shouldGiveNoCardWhileNoTickSaysThatTheTimeIsCome() {
    dispatched("a", Urgency.NORMAL);
    driver.advanceWallClockTime(Duration.ofDays(60));
    assertThat(cards()).isEmpty();
  }

  @Test
  void shouldGiveTheRedCardOnlyWhenTheWatermarkIsPastTheLimit() {
    dispatched("a", Urgency.NORMAL);
    tick(HANDLE_DUE.plus(DeadlineProcessor.BEHIND));
    assertThat(cards()).allMatch(YellowCardGiven.class::isInstance);

    tick(HANDLE_DUE.plus(DeadlineProcessor.BEHIND).plusMillis(1));
    var red =
        cards().stream()
            .filter(RedCardGiven.class::isInstance)
            .map(RedCardGiven.class::cast)
            .filter(card -> card.getHeader().getClock() == ClockKind.HANDLE)
            .toList();
    assertThat(red).hasSize(1);
    assertThat(red.getFirst().getStepAt()).isEqualTo(HANDLE_DUE);
    assertThat(red.getFirst().getHeader().getFiredAt()).isAfter(HANDLE_DUE);

    tick(HANDLE_DUE.plus(Duration.ofDays(3)));
    assertThat(cards()).as("each step once").noneMatch(this::isHandleRed);
  }

  /** A card that time alone gives says it too, so that nobody of that unit hears of it. */
  @Test
  void shouldSayOfEachClockWhomItsCaseIsAgainst() {
    var story = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, null).against("u-first");
    events.pipeInput("a", story.opened(FRIDAY));
    events.pipeInput("a", story.dispatched(FRIDAY));
    tick(HANDLE_DUE.plus(DeadlineProcessor.BEHIND).plusMillis(1));
    assertThat(cards())
        .extracting(card -> ((DeadlineHeader) card.get(0)).getAccusedUnitId())
        .isNotEmpty()
        .containsOnly("u-first");
  }

  @Test
  void shouldCountWhatRunsAndWhatFires() {
    dispatched("a", Urgency.NORMAL);
    dispatched("b", Urgency.NORMAL);
    tick(FRIDAY.plusSeconds(1));
    assertThat(registry.get("hotline.clocks.open").tag("clock", "handle").gauge().value())
        .isEqualTo(2);
    assertThat(registry.get("hotline.clocks.open").tag("clock", "dispatch").gauge().value())
        .isZero();
    tick(HANDLE_DUE.plus(DeadlineProcessor.BEHIND).plusMillis(1));
    assertThat(
            registry
                .get("hotline.clock.steps")
                .tag("clock", "handle")
                .tag("step", "red-card")
                .counter()
                .count())
        .isEqualTo(2);
    assertThat(registry.get("hotline.clock.oldest.unfired").gauge().value()).isPositive();
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(registry.get("hotline.clock.oldest.unfired").gauge().value()).isZero();
    assertThat(registry.get("hotline.clock.lag").gauge().value())
        .as("the time of the log is ahead of this clock")
        .isZero();
  }

  @Test
  void shouldTellTheCaseOnceThatTheReturnWindowAndTheHandleLimitPassed() {
    // 2 WD: the make-up Saturday and Tuesday the 24th
    var windowEnd = at("2026-02-24T17:30:00+08:00");
    dispatched("a", Urgency.NORMAL);
    tick(windowEnd.plus(DeadlineProcessor.BEHIND));
    assertThat(commands.isEmpty()).isTrue();

    tick(windowEnd.plus(DeadlineProcessor.BEHIND).plusMillis(1));
    tick(HANDLE_DUE.plus(Duration.ofDays(3)));

    assertThat(commands.readValuesToList())
        .filteredOn(NoteLimitPassed.class::isInstance)
        .map(NoteLimitPassed.class::cast)
        .allSatisfy(note -> assertThat(note.getStartedAt()).isEqualTo(FRIDAY))
        .extracting(NoteLimitPassed::getClock, NoteLimitPassed::getDueAt)
        .containsExactly(
            tuple(ClockKind.RETURN_WINDOW, windowEnd), tuple(ClockKind.HANDLE, HANDLE_DUE));
  }

  @Test
  void shouldTakeASignOffAtExactlyTheLimitAsInTimeAndOneMillisecondLaterAsMissed() {
    var punctual = dispatched("punctual", Urgency.NORMAL);
    var late = dispatched("late", Urgency.NORMAL);
    events.pipeInput("punctual", punctual.reported(HANDLE_DUE.minusSeconds(9)));
    events.pipeInput("punctual", punctual.signedOff(HANDLE_DUE));
    events.pipeInput("late", late.reported(HANDLE_DUE.minusSeconds(9)));
    events.pipeInput("late", late.signedOff(HANDLE_DUE.plusMillis(1)));
    tick(HANDLE_DUE.plus(Duration.ofHours(1)));
    assertThat(cards().stream().filter(this::isHandleRed))
        .extracting(card -> ((RedCardGiven) card).getHeader().getCaseId())
        .containsExactly("late");
  }

  @Test
  void shouldFireWhatWasDueBeforeAnEventEvenIfTheTicksStoodStill() {
    var story = dispatched("a", Urgency.NORMAL);
    events.pipeInput("a", story.reported(HANDLE_DUE.plusSeconds(1)));
    assertThat(cards().stream().filter(this::isHandleRed)).hasSize(1);
  }

  @Test
  void shouldUnmeetTheHandleClockByARejection() {
    var story = dispatched("a", Urgency.NORMAL);
    events.pipeInput("a", story.reported(FRIDAY.plusSeconds(60)));
    events.pipeInput("a", story.signedOff(FRIDAY.plusSeconds(120)));
    events.pipeInput("a", story.rejected(FRIDAY.plusSeconds(180)));
    assertThat(deadlines.readValuesToList())
        .anyMatch(
            event ->
                event instanceof ClockMet met
                    && met.getHeader().getClock() == ClockKind.HANDLE
                    && met.getInTime())
        .anyMatch(
            event ->
                event instanceof ClockUnmet unmet
                    && unmet.getHeader().getClock() == ClockKind.HANDLE);
  }

  @Test
  void shouldStopAllClocksWhenTheCaseEnds() {
    var story = dispatched("a", Urgency.NORMAL);
    deadlines.readValuesToList();
    events.pipeInput("a", story.closed(FRIDAY.plusSeconds(600)));
    assertThat(deadlines.readValuesToList()).isNotEmpty().allMatch(ClockStopped.class::isInstance);
    tick(HANDLE_DUE.plus(Duration.ofDays(30)));
    assertThat(deadlines.isEmpty()).isTrue();
  }

  @Test
  void shouldCarryTheSequenceOfEveryCaseEventSoThatReadersKnowHowNewTheClocksAre() {
    var story = dispatched("a", Urgency.NORMAL);
    events.pipeInput("a", story.signed(FRIDAY.plusSeconds(60)));
    events.pipeInput("a", story.contacted(FRIDAY.plusSeconds(90), false));
    assertThat(deadlines.readValuesToList().stream().map(SlaTopologyTest::caseSequence))
        .contains(1L, 2L, 3L, 4L);
  }

  @Test
  void shouldSetTheDispatchClockOfACaseThatNobodyHasTypedYet() {
    var story = new CaseStory("a", DemandType.UNKNOWN, Urgency.UNKNOWN, null);
    events.pipeInput("a", story.opened(FRIDAY));
    assertThat(deadlines.readValuesToList())
        .anyMatch(
            event ->
                event instanceof ClockSet set
                    && set.getHeader().getClock() == ClockKind.DISPATCH
                    && set.getHeader().getDueAt().equals(at("2026-02-13T12:00:00+08:00")));
  }

  @Test
  void shouldTakeTheSameEventOnce() {
    var story = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, null);
    var opened = story.opened(FRIDAY);
    events.pipeInput("a", opened);
    int once = deadlines.readValuesToList().size();
    events.pipeInput("a", opened);
    assertThat(once).isPositive();
    assertThat(deadlines.isEmpty()).isTrue();
  }

  @Test
  void shouldRaiseUpdateAndClearTheRepeatWarningOfAMatter() {
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var third = new CaseStory("c", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("b", second.repeat(FRIDAY, 2, "a"));
    events.pipeInput("c", third.repeat(FRIDAY.plusSeconds(60), 3, "a", "b"));
    events.pipeInput("a", first.closed(FRIDAY.plusSeconds(120)));
    events.pipeInput("b", second.closed(FRIDAY.plusSeconds(180)));
    assertThat(warnings.readValuesToList())
        .satisfiesExactly(
            raised -> {
              assertThat(raised).isInstanceOf(WarningRaised.class);
              assertThat(((WarningRaised) raised).getHeader().getLevel())
                  .isEqualTo(WarningLevel.YELLOW);
            },
            updated -> {
              assertThat(updated).isInstanceOf(WarningUpdated.class);
              assertThat(((WarningUpdated) updated).getHeader().getLevel())
                  .isEqualTo(WarningLevel.RED);
            });
    events.pipeInput("c", third.closed(FRIDAY.plusSeconds(240)));
    assertThat(warnings.readValuesToList()).singleElement().isInstanceOf(WarningCleared.class);
  }

  @Test
  void shouldGiveUpWhatItCannotReadOrHandleAndGoOn() {
    var raw =
        driver.createInputTopic(
            Topics.CASE_EVENTS.name(), new StringSerializer(), new ByteArraySerializer());
    raw.pipeInput("a", new byte[] {1, 2, 3});
    raw.pipeInput("b", null);
    driver.<String, byte[]>getKeyValueStore(DeadlineProcessor.CASES).put("c", new byte[] {99});
    var broken = new CaseStory("c", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("c", broken.opened(FRIDAY));
    dispatched("d", Urgency.NORMAL);

    assertThat(deadlines.readKeyValuesToList())
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.key).isEqualTo("d"));
    assertThat(driver.<String, byte[]>getKeyValueStore(DeadlineProcessor.CASES).get("c"))
        .containsExactly(99);
    assertThat(deadLetters.readValuesToList().stream().map(DeadLetter.class::cast).toList())
        .extracting(DeadLetter::getCaseId, DeadLetter::getStage, DeadLetter::getSourceOffset)
        .containsExactly(
            tuple("a", DeadLetterStage.UNREADABLE, 0L),
            tuple("a", DeadLetterStage.UNREADABLE, 0L),
            tuple("b", DeadLetterStage.UNHANDLED, 1L),
            tuple("c", DeadLetterStage.UNHANDLED, 2L));
  }

  @Test
  void shouldLetTheEventsOfACaseWaitUntilItsClocksAreMended() {
    KeyValueStore<String, byte[]> cases = driver.getKeyValueStore(DeadlineProcessor.CASES);
    cases.put("a", new byte[] {99});
    var story = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, null);
    var opened = story.opened(FRIDAY);
    var dispatch = story.dispatched(FRIDAY);
    events.pipeInput("a", opened);
    events.pipeInput("a", dispatch);
    dispatched("b", Urgency.NORMAL);
    var letters = letters();
    assertThat(letters)
        .extracting(DeadLetter::getStep, DeadLetter::getStage)
        .containsExactly(
            tuple("deadlines", DeadLetterStage.UNHANDLED),
            tuple("deadlines", DeadLetterStage.PARKED));
    var ofAnother =
        deadlines.readValuesToList().stream().map(SlaTopologyTest::caseSequence).toList();

    cases.delete("a");
    again(letters.get(0), opened);
    again(letters.get(1), dispatch);
    again(letters.get(1), dispatch);
    assertThat(deadlines.readKeyValuesToList())
        .allSatisfy(event -> assertThat(event.key).isEqualTo("a"))
        .extracting(event -> caseSequence(event.value))
        .isEqualTo(ofAnother);
    assertThat(ends()).containsExactly(LetterEnd.HANDLED, LetterEnd.HANDLED, LetterEnd.NOT_WAITING);
  }

  @Test
  void shouldFindTheWayToAWarningBehindTheReKeying() {
    KeyValueStore<String, byte[]> matters = driver.getKeyValueStore(MatterProcessor.STORE);
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "matter");
    matters.put("matter", new byte[] {99});
    events.pipeInput("b", second.opened(FRIDAY));
    var noticed = second.repeat(FRIDAY.plusSeconds(60), 2, "a");
    events.pipeInput("b", noticed);
    var closed = second.closed(FRIDAY.plusSeconds(120));
    events.pipeInput("b", closed);
    var letters = letters();
    assertThat(letters)
        .extracting(DeadLetter::getStep, DeadLetter::getStage, DeadLetter::getSourceTopic)
        .containsExactly(
            tuple("repeat-warnings", DeadLetterStage.UNHANDLED, Topics.CASE_EVENTS.name()),
            tuple("repeat-warnings", DeadLetterStage.PARKED, Topics.CASE_EVENTS.name()));
    var before = deadlines.readValuesToList().size();
    assertThat(before).isPositive();

    matters.delete("matter");
    again(letters.get(0), noticed);
    again(letters.get(1), closed);
    assertThat(warnings.readValuesToList()).hasExactlyElementsOfTypes(WarningRaised.class);
    assertThat(deadlines.isEmpty()).as("the clocks had handled them before").isTrue();
    assertThat(ends()).containsExactly(LetterEnd.HANDLED, LetterEnd.HANDLED);
  }

  private List<DeadLetter> letters() {
    return deadLetters.readValuesToList().stream().map(DeadLetter.class::cast).toList();
  }

  private List<LetterEnd> ends() {
    return deadLetters.readValuesToList().stream()
        .map(value -> ((DeadLetterSettled) value).getEnd())
        .toList();
  }

  private void again(DeadLetter letter, SpecificRecord value) {
    driver
        .createInputTopic(Topics.RETRY_SLA.name(), new StringSerializer(), serde.serializer())
        .pipeInput(
            letter.getCaseId(),
            RetryRequests.of(
                letter.getService(),
                Turn.first(letter.getStep(), letter.getLane()),
                new Place(
                    letter.getSourceTopic(), letter.getSourcePartition(), letter.getSourceOffset()),
                RetryKind.HANDLE,
                letter.getCaseId(),
                serde.serializer().serialize(letter.getSourceTopic(), value),
                "request-1",
                FRIDAY));
  }

  private CaseStory dispatched(String caseId, Urgency urgency) {
    var story = new CaseStory(caseId, DemandType.COMPLAINT, urgency, null);
    events.pipeInput(caseId, story.opened(FRIDAY));
    events.pipeInput(caseId, story.dispatched(FRIDAY));
    return story;
  }

  private void tick(Instant time) {
    ticks.pipeInput("0", new CaseTick(time));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private List<SpecificRecord> cards() {
    return deadlines.readValuesToList().stream()
        .filter(event -> event instanceof YellowCardGiven || event instanceof RedCardGiven)
        .toList();
  }

  private boolean isHandleRed(SpecificRecord event) {
    return event instanceof RedCardGiven red && red.getHeader().getClock() == ClockKind.HANDLE;
  }

  private static long caseSequence(SpecificRecord event) {
    return event.getSchema().getField("caseSequence") != null
        ? (long) event.get(event.getSchema().getField("caseSequence").pos())
        : (long)
            ((SpecificRecord) event.get(event.getSchema().getField("header").pos()))
                .get(
                    ((SpecificRecord) event.get(event.getSchema().getField("header").pos()))
                        .getSchema()
                        .getField("caseSequence")
                        .pos());
  }

  private static Instant at(String moment) {
    return OffsetDateTime.parse(moment).toInstant();
  }
}
