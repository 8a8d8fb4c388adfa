package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.AcknowledgeWarning;
import cn.huimin.hotline.schemas.command.AnswerWarning;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The warnings of sla in one partition, on its real stores: told what happens, asked what was said.
 */
abstract class WarningHouse {

  static final Instant MONDAY = OffsetDateTime.parse("2026-04-13T09:00:00+08:00").toInstant();

  /** Three working days after it. */
  static final Instant THURSDAY_CLOSE =
      OffsetDateTime.parse("2026-04-16T17:30:00+08:00").toInstant();

  @TempDir(factory = MemoryFolder.class)
  Path state;

  TopologyTestDriver driver;

  final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());

  TestInputTopic<String, SpecificRecord> events;

  final AtomicReference<SlaRules> rules = new AtomicReference<>(SlaRules.of(Policies.EMPTY));

  TestInputTopic<String, SpecificRecord> ticks;

  TestInputTopic<String, SpecificRecord> commands;

  TestOutputTopic<String, SpecificRecord> warnings;

  TestOutputTopic<String, SpecificRecord> outcomes;

  /** Counted long enough to know what is usual. */
  @BeforeEach
  void start() {
    start(MONDAY.minus(Duration.ofDays(70)));
  }

  void start(Instant since) {
    var builder = new StreamsBuilder();
    var letters =
        new DeadLetters(
            Topic.Service.SLA, SchemaIds.counted(), () -> MONDAY, new SimpleMeterRegistry());
    new SlaTopology(
            serde,
            rules::get,
            () -> Directory.EMPTY,
            letters,
            new SlaMeters(new SimpleMeterRegistry(), () -> MONDAY))
        .build(
            builder.stream(
                List.of(
                    Topics.CASE_EVENTS.name(),
                    Topics.CASE_TICKS.name(),
                    Topics.SCORECARDS.name(),
                    Topics.WARNING_COMMANDS.name()),
                Consumed.with(Serdes.String(), serde)
                    .withTimestampExtractor(new AcceptedAtExtractor())));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "warnings-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.resolve(since.toString()).toString());
    driver = new TopologyTestDriver(builder.build(), settings, MONDAY);
    events =
        driver.createInputTopic(
            Topics.CASE_EVENTS.name(), new StringSerializer(), serde.serializer());
    ticks =
        driver.createInputTopic(
            Topics.CASE_TICKS.name(), new StringSerializer(), serde.serializer());
    commands =
        driver.createInputTopic(
            Topics.WARNING_COMMANDS.name(), new StringSerializer(), serde.serializer());
    outcomes =
        driver.createOutputTopic(
            Topics.COMMAND_OUTCOMES.name(), new StringDeserializer(), serde.deserializer());
    warnings =
        driver.createOutputTopic(
            Topics.WARNINGS.name(), new StringDeserializer(), serde.deserializer());
    ticks.pipeInput("0", new CaseTick(since));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  static ReportStanding report(
      String report,
      String name,
      String instance,
      Instant due,
      @Nullable Instant filedAt,
      Instant at) {
    return ReportStanding.newBuilder()
        .setUnitId(CaseStory.UNIT)
        .setUnitName("学校")
        .setReport(report)
        .setName(name)
        .setInstance(instance)
        .setDueAt(due)
        .setFiledAt(filedAt)
        .setCounted(false)
        .setAt(at)
        .build();
  }

  WarningHeader repeated() {
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    second.dispatched(MONDAY);
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    return header(ofRule("repeat").getFirst());
  }

  List<WarningAnswerDue> answersDue() {
    return warnings.readValuesToList().stream()
        .filter(WarningAnswerDue.class::isInstance)
        .map(WarningAnswerDue.class::cast)
        .toList();
  }

  void answer(String warningId, String commandId, Role role, @Nullable String unit) {
    commands.pipeInput(
        "scope",
        new AnswerWarning(
            commandId,
            warningId,
            new Actor("somebody", role, unit, null),
            MONDAY.plusSeconds(40),
            "text"));
  }

  void acknowledge(String warningId, String commandId, Role role, @Nullable String unit) {
    commands.pipeInput(
        "scope",
        new AcknowledgeWarning(
            commandId,
            warningId,
            new Actor("somebody", role, unit, null),
            MONDAY.plusSeconds(30),
            "text",
            LocalDate.of(2026, 4, 20)));
  }

  List<CaseStory> dispatched(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              var story = new CaseStory("c" + i, DemandType.COMPLAINT, Urgency.NORMAL, null);
              events.pipeInput("c" + i, story.opened(MONDAY));
              events.pipeInput("c" + i, story.dispatched(MONDAY));
              return story;
            })
        .toList();
  }

  void tick(Instant time) {
    ticks.pipeInput("0", new CaseTick(time));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  List<SpecificRecord> ofRule(String rule) {
    return warnings.readValuesToList().stream()
        .filter(warning -> header(warning).getRule().equals(rule))
        .toList();
  }

  static WarningHeader header(SpecificRecord warning) {
    return (WarningHeader) warning.get(warning.getSchema().getField("header").pos());
  }
}
