package cn.huimin.hotline.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.RetryRequests;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.RetryKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that cannot handle certain seconds, until it is mended. */
class ParkingTest {

  private static final String IN = Topics.CASE_TICKS.name();
  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final SchemaIds IDS = SchemaIds.counted();

  private final Set<Long> broken = new HashSet<>();
  private final HotlineAvroSerde serde = new HotlineAvroSerde(IDS);
  private final Map<Long, byte[]> log = new HashMap<>();
  private long end;
  private boolean storeAway;
  private TopologyTestDriver driver;
  private TestOutputTopic<String, SpecificRecord> handled;
  private TestOutputTopic<String, SpecificRecord> letters;

  @BeforeEach
  void start() {
    var builder = new StreamsBuilder();
    var source =
        builder.stream(
            List.of(IN, Topics.RETRY_SLA.name()),
            Consumed.with(Serdes.String(), new LenientAvroSerde(IDS)));
    Retries.open(source, serde.deserializer())
        .process(
            new Parking(
                "step",
                new DeadLetters(Topic.Service.SLA, IDS, () -> NOW, new SimpleMeterRegistry()),
                Step::new,
                IntakeTick.class::isInstance),
            Named.as("step"))
        .to(
            (_, value, _) -> value instanceof CaseTick ? "handled" : Topics.of(value).name(),
            Produced.with(Serdes.String(), serde));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "parking-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    driver = new TopologyTestDriver(builder.build(), settings, NOW);
    handled = driver.createOutputTopic("handled", new StringDeserializer(), serde.deserializer());
    letters =
        driver.createOutputTopic(
            Topics.DEAD_LETTERS_SLA.name(), new StringDeserializer(), serde.deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldParkWhatComesLaterUnderTheSameKeyAndNothingElse() {
    broken.add(1L);
    send("a", 1);
    send("b", 2);
    send("a", 3);
    send("b", 4);
    assertThat(handled()).containsExactly("b 2", "b 4");
    assertThat(letters()).containsExactly("UNHANDLED 0 x1", "PARKED 2 x1");
  }

  @Test
  void shouldHandleInTurnWhatIsAskedForAgainAndThenGoOnAsEver() {
    broken.add(1L);
    send("a", 1);
    send("a", 2);
    send("a", 3);
    letters();
    broken.clear();

    again("a", 0);
    again("a", 1);
    send("a", 4);
    again("a", 2);
    again("a", 3);
    send("a", 5);
    assertThat(handled()).containsExactly("a 1", "a 2", "a 3", "a 4", "a 5");
    assertThat(letters())
        .containsExactly(
            "HANDLED 0 x2", "HANDLED 1 x2", "PARKED 3 x1", "HANDLED 2 x2", "HANDLED 3 x2");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void shouldDoNothingForALetterThatIsAskedForTwice() {
    broken.add(1L);
    send("a", 1);
    broken.clear();
    again("a", 0);
    again("a", 0);
    assertThat(handled()).containsExactly("a 1");
    assertThat(letters()).containsExactly("UNHANDLED 0 x1", "HANDLED 0 x2", "NOT_WAITING 0 x1");
  }

  @Test
  void shouldCountAttemptsAndKeepTheTurnOfWhatFailsAgain() {
    broken.add(1L);
    send("a", 1);
    send("a", 2);
    letters();
    again("a", 0);
    again("a", 1);
    again("a", 0);
    assertThat(handled()).isEmpty();
    assertThat(letters()).containsExactly("UNHANDLED 0 x2", "PARKED 1 x2", "UNHANDLED 0 x3");
  }

  @Test
  void shouldParkBehindWhatCannotBeReadUntilItIsLeftOut() {
    raw("a", new byte[] {1, 2, 3});
    send("a", 1);
    again("a", 0);
    assertThat(letters()).containsExactly("UNREADABLE 0 x1", "PARKED 1 x1", "UNREADABLE 0 x2");

    ask("a", 0, RetryKind.DISCARD);
    again("a", 1);
    assertThat(handled()).containsExactly("a 1");
    assertThat(letters()).containsExactly("DISCARDED 0 x3", "HANDLED 1 x2");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void shouldLetGoWhatIsGoneFromTheLog() {
    broken.add(1L);
    send("a", 1);
    log.remove(0L);
    ask("a", 0, RetryKind.GONE);
    send("a", 2);
    assertThat(handled()).containsExactly("a 2");
    assertThat(letters()).containsExactly("UNHANDLED 0 x1", "GONE 0 x2");
  }

  @Test
  void shouldGiveUpATombstoneAndWhatHasNoKey() {
    raw(null, new byte[] {1});
    raw("a", null);
    assertThat(letters()).containsExactly("UNREADABLE 0 x1", "UNHANDLED 1 x1");
  }

  @Test
  void shouldLetWhatBelongsToNoLanePass() {
    broken.add(1L);
    send("a", 1);
    driver
        .createInputTopic(IN, new StringSerializer(), serde.serializer())
        .pipeInput("a", new IntakeTick("a", NOW));
    assertThat(letters()).containsExactly("UNHANDLED 0 x1");
  }

  @Test
  void shouldStopAtWhatWillPass() {
    storeAway = true;
    assertThatExceptionOfType(StreamsException.class).isThrownBy(() -> send("a", 1));
    assertThat(letters.isEmpty()).isTrue();
  }

  private final class Step
      extends ContextualProcessor<String, SpecificRecord, String, SpecificRecord> {

    @Override
    public void process(Record<String, SpecificRecord> record) {
      assertThat(record.headers()).isEmpty();
      if (record.value() instanceof IntakeTick) {
        return;
      }
      var tick = UnhandledRecordException.workOut(() -> workOut((CaseTick) record.value()));
      context().forward(record.withValue(tick));
    }

    private CaseTick workOut(CaseTick tick) {
      if (storeAway) {
        throw new TimeoutException("store away");
      }
      if (broken.contains(tick.getTime().getEpochSecond())) {
        throw new IllegalStateException("not mended yet");
      }
      return tick;
    }
  }

  private void send(String key, long second) {
    raw(key, serde.serializer().serialize(IN, new CaseTick(Instant.ofEpochSecond(second))));
  }

  private void raw(String key, byte[] value) {
    log.put(end++, value);
    driver
        .createInputTopic(IN, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  private void again(String key, long offset) {
    ask(key, offset, RetryKind.HANDLE);
  }

  private void ask(String key, long offset, RetryKind kind) {
    driver
        .createInputTopic(Topics.RETRY_SLA.name(), new StringSerializer(), serde.serializer())
        .pipeInput(key, request(key, offset, kind));
  }

  private RetryRequested request(String key, long offset, RetryKind kind) {
    return RetryRequests.of(
        "sla",
        Turn.first("step", Turn.lane(key)),
        new Place(IN, 0, offset),
        kind,
        key,
        log.get(offset),
        "request-1",
        NOW);
  }

  private List<String> handled() {
    return handled.readKeyValuesToList().stream()
        .map(read -> read.key + " " + ((CaseTick) read.value).getTime().getEpochSecond())
        .toList();
  }

  private List<String> letters() {
    return letters.readKeyValuesToList().stream()
        .map(
            read -> {
              if (read.value instanceof DeadLetter letter) {
                assertThat(letter.getStep()).isEqualTo("step");
                assertThat(read.key).isEqualTo(IN + "/0/" + letter.getSourceOffset());
                return "%s %d x%d"
                    .formatted(letter.getStage(), letter.getSourceOffset(), letter.getAttempt());
              }
              var settled = (DeadLetterSettled) read.value;
              return "%s %d x%d"
                  .formatted(settled.getEnd(), settled.getSourceOffset(), settled.getAttempt());
            })
        .toList();
  }

  private List<String> waiting() {
    var keys = new ArrayList<String>();
    try (var all = driver.<String, String>getKeyValueStore(Parking.store("step")).all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }
}
