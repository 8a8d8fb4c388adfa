package cn.huimin.hotline.routing.stream;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.HeldEditions;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.platform.streams.LenientAvroSerde;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.routing.county.County;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.UnreachableRule;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;

/** Routing's topology in a driver, on the invented county, with its state in a folder. */
final class Driven implements AutoCloseable {

  /** When the driver begins, and dead letters are written. */
  static final Instant BEGIN = Instant.parse("2026-03-02T02:00:00Z");

  /** Editions in force; a test may publish others. */
  final HeldEditions editions = new HeldEditions(County.DIRECTORY, County.POLICIES);

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final Path state;
  private final List<String> asked;
  private final String matters;
  private final Supplier<CaseContext> contexts =
      Editioned.follow(editions, UnreachableRule.DEFAULT, ZoneId.of("Asia/Shanghai"));
  private boolean broken;
  private TopologyTestDriver driver;

  /**
   * A driver that is running.
   *
   * @param state where its stores lie
   * @param asked topics of what is asked
   * @param matters topic of what routing tells itself
   */
  Driven(Path state, List<String> asked, String matters) {
    this.state = state;
    this.asked = List.copyOf(asked);
    this.matters = matters;
    this.driver = start();
  }

  private TopologyTestDriver start() {
    var builder = new StreamsBuilder();
    var consumed = Consumed.with(Serdes.String(), new LenientAvroSerde(SchemaIds.counted()));
    var letters =
        new DeadLetters(
            Topic.Service.ROUTING, SchemaIds.counted(), () -> BEGIN, new SimpleMeterRegistry());
    new RoutingTopology(
            serde,
            () -> {
              if (broken) {
                throw new IllegalStateException("not mended yet");
              }
              return contexts.get();
            },
            RoutingTopology.Limits.DEFAULT,
            letters)
        .build(builder.stream(asked, consumed), builder.stream(matters, consumed));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "routing-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
        AcceptedAtExtractor.class.getName());
    StreamsDeadLetters.into(settings, letters);
    return new TopologyTestDriver(builder.build(), settings, BEGIN);
  }

  /** From now on no case can be decided, until it can again. */
  void breaks(boolean now) {
    broken = now;
  }

  TopologyTestDriver driver() {
    return driver;
  }

  /** A record comes on a topic. */
  void send(String topic, String key, SpecificRecord value) {
    driver
        .createInputTopic(topic, Serdes.String().serializer(), serde.serializer())
        .pipeInput(key, value);
  }

  /** What was written to a topic since it was last asked. */
  List<SpecificRecord> written(Topic topic) {
    return driver
        .createOutputTopic(topic.name(), Serdes.String().deserializer(), serde.deserializer())
        .readValuesToList();
  }

  /** Records of a type on the topic of case events since it was last asked. */
  <T> List<T> events(Class<T> type) {
    return written(Topics.CASE_EVENTS).stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The case as it is kept, null if it is not. */
  Case stored(String id) {
    return driver.<String, Case>getKeyValueStore(Stores.CASES).get(id);
  }

  /** The machine's time goes on; that of the log does not. */
  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** Another process takes over: of these stores it has what the changelogs have. */
  void killed(String... stores) {
    var held = new ArrayList<List<KeyValue<Object, Object>>>();
    for (var store : stores) {
      var entries = new ArrayList<KeyValue<Object, Object>>();
      try (var all = driver.getKeyValueStore(store).all()) {
        all.forEachRemaining(entries::add);
      }
      held.add(entries);
    }
    driver.close();
    driver = start();
    for (int i = 0; i < stores.length; i++) {
      var store = driver.getKeyValueStore(stores[i]);
      held.get(i).forEach(entry -> store.put(entry.key, entry.value));
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
