package cn.huimin.hotline.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
  private static final String A_PHONE = "13800001234";
  private static final byte[] BAD = {1, 2, 3};

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeadLetters letters =
      new DeadLetters(Topic.Service.SLA, SchemaIds.counted(), () -> NOW, meters);

  @Test
  void shouldSayWhereTheRecordStandsAndNothingOfWhatItSays() {
    var said = bytes("my number is " + A_PHONE);
    var given = new GivenUp(Topics.CASE_EVENTS.name(), 2, 41, bytes("case-1"), said);
    var written =
        letters.write(given, DeadLetterStage.UNREADABLE, new SerializationException("no"));

    assertThat(written.topic()).isEqualTo("hotline.dead-letters.sla.v1");
    assertThat(written.key()).isEqualTo(bytes("hotline.case-events.v1/2/41"));
    var letter = read(written);
    assertThat(letter.getService()).isEqualTo("sla");
    assertThat(letter.getStage()).isEqualTo(DeadLetterStage.UNREADABLE);
    assertThat(letter.getSourceTopic()).isEqualTo(Topics.CASE_EVENTS.name());
    assertThat(letter.getSourcePartition()).isEqualTo(2);
    assertThat(letter.getSourceOffset()).isEqualTo(41);
    assertThat(letter.getValueSize()).isEqualTo(said.length);
    assertThat(new String(written.value(), StandardCharsets.ISO_8859_1)).doesNotContain(A_PHONE);
    assertThat(letter.getCaseId()).isEqualTo("case-1");
    assertThat(letter.getErrorClass()).isEqualTo(SerializationException.class.getName());
    assertThat(letter.getAt()).isEqualTo(NOW);
    assertThat(
            meters
                .counter(
                    "hotline.dead.letters",
                    "service",
                    "sla",
                    "topic",
                    Topics.CASE_EVENTS.name(),
                    "stage",
                    "unreadable")
                .count())
        .isOne();
  }

  @Test
  void shouldSayWhatWentWrongWithoutWhatTheRecordSays() {
    var why = new IllegalStateException(A_PHONE, new NumberFormatException(A_PHONE));
    var letter = read(letters.write(given(BAD), DeadLetterStage.UNHANDLED, why));
    assertThat(letter.getErrorMessage())
        .startsWith("java.lang.IllegalStateException at platform.deadletter.DeadLettersTest.")
        .contains(", caused by java.lang.NumberFormatException at ")
        .doesNotContain(A_PHONE);
  }

  @Test
  void shouldTellATombstoneFromAnEmptyValue() {
    var why = new IllegalStateException();
    var tombstone = read(letters.write(given(null), DeadLetterStage.UNHANDLED, why));
    assertThat(tombstone.getValueSize()).isEqualTo(-1);
    var empty = read(letters.write(given(new byte[0]), DeadLetterStage.UNHANDLED, why));
    assertThat(empty.getValueSize()).isZero();
  }

  @Test
  void shouldNameACaseOnlyWhereTheTopicIsKeyedByCase() {
    var ofAUnit = GivenUp.keyed(Topics.SCORE_ENTRIES.name(), 0, 1, "u-1", BAD);
    var why = new IllegalStateException();
    assertThat(read(letters.write(ofAUnit, DeadLetterStage.UNHANDLED, why)).getCaseId()).isNull();
  }

  @Test
  void shouldBlameTheRecordOnlyForWhatIsItsFault() {
    assertThatExceptionOfType(UnhandledRecordException.class)
        .isThrownBy(() -> UnhandledRecordException.workOut(() -> Integer.valueOf("one")))
        .satisfies(e -> assertThat(e.reason()).isInstanceOf(NumberFormatException.class));
    assertThatExceptionOfType(UnhandledRecordException.class)
        .isThrownBy(() -> thrown(new ClassCastException()));
    assertThatExceptionOfType(UnhandledRecordException.class)
        .isThrownBy(() -> thrown(new SerializationException("not ours")));
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> thrown(new TimeoutException("broker away")));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> thrown(new IllegalStateException(new TimeoutException("away"))));
  }

  private static void thrown(RuntimeException e) {
    UnhandledRecordException.workOut(
        () -> {
          throw e;
        });
  }

  private static GivenUp given(byte[] value) {
    return GivenUp.keyed(Topics.CASE_EVENTS.name(), 0, 7, "case-1", value);
  }

  private static DeadLetter read(ProducerRecord<byte[], byte[]> written) {
    return (DeadLetter)
        new HotlineAvroDeserializer(SchemaIds.counted())
            .deserialize(written.topic(), written.value());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
