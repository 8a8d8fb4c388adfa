package cn.huimin.hotline.endtoend.leak;

import cn.huimin.hotline.endtoend.house.House;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything the house keeps for long or says to others, handed to a finder. */
final class Scan {

  private static final Duration POLL = Duration.ofMillis(500);

  private final House house;
  private final Finder finder;

  Scan(House house, Finder finder) {
    this.house = house;
    this.finder = finder;
  }

  /** All of it. */
  void all() throws Exception {
    topics(names());
    for (var folder : List.of("state", "run", "registry")) {
      files(house.folder().resolve(folder));
    }
    files(Path.of("target", "logs"));
    tables("console");
    tables("intake");
    tables("notification");
    for (var service :
        List.of(
            "intake-service",
            "routing-service",
            "sla-service",
            "scoring-service",
            "notification-service",
            "console")) {
      meters(service);
    }
  }

  /** All topics there are, those of 30 days and the changelogs of stores included. */
  private List<String> names() throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", house.bootstrapServers()))) {
      return List.copyOf(
          admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get());
    }
  }

  /** Every record from the beginning, the uncommitted too, keys and headers included. */
  private void topics(List<String> names) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", house.bootstrapServers(), "enable.auto.commit", false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          names.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(this::look);
      }
    }
  }

  private void look(ConsumerRecord<byte[], byte[]> read) {
    if (read.key() != null) {
      finder.look("key in " + read.topic(), read.key());
    }
    if (read.value() != null) {
      finder.look("value in " + read.topic(), read.value());
    }
    read.headers().forEach(header -> finder.look("header in " + read.topic(), header.value()));
  }

  /** Every file below a folder. */
  void files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(this::file);
    }
  }

  private void file(Path file) {
    try {
      finder.look("file " + file.getFileName(), Files.readAllBytes(file));
    } catch (IOException e) {
      if (Files.exists(file)) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void tables(String schema) throws SQLException {
    var access = house.database(schema);
    try (var connection =
            DriverManager.getConnection(access.url(), access.username(), access.password());
        var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "select table_name from information_schema.tables where table_schema = '"
                    + schema
                    + "'")) {
      while (tables.next()) {
        var table = tables.getString(1);
        try (var rows = connection.createStatement();
            var all = rows.executeQuery("select t::text from " + schema + "." + table + " t")) {
          while (all.next()) {
            finder.look("table " + schema + "." + table, all.getString(1));
          }
        }
      }
    }
  }

  private void meters(String service) {
    for (var meter : house.context(service).getBean(MeterRegistry.class).getMeters()) {
      finder.look("metric of " + service, meter.getId().toString());
    }
  }
}
