package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.platform.streams.LenientAvroSerde;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.deadline.RecomputeDeadlines;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;

/** The whole of sla in one partition, on its real stores, with rules that may change. */
final class DrivenSla implements AutoCloseable {

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final AtomicReference<SlaRules> rules =
      new AtomicReference<>(SlaRules.of(Policies.EMPTY));
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, SpecificRecord> events;
  private final TestInputTopic<String, SpecificRecord> ticks;
  private final TestInputTopic<String, SpecificRecord> commands;
  private final TestInputTopic<String, SpecificRecord> scores;
  private final TestInputTopic<String, SpecificRecord> acts;

  DrivenSla(Path folder, Instant start) {
    var letters =
        new DeadLetters(
            Topic.Service.SLA, SchemaIds.counted(), () -> start, new SimpleMeterRegistry());
    var builder = new StreamsBuilder();
    new SlaTopology(
            serde,
            rules::get,
            () -> Directory.EMPTY,
            letters,
            new SlaMeters(new SimpleMeterRegistry(), () -> start))
        .build(
            builder.stream(
                List.of(
                    Topics.CASE_EVENTS.name(),
                    Topics.CASE_TICKS.name(),
                    Topics.SCORECARDS.name(),
                    Topics.WARNING_COMMANDS.name(),
                    Topics.DEADLINE_COMMANDS.name()),
                Consumed.with(Serdes.String(), new LenientAvroSerde(SchemaIds.counted()))
                    .withTimestampExtractor(new AcceptedAtExtractor())));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "sla-driven");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    StreamsDeadLetters.into(settings, letters);
    driver = new TopologyTestDriver(builder.build(), settings, start);
    events = input(Topics.CASE_EVENTS);
    ticks = input(Topics.CASE_TICKS);
    commands = input(Topics.DEADLINE_COMMANDS);
    scores = input(Topics.SCORECARDS);
    acts = input(Topics.WARNING_COMMANDS);
  }

  private TestInputTopic<String, SpecificRecord> input(Topic topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), serde.serializer());
  }

  /** Puts the rules of these documents in force. */
  void publish(int edition, PolicyDocument... documents) {
    rules.set(SlaRules.of(new Policies(edition, List.of(documents))));
  }

  /** A case that is opened and dispatched. */
  CaseStory dispatched(String caseId, DemandType type, Urgency urgency, Instant at) {
    var story = new CaseStory(caseId, type, urgency, null);
    events.pipeInput(caseId, story.opened(at));
    events.pipeInput(caseId, story.dispatched(at));
    return story;
  }

  /** What stands on scorecards. */
  void scored(String key, SpecificRecord standing) {
    scores.pipeInput(key, standing);
  }

  /** What somebody does about a warning. */
  void acted(SpecificRecord command) {
    acts.pipeInput("scope", command);
  }

  void happens(String caseId, SpecificRecord event) {
    events.pipeInput(caseId, event);
  }

  /** Lets the time of the log come; nothing is pumped yet. */
  void tick(Instant time) {
    ticks.pipeInput("0", new CaseTick(time.plus(DeadlineProcessor.BEHIND)));
  }

  /** Lets a moment of real time pass: what waits is pumped, once. */
  void pump() {
    driver.advanceWallClockTime(Duration.ofMillis(200));
  }

  /** Asks for limits to be counted anew. */
  void recompute(String id, boolean apply, Instant at, PolicyDocument... documents) {
    commands.pipeInput(
        id,
        new RecomputeDeadlines(
            id,
            apply,
            new Actor("admin", Role.ADMIN, null, null),
            at,
            List.of(documents).stream()
                .map(
                    document ->
                        new PolicyPublished(
                            0,
                            document.name(),
                            document.version(),
                            document.effectiveFrom(),
                            document.body()))
                .toList()));
  }

  /** What came out on a topic since the last look. */
  List<SpecificRecord> read(Topic topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), serde.deserializer())
        .readValuesToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
