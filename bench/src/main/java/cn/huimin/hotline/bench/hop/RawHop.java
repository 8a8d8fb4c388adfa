package cn.huimin.hotline.bench.hop;

import cn.huimin.hotline.bench.machine.CpuTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One consumer and one transactional producer on the broker of the house, and nothing between them:
 * records of 600 bytes are read from one topic and written to another, lz4, committed every 100 ms
 * together with the place in the first. What this machine can do at the most.
 */
public final class RawHop {

  /** Prefix of the topics it makes; they are no part of the house. */
  public static final String TOPICS = "bench.raw-";

  private static final String IN = TOPICS + "in";
  private static final String OUT = TOPICS + "out";
  private static final String GROUP = "bench-raw";
  private static final int PARTITIONS = 4;
  private static final int BYTES = 600;
  private static final int STOCK = 400_000;
  private static final long SEED = 12_345;
  private static final Duration COMMIT_EVERY = Duration.ofMillis(100);
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final Duration POLL = Duration.ofMillis(100);

  private final String broker;

  /**
   * A hop.
   *
   * @param broker where Kafka's clients connect
   */
  public RawHop(String broker) {
    this.broker = broker;
  }

  /**
   * What it came to.
   *
   * @param perSecond records a second
   * @param cpuMicros processor time per record of client and broker, in microseconds
   * @param others share of the processors that others had meanwhile, 0 to 1
   */
  public record Result(double perSecond, double cpuMicros, double others) {}

  /** Fills the first topic, then measures; 15 to 20 seconds. */
  public Result run() throws ExecutionException, InterruptedException {
    makeTopics();
    fill();
    try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerSettings());
        var producer = new KafkaProducer<byte[], byte[]>(transactional())) {
      var parts = new ArrayList<TopicPartition>();
      for (int part = 0; part < PARTITIONS; part++) {
        parts.add(new TopicPartition(IN, part));
      }
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      producer.initTransactions();
      pump(consumer, producer, WARM_UP);
      CpuTime before = CpuTime.now();
      long began = System.nanoTime();
      long records = pump(consumer, producer, MEASURED);
      double seconds = (System.nanoTime() - began) / 1e9;
      CpuTime after = CpuTime.now();
      return new Result(
          records / seconds, after.microsSince(before) / records, after.othersSince(before));
    }
  }

  private static long pump(
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaProducer<byte[], byte[]> producer,
      Duration howLong) {
    long end = System.nanoTime() + howLong.toNanos();
    long records = 0;
    var read = new HashMap<TopicPartition, OffsetAndMetadata>();
    while (System.nanoTime() < end) {
      long commitAt = System.nanoTime() + COMMIT_EVERY.toNanos();
      producer.beginTransaction();
      while (System.nanoTime() < commitAt) {
        var batch = consumer.poll(POLL);
        if (batch.isEmpty()) {
          // Read through: from the beginning again.
          consumer.seekToBeginning(consumer.assignment());
          continue;
        }
        for (var record : batch) {
          var _ =
              producer.send(
                  new ProducerRecord<>(OUT, record.partition(), record.key(), record.value()));
        }
        records += batch.count();
        read.putAll(batch.nextOffsets());
      }
      producer.sendOffsetsToTransaction(read, consumer.groupMetadata());
      producer.commitTransaction();
    }
    return records;
  }

  private void makeTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      var limits = Map.of("retention.bytes", "67108864", "segment.bytes", "33554432");
      admin
          .createTopics(
              List.of(
                  new NewTopic(IN, PARTITIONS, (short) 1),
                  new NewTopic(OUT, PARTITIONS, (short) 1).configs(limits)))
          .all()
          .get();
    }
  }

  /** Words of a made-up language: they compress about as well as records of ours do. */
  private void fill() {
    Random random = new Random(SEED);
    var words = new ArrayList<String>();
    for (int i = 0; i < 2_000; i++) {
      words.add(
          Long.toString((random.nextLong() & Long.MAX_VALUE) | (1L << 62), Character.MAX_RADIX)
              .substring(0, 6));
    }
    var settings = producerSettings();
    try (var producer = new KafkaProducer<byte[], byte[]>(settings)) {
      for (int i = 0; i < STOCK; i++) {
        var text = new StringBuilder(BYTES + 8);
        while (text.length() < BYTES) {
          text.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        text.setLength(BYTES);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    IN, i % PARTITIONS, null, text.toString().getBytes(StandardCharsets.US_ASCII)));
      }
    }
  }

  private Map<String, Object> producerSettings() {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, GROUP);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  private Map<String, Object> transactional() {
    var settings = producerSettings();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP);
    return settings;
  }

  private Map<String, Object> consumerSettings() {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
