package cn.huimin.hotline.platform.consumer;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;

/** Gives the consumers of a binder {@link PacedCommits}. */
public final class PacedConsumers implements ClientFactoryCustomizer {

  private final Duration every;
  private final LongSupplier nanoTime;

  /**
   * For the consumers of a service.
   *
   * @param every least time between two commits of a consumer
   * @param nanoTime elapsed real time, in nanoseconds
   */
  public PacedConsumers(Duration every, LongSupplier nanoTime) {
    this.every = every;
    this.nanoTime = nanoTime;
  }

  @Override
  public void configure(ConsumerFactory<?, ?> factory) {
    pace(factory);
  }

  private <K, V> void pace(ConsumerFactory<K, V> factory) {
    factory.addPostProcessor(consumer -> PacedCommits.of(consumer, every, nanoTime));
  }
}
