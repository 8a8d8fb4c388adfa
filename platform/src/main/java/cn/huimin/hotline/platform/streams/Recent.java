package cn.huimin.hotline.platform.streams;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store, and beside it the values that were used last, as objects: events of one case come in a
 * row, and reading its state from bytes each time took a quarter of a stream thread's time. What is
 * put goes to the store at once; the store alone is the truth.
 *
 * <p>To be made anew in the processor's {@code init}, which Kafka Streams calls again after a
 * transaction was rolled back. Values must be immutable. For one thread.
 *
 * @param <V> type of the values
 */
public final class Recent<V> {

  /** Values kept beside a store, of each partition. */
  public static final int KEPT = 1_000;

  private static final float FULL = 0.75f;

  private final Function<String, @Nullable V> read;
  private final BiConsumer<String, V> write;
  private final Consumer<String> delete;
  private final Map<String, V> recent;

  /** Beside a store of these values, nothing read yet. */
  public Recent(KeyValueStore<String, V> store) {
    this(store::get, store::put, store::delete, KEPT);
  }

  /**
   * Beside a store of the values' bytes, nothing read yet.
   *
   * @param store the store
   * @param decode reads a value; what it throws is thrown by {@link #get}
   * @param encode writes a value
   */
  public static <V> Recent<V> decoding(
      KeyValueStore<String, byte[]> store, Function<byte[], V> decode, Function<V, byte[]> encode) {
    return new Recent<>(
        key -> {
          byte[] stored = store.get(key);
          return stored == null ? null : decode.apply(stored);
        },
        (key, value) -> store.put(key, encode.apply(value)),
        store::delete,
        KEPT);
  }

  /**
   * Beside values that lie in a store in parts, which the caller writes himself.
   *
   * @param read puts a value together; null if there is none
   */
  public static <V> Recent<V> reading(Function<String, @Nullable V> read) {
    return new Recent<>(read, (_, _) -> {}, _ -> {}, KEPT);
  }

  Recent(
      Function<String, @Nullable V> read,
      BiConsumer<String, V> write,
      Consumer<String> delete,
      int kept) {
    this.read = read;
    this.write = write;
    this.delete = delete;
    this.recent =
        new LinkedHashMap<>(16, FULL, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > kept;
          }
        };
  }

  /** The value of a key, null if there is none. */
  public @Nullable V get(String key) {
    V known = recent.get(key);
    if (known == null) {
      known = read.apply(key);
      if (known != null) {
        recent.put(key, known);
      }
    }
    return known;
  }

  /** Puts a value into the store. */
  public void put(String key, V value) {
    write.accept(key, value);
    recent.put(key, value);
  }

  /** Takes a value out of the store. */
  public void delete(String key) {
    delete.accept(key);
    recent.remove(key);
  }
}
