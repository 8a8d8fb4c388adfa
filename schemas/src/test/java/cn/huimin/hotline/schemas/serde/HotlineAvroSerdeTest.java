package cn.huimin.hotline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.TextKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class HotlineAvroSerdeTest {

  private static final String TOPIC = Topics.CASE_TEXTS.name();
  private static final CaseText TEXT =
      CaseText.newBuilder()
          .setCaseId("c")
          .setTextId("t")
          .setKind(TextKind.DEMAND)
          .setText("校服费退了吗？")
          .setAcceptedAt(Instant.parse("2026-02-24T09:30:00.123Z"))
          .build();

  private final SchemaIds ids = SchemaIds.counted();
  private final HotlineAvroSerde serde = new HotlineAvroSerde(ids);

  @Test
  void shouldWriteTheConfluentWireFormatAndReadItBack() {
    var bytes = serde.serializer().serialize(TOPIC, TEXT);
    var prefix = ByteBuffer.wrap(bytes);
    assertThat(prefix.get()).isZero();
    assertThat(ids.byId(prefix.getInt())).isEqualTo(TEXT.getSchema());
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(TEXT);
  }

  @Test
  void shouldKeepTombstones() {
    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void shouldRefuseWhatIsNoRecordOfOurs() {
    assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {'{', '}'}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("wire format");
    var truncated = serde.serializer().serialize(TOPIC, TEXT);
    assertThatThrownBy(
            () ->
                serde
                    .deserializer()
                    .deserialize(TOPIC, java.util.Arrays.copyOf(truncated, truncated.length - 9)))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void shouldRefuseToWriteWhatNoTopicHolds() {
    var loose = TextRef.newBuilder().setTextId("t").setKind(TextKind.NOTE).build();
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, loose))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("TextRef");
  }

  @Test
  void shouldAskForTheRegistrysAddress() {
    try (var unconfigured = new HotlineAvroSerializer()) {
      assertThatThrownBy(() -> unconfigured.configure(Map.of(), false))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(SerdeSettings.REGISTRY_URL);
    }
  }
}
