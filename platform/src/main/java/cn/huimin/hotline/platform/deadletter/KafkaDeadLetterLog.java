package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends each letter and waits for it. The caller remembers its place in the log afterwards, so a
 * crash in between sends the same letter again, under the same key.
 */
public final class KafkaDeadLetterLog implements DeadLetterLog, AutoCloseable {

  private static final int PATIENCE_MS = 10_000;

  private final DeadLetters letters;
  private final Producer<byte[], byte[]> producer;

  /**
   * A log on this broker.
   *
   * @param bootstrapServers brokers, host:port
   * @param letters what writes the letters
   */
  public KafkaDeadLetterLog(String bootstrapServers, DeadLetters letters) {
    this.letters = letters;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void giveUp(GivenUp record, Turn turn, DeadLetterStage stage, Throwable why) {
    send(letters.produce(record.place(), letters.draft(record, turn, stage, why)));
    letters.count(record, turn, stage, why);
  }

  @Override
  public void settle(Place place, Turn turn, LetterEnd end) {
    send(letters.produce(place, letters.settled(place, turn, end)));
  }

  private void send(ProducerRecord<byte[], byte[]> letter) {
    try {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      throw new DeadLettersAwayException(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw new DeadLettersAwayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeadLettersAwayException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
