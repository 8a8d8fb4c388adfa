package cn.huimin.hotline.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A topology whose serde and step fail at certain words. */
class StreamsDeadLettersTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final String IN = Topics.CASE_EVENTS.name();

  private final TopologyTestDriver driver = driver();
  private final TestInputTopic<String, String> in =
      driver.createInputTopic(IN, new StringSerializer(), new StringSerializer());
  private final TestOutputTopic<String, String> out =
      driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void shouldPutAsideWhatCannotBeReadAndGoOn() {
    in.pipeInput("a", "one");
    in.pipeInput("b", "unreadable");
    in.pipeInput("a", "two");
    assertThat(out.readValuesToList()).containsExactly("one", "two");
    var letter = letter();
    assertThat(letter.getStage()).isEqualTo(DeadLetterStage.UNREADABLE);
    assertThat(letter.getSourceTopic()).isEqualTo(IN);
    assertThat(letter.getSourceOffset()).isOne();
    assertThat(letter.getCaseId()).isEqualTo("b");
    assertThat(letter.getValueSize()).isEqualTo("unreadable".length());
    assertThat(letter.getErrorClass()).isEqualTo(SerializationException.class.getName());
  }

  @Test
  void shouldPutAsideWhatCannotBeHandledAndGoOn() {
    in.pipeInput("b", "unhandled");
    in.pipeInput("a", "one");
    assertThat(out.readValuesToList()).containsExactly("one");
    var letter = letter();
    assertThat(letter.getStage()).isEqualTo(DeadLetterStage.UNHANDLED);
    assertThat(letter.getSourceOffset()).isZero();
    assertThat(letter.getCaseId()).isEqualTo("b");
    assertThat(letter.getErrorClass()).isEqualTo(ClassCastException.class.getName());
  }

  @Test
  void shouldStopAtWhatWillPassAndAtWhatIsNotTheRecordsFault() {
    assertThatExceptionOfType(StreamsException.class)
        .isThrownBy(() -> in.pipeInput("a", "registry away"));
    assertThatExceptionOfType(StreamsException.class)
        .isThrownBy(() -> in.pipeInput("a", "half done"));
    assertThat(out.isEmpty()).isTrue();
    assertThat(letters().isEmpty()).isTrue();
  }

  @Test
  void shouldNotStartWithoutLettersToWriteBy() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new UnreadableRecords().configure(Map.of()))
        .withMessageContaining("hotline.dead.letters");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new UnhandledRecords().configure(Map.of()));
  }

  private DeadLetter letter() {
    var letters = letters();
    var letter = letters.readValue();
    assertThat(letters.isEmpty()).isTrue();
    return letter;
  }

  private TestOutputTopic<String, DeadLetter> letters() {
    var reader = new HotlineAvroDeserializer(SchemaIds.counted());
    return driver.createOutputTopic(
        Topics.DEAD_LETTERS_ROUTING.name(),
        new StringDeserializer(),
        (topic, bytes) -> (DeadLetter) reader.deserialize(topic, bytes));
  }

  private static TopologyTestDriver driver() {
    var builder = new StreamsBuilder();
    var picky = Serdes.serdeFrom(new StringSerializer(), reader());
    builder.stream(IN, Consumed.with(Serdes.String(), picky))
        .mapValues(StreamsDeadLettersTest::step)
        .to("out", Produced.with(Serdes.String(), Serdes.String()));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "dead-letters-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    StreamsDeadLetters.into(
        settings,
        new DeadLetters(
            Topic.Service.ROUTING, SchemaIds.counted(), () -> NOW, new SimpleMeterRegistry()));
    return new TopologyTestDriver(builder.build(), settings, NOW);
  }

  private static Deserializer<String> reader() {
    return (_, bytes) -> {
      var text = new String(bytes, StandardCharsets.UTF_8);
      if (text.equals("unreadable")) {
        throw new SerializationException(text);
      }
      if (text.equals("registry away")) {
        throw new SerializationException("no schema", new TimeoutException(text));
      }
      return text;
    };
  }

  private static String step(String text) {
    if (text.equals("half done")) {
      throw new IllegalStateException(text);
    }
    return UnhandledRecordException.workOut(
        () -> {
          if (text.equals("unhandled")) {
            throw new ClassCastException(text);
          }
          return text;
        });
  }
}
