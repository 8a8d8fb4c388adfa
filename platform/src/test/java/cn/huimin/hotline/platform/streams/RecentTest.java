package cn.huimin.hotline.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentTest {

  private final List<String> decoded = new ArrayList<>();
  private final KeyValueStore<String, String> store = store();

  private KeyValueStore<String, String> store() {
    Serializer<String> write = Serdes.String().serializer();
    Deserializer<String> plain = Serdes.String().deserializer();
    Deserializer<String> read =
        (topic, bytes) -> {
          var value = plain.deserialize(topic, bytes);
          if (value != null) {
            decoded.add(value);
          }
          return value;
        };
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore("cases"), Serdes.String(), Serdes.serdeFrom(write, read))
        .withLoggingDisabled()
        .build();
  }

  @BeforeEach
  void open() {
    var context = new MockProcessorContext<String, String>();
    store.init(context.getStateStoreContext(), store);
    decoded.clear();
  }

  @Test
  void shouldReadAValueFromTheStoreOnce() {
    store.put("a", "1");
    var recent = new Recent<>(store);
    decoded.clear();

    assertThat(recent.get("a")).isEqualTo("1");
    assertThat(recent.get("a")).isEqualTo("1");
    assertThat(recent.get("b")).isNull();
    assertThat(decoded).containsExactly("1");
  }

  @Test
  void shouldPutIntoTheStoreAtOnceAndTakeOutOfIt() {
    var recent = new Recent<>(store);
    recent.put("a", "1");
    recent.put("a", "2");
    assertThat(store.get("a")).isEqualTo("2");
    assertThat(recent.get("a")).isEqualTo("2");

    recent.delete("a");
    assertThat(store.get("a")).isNull();
    assertThat(recent.get("a")).isNull();
  }

  @Test
  void shouldForgetWhatWasNotUsedForLong() {
    var recent = new Recent<>(store::get, store::put, store::delete, 2);
    recent.put("a", "1");
    recent.put("b", "2");
    assertThat(recent.get("a")).isEqualTo("1");
    recent.put("c", "3");
    decoded.clear();

    assertThat(recent.get("a")).isEqualTo("1");
    assertThat(recent.get("c")).isEqualTo("3");
    assertThat(decoded).isEmpty();
    assertThat(recent.get("b")).isEqualTo("2");
    assertThat(decoded).containsExactly("2");
  }

  @Test
  void shouldKnowNothingOfWhatWasRolledBackWhenMadeAnew() {
    new Recent<>(store).put("a", "1");
    store.putAll(List.of(KeyValue.pair("a", "0")));
    assertThat(new Recent<>(store).get("a")).isEqualTo("0");
  }
}
