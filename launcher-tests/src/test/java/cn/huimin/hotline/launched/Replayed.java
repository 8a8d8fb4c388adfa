package cn.huimin.hotline.launched;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.EditionCompiler;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.scoring.stream.RulesInForce;
import cn.huimin.hotline.scoring.stream.SchemesInForce;
import cn.huimin.hotline.scoring.stream.ScoringSettings;
import cn.huimin.hotline.scoring.stream.ScoringTopology;
import cn.huimin.hotline.sla.stream.SlaMeters;
import cn.huimin.hotline.sla.stream.SlaRules;
import cn.huimin.hotline.sla.stream.SlaTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;

/**
 * What sla and scoring make of a log that nothing ever happened to: their topologies, fed from what
 * stands on the log, in this JVM and without a broker.
 */
final class Replayed implements AutoCloseable {

  private static final Duration PUMP = Duration.ofSeconds(1);
  private static final int PUMPS = 6;

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final Path states = states();
  private final Instant now;
  private final Map<Topic.Service, TopologyTestDriver> drivers = new HashMap<>();
  private Directory directory = Directory.EMPTY;
  private Policies policies = Policies.EMPTY;

  /**
   * Replays nothing yet.
   *
   * @param log where the editions are read
   * @param now time up to which it will be replayed
   */
  Replayed(WrittenLog log, Instant now) {
    this.now = now;
    EditionCompiler compiler = new EditionCompiler();
    for (Topic topic : List.of(Topics.DIRECTORY, Topics.POLICIES)) {
      for (WrittenLog.Entry entry : log.of(topic)) {
        compiler.accept(entry.value()).ifPresent(this::take);
      }
    }
  }

  /** In memory where there is such a folder: the driver waits for the disk after every record. */
  private static Path states() {
    Path memory = Path.of("/dev/shm");
    try {
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "hotline-replay")
          : Files.createTempDirectory("hotline-replay");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(EditionCompiler.Compiled compiled) {
    switch (compiled) {
      case EditionCompiler.Compiled.NewDirectory(Directory next) -> directory = next;
      case EditionCompiler.Compiled.NewPolicies(Policies next) -> policies = next;
    }
  }

  /** Deadline events that follow from the case events. */
  List<SpecificRecord> deadlineEvents(WrittenLog log) {
    SlaRules rules = SlaRules.of(policies);
    List<Topic> inputs = List.of(Topics.CASE_EVENTS, Topics.CASE_TICKS);
    TopologyTestDriver driver =
        driver(
            Topic.Service.SLA,
            inputs,
            (builder, letters) ->
                new SlaTopology(
                        serde,
                        () -> rules,
                        () -> directory,
                        letters,
                        new SlaMeters(new SimpleMeterRegistry(), () -> Instant.EPOCH))
                    .build(builder));
    feed(driver, log, List.of(Topics.CASE_EVENTS));
    return output(driver, Topics.DEADLINE_EVENTS);
  }

  /** Ledger lines and cards that follow from case events and deadline events. */
  Ledger ledger(WrittenLog log) {
    SchemesInForce schemes = new SchemesInForce();
    schemes.take(policies);
    TopologyTestDriver driver =
        driver(
            Topic.Service.SCORING,
            ScoringTopology.INPUTS,
            (builder, letters) ->
                new ScoringTopology(
                        serde,
                        () -> directory,
                        new RulesInForce(schemes),
                        ScoringSettings.DEFAULT,
                        letters)
                    .build(builder));
    feed(driver, log, List.of(Topics.CASE_EVENTS, Topics.DEADLINE_EVENTS));
    return Ledger.of(output(driver, Topics.SCORE_ENTRIES), output(driver, Topics.SCORECARDS));
  }

  private interface Build {
    void on(KStream<String, SpecificRecord> inputs, DeadLetters letters);
  }

  private TopologyTestDriver driver(Topic.Service service, List<Topic> inputs, Build build) {
    StreamsBuilder builder = new StreamsBuilder();
    DeadLetters letters =
        new DeadLetters(service, SchemaIds.counted(), () -> now, new SimpleMeterRegistry());
    build.on(
        builder.stream(
            inputs.stream().map(Topic::name).toList(),
            Consumed.with(Serdes.String(), serde)
                .withTimestampExtractor(new AcceptedAtExtractor())),
        letters);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "replay-" + service);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, states.resolve(service.name()).toString());
    StreamsDeadLetters.into(settings, letters);
    TopologyTestDriver driver = new TopologyTestDriver(builder.build(), settings, now);
    drivers.put(service, driver);
    return driver;
  }

  private void feed(TopologyTestDriver driver, WrittenLog log, List<Topic> topics) {
    for (Topic topic : topics) {
      TestInputTopic<String, SpecificRecord> input =
          driver.createInputTopic(topic.name(), new StringSerializer(), serde.serializer());
      log.of(topic).forEach(entry -> input.pipeInput(entry.key(), entry.value()));
    }
    driver
        .<String, SpecificRecord>createInputTopic(
            Topics.CASE_TICKS.name(), new StringSerializer(), serde.serializer())
        .pipeInput("0", CaseTick.newBuilder().setTime(now).build());
    for (int pump = 0; pump < PUMPS; pump++) {
      driver.advanceWallClockTime(PUMP);
    }
  }

  private List<SpecificRecord> output(TopologyTestDriver driver, Topic topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), serde.deserializer())
        .readValuesToList();
  }

  @Override
  public void close() {
    drivers.values().forEach(TopologyTestDriver::close);
    try (Stream<Path> files = Files.walk(states)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
