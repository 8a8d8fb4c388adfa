package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.embedded.process.FreePorts;
import cn.huimin.hotline.standalone.status.HouseStatus;
import cn.huimin.hotline.standalone.status.StatusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The house is killed while it takes records and rows: what was acknowledged must be there, once.
 */
class CrashIT {

  private static final int KILLS = 5;
  private static final int RECORDS_BEFORE_KILL = 2_000;
  private static final int ROWS_BEFORE_KILL = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final TopicPartition TRIAL = new TopicPartition("trial", 0);

  @TempDir Path data;

  private final Set<Integer> acknowledgedRecords = new ConcurrentSkipListSet<>();
  private final Set<Integer> acknowledgedRows = new ConcurrentSkipListSet<>();

  @Test
  void shouldReadBackAllThatWasAcknowledgedAfterFiveKills() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      try (Launched house = start()) {
        if (kill == 1) {
          prepare();
        }
        assertNothingLost();
        writeUntilKilled(house);
      }
    }
    try (Launched house = start()) {
      assertNothingLost();
      assertThat(acknowledgedRecords).hasSizeGreaterThanOrEqualTo(KILLS * RECORDS_BEFORE_KILL);
      assertThat(acknowledgedRows).hasSizeGreaterThanOrEqualTo(KILLS * ROWS_BEFORE_KILL);
      house.signal("TERM");
    }
  }

  private Launched start() throws InterruptedException {
    Launched house =
        Launched.start(
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BareHouseMain.class.getName(),
                "--data",
                data.toString(),
                "--port",
                String.valueOf(FreePorts.any())));
    house.awaitLine("ready", PATIENCE);
    return house;
  }

  private void prepare() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", status().kafka().address()))) {
      admin.createTopics(List.of(new NewTopic(TRIAL.topic(), 1, (short) 1))).all().get();
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table trial (n int)");
    }
  }

  /** Two writers at full speed; the kill comes in the middle. */
  private void writeUntilKilled(Launched house) throws Exception {
    CountDownLatch enough = new CountDownLatch(RECORDS_BEFORE_KILL + ROWS_BEFORE_KILL);
    Connection connection = connect();
    Thread rows = Thread.ofPlatform().daemon().start(() -> insertUntilRefused(connection, enough));
    try (KafkaProducer<Integer, String> producer = producer()) {
      Thread records = Thread.ofPlatform().daemon().start(() -> sendUntilClosed(producer, enough));
      assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      ProcessHandle database = databaseServer();
      house.signal("KILL");
      database.destroyForcibly();
      house.exitCode(Duration.ofSeconds(10));
      producer.close(Duration.ZERO);
      records.join();
      rows.join();
    }
  }

  private void sendUntilClosed(KafkaProducer<Integer, String> producer, CountDownLatch enough) {
    int next = acknowledgedRecords.size() * 100;
    try {
      while (true) {
        int number = next++;
        producer.send(
            new ProducerRecord<>(TRIAL.topic(), number, "x".repeat(100)),
            (_, failure) -> {
              if (failure == null) {
                acknowledgedRecords.add(number);
                enough.countDown();
              }
            });
      }
    } catch (RuntimeException e) {
      // The producer is closed, or its buffer is full because nobody takes its records any more.
    }
  }

  private void insertUntilRefused(Connection connection, CountDownLatch enough) {
    int next = acknowledgedRows.size() * 100;
    try (connection;
        PreparedStatement insert = connection.prepareStatement("insert into trial values (?)")) {
      int left = ROWS_BEFORE_KILL;
      while (true) {
        insert.setInt(1, next);
        insert.execute();
        acknowledgedRows.add(next++);
        if (left-- > 0) {
          enough.countDown();
        }
      }
    } catch (SQLException e) {
      // The server is gone.
    }
  }

  private void assertNothingLost() throws Exception {
    List<Integer> records = readRecords();
    assertThat(records).as("records, each once").doesNotHaveDuplicates();
    assertThat(records).as("acknowledged records").containsAll(acknowledgedRecords);
    assertThat(readRows()).as("acknowledged rows").containsAll(acknowledgedRows);
  }

  private List<Integer> readRecords() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (KafkaConsumer<Integer, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", status().kafka().address()),
            new IntegerDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(TRIAL));
      consumer.seekToBeginning(List.of(TRIAL));
      long end = consumer.endOffsets(List.of(TRIAL)).get(TRIAL);
      while (consumer.position(TRIAL) < end) {
        consumer.poll(Duration.ofSeconds(1)).records(TRIAL).stream()
            .map(ConsumerRecord::key)
            .forEach(numbers::add);
      }
    }
    return numbers;
  }

  private List<Integer> readRows() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select n from trial")) {
      while (rows.next()) {
        numbers.add(rows.getInt(1));
      }
    }
    return numbers;
  }

  private KafkaProducer<Integer, String> producer() throws IOException {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            status().kafka().address(),
            "acks",
            "all",
            "linger.ms",
            "5",
            "max.block.ms",
            "2000"),
        new IntegerSerializer(),
        new StringSerializer());
  }

  private Connection connect() throws Exception {
    String password = Files.readString(data.resolve("secrets/database-postgres"));
    return DriverManager.getConnection(status().database().address(), "postgres", password);
  }

  private ProcessHandle databaseServer() throws IOException {
    String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private HouseStatus status() {
    return new StatusFile(data).read().orElseThrow();
  }
}
