package cn.huimin.hotline.platform.streams;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A step of a topology that brings its stores with it.
 *
 * @param processor makes the step, anew for each task
 * @param stores its stores; none of another step
 */
public record WithStores<K, V, L, W>(
    Supplier<Processor<K, V, L, W>> processor, Set<StoreBuilder<?>> stores)
    implements ProcessorSupplier<K, V, L, W> {

  /** Copies the set. */
  public WithStores {
    stores = Set.copyOf(stores);
  }

  @Override
  public Processor<K, V, L, W> get() {
    return processor.get();
  }
}
