package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.UnitKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.jspecify.annotations.Nullable;

/** The topology of scoring in a driver: records in, lines and cards out. */
final class ScoringDriver implements AutoCloseable {

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final TopologyTestDriver driver;
  final TestOutputTopic<String, SpecificRecord> entries;
  final TestOutputTopic<String, SpecificRecord> cards;
  final TestOutputTopic<String, SpecificRecord> outcomes;

  /**
   * Starts it.
   *
   * @param state folder of its stores
   * @param units of the directory
   * @param policies in force
   * @param start wall-clock time of the driver
   */
  ScoringDriver(Path state, List<Unit> units, Policies policies, Instant start) {
    var directory = new Directory(1, units, List.of());
    var rules = new RulesInForce(new SchemesInForce());
    rules.take(policies);
    var builder = new StreamsBuilder();
    var letters =
        new DeadLetters(
            Topic.Service.SCORING, SchemaIds.counted(), () -> start, new SimpleMeterRegistry());
    new ScoringTopology(serde, () -> directory, rules, ScoringSettings.DEFAULT, letters)
        .build(
            builder.stream(
                ScoringTopology.INPUTS.stream().map(Topic::name).toList(),
                Consumed.with(Serdes.String(), serde)
                    .withTimestampExtractor(new AcceptedAtExtractor())));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "scoring-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(builder.build(), settings, start);
    entries = output(Topics.SCORE_ENTRIES);
    cards = output(Topics.SCORECARDS);
    outcomes = output(Topics.COMMAND_OUTCOMES);
  }

  @Override
  public void close() {
    driver.close();
  }

  void tick(Instant time) {
    tell("0", CaseTick.newBuilder().setTime(time).build());
  }

  void tell(String key, SpecificRecord value) {
    driver
        .createInputTopic(Topics.of(value).name(), new StringSerializer(), serde.serializer())
        .pipeInput(key, value);
  }

  /** What the items of the newest card are worth, as {@code item=value}. */
  List<String> values() {
    var last =
        cards.readValuesToList().stream()
            .filter(Scorecard.class::isInstance)
            .reduce((_, newest) -> newest);
    return ((Scorecard) last.orElseThrow())
        .getItems().stream().map(item -> item.getItem() + "=" + item.getValue()).toList();
  }

  /** The lines that came since, as {@code +id=amount} and {@code -id}. */
  List<String> lines() {
    return entries.readValuesToList().stream()
        .filter(value -> value instanceof ScoreLinePosted || value instanceof ScoreLineStruck)
        .map(
            value ->
                value instanceof ScoreLinePosted posted
                    ? "+"
                        + posted.getLineId()
                        + "="
                        + posted.getNumerator()
                        + "/"
                        + posted.getDenominator()
                    : "-" + ((ScoreLineStruck) value).getLineId())
        .toList();
  }

  private TestOutputTopic<String, SpecificRecord> output(Topic topic) {
    return driver.createOutputTopic(topic.name(), new StringDeserializer(), serde.deserializer());
  }

  static Unit unit(String id, UnitKind kind, @Nullable String parent, boolean cityDirect) {
    return new Unit(
        id,
        parent,
        kind,
        id,
        null,
        List.of(),
        null,
        null,
        cityDirect,
        false,
        null,
        false,
        null,
        List.of());
  }
}
