package cn.huimin.hotline.console;

import cn.huimin.hotline.console.projection.ReadModel;
import cn.huimin.hotline.console.projection.ReadModelSignal;
import cn.huimin.hotline.console.projection.ReadModelWriter;
import cn.huimin.hotline.embedded.EmbeddedBroker;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.HeldEditions;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.sample.SampleDirectory;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A whole console for tests: a real broker and database, the sample county's directory, a clock
 * that stands, and a stub in place of intake. One for all tests of a JVM.
 */
public final class TestConsole {

  /** Where its clock stands: Monday, 2 March 2026, 10:24. */
  public static final Instant NOW = Instant.parse("2026-03-02T02:24:00Z");

  private static final TestConsole ONE = new TestConsole();

  private final StubIntake intake = new StubIntake();
  private final EmbeddedBroker broker;
  private final ConfigurableApplicationContext context;
  private final KafkaProducer<String, byte[]> producer;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Long> written = new HashMap<>();

  private TestConsole() {
    try {
      broker = EmbeddedBroker.start(Files.createTempDirectory("console-broker"));
      var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
      try (var admin = Admin.create(settings)) {
        admin
            .createTopics(
                Topics.all().stream().map(t -> new NewTopic(t.name(), 1, (short) 1)).toList())
            .all()
            .get();
      }
      producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    context = start();
    TestDatabase.closeBefore(
        () -> {
          context.close();
          producer.close();
          broker.close();
          intake.close();
        });
  }

  /** The console. */
  public static TestConsole one() {
    return ONE;
  }

  /** A setting as the console has it. */
  public String setting(String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  private ConfigurableApplicationContext start() {
    var database = TestDatabase.access();
    return new SpringApplicationBuilder(ConsoleApplication.class, Beans.class)
        .registerShutdownHook(false)
        .run(
            "--spring.config.name=console",
            "--spring.main.banner-mode=off",
            "--server.port=0",
            "--logging.level.root=warn",
            "--hotline.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--hotline.registry.url=" + intake.address() + "/registry",
            "--hotline.read-editions=false",
            "--hotline.intake.url=" + intake.address(),
            "--hotline.console.read-patience=300ms",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.username(),
            "--spring.datasource.password=" + database.password());
  }

  /** Beans that stand in for what the house gives. */
  @Configuration(proxyBeanMethods = false)
  static class Beans {

    @Bean
    Clock hotlineClock() {
      var zone = ZoneId.of("Asia/Shanghai");
      return new SteppedClock(NOW, zone, Clock.systemUTC());
    }

    @Bean
    SchemaIds schemaIds() {
      return TestLog.IDS;
    }

    @Bean
    HeldEditions editions() {
      return new HeldEditions(directory(), policies());
    }
  }

  private static Policies policies() {
    return new Policies(
        1,
        List.of(
            policy("routing-rules", "/sample-county/routing-rules.json"),
            policy("scheme-a", "/policies/scheme-a.json"),
            policy("scheme-b", "/policies/scheme-b.json")));
  }

  private static PolicyDocument policy(String name, String file) {
    try (var document = TestConsole.class.getResourceAsStream(file)) {
      var body =
          new String(Objects.requireNonNull(document).readAllBytes(), StandardCharsets.UTF_8);
      return new PolicyDocument(name, "2026.1", Instant.EPOCH, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Directory directory() {
    var sample = SampleDirectory.load();
    return new Directory(
        1,
        sample.units().stream().map(TestConsole::unit).toList(),
        sample.people().stream()
            .map(
                person ->
                    new Person(
                        person.account(),
                        person.unitId(),
                        person.role().name().equals("DUTY_OFFICER")
                            ? Role.DUTY
                            : Role.valueOf(person.role().name()),
                        false))
            .toList());
  }

  private static Unit unit(SampleDirectory.Unit unit) {
    return new Unit(
        unit.unitId(),
        unit.parentId(),
        UnitKind.valueOf(unit.kind().name()),
        unit.name(),
        unit.shortName(),
        unit.aliases(),
        unit.stage() == null ? null : Stage.valueOf(unit.stage().name()),
        unit.town(),
        unit.cityDirect(),
        unit.privateSchool(),
        unit.pupils(),
        unit.closed(),
        unit.successorId(),
        unit.categories());
  }

  /** Its stub of intake. */
  public StubIntake intake() {
    return intake;
  }

  /** Its clock. */
  public SteppedClock clock() {
    return context.getBean(SteppedClock.class);
  }

  /** Address of a page or endpoint. */
  public URI at(String path) {
    return URI.create(
        "http://127.0.0.1:"
            + context.getEnvironment().getRequiredProperty("local.server.port")
            + path);
  }

  /** The read model's tables. */
  public ReadModel readModel() {
    return context.getBean(ReadModel.class);
  }

  /** Puts a log on the broker and waits until the console has taken it in. */
  public void takeIn(TestLog log) {
    try {
      for (var record : log.records()) {
        var sent =
            producer
                .send(new ProducerRecord<>(record.topic(), 0, record.key(), record.value()))
                .get();
        written.put(record.topic() + "/0", sent.offset() + 1);
      }
      var writer = context.getBean(ReadModelWriter.class);
      var signal = context.getBean(ReadModelSignal.class);
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      long seen = signal.count();
      while (!written.entrySet().stream()
          .allMatch(end -> writer.nextOffsets().getOrDefault(end.getKey(), 0L) >= end.getValue())) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("not taken in: " + written + writer.nextOffsets());
        }
        signal.await(seen, Duration.ofMillis(50));
        seen = signal.count();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks with a bearer token; nobody's if the account is empty. */
  public HttpResponse<String> get(String account, String path) {
    return send(request(account, path).GET());
  }

  /** Posts JSON with a bearer token; nobody's if the account is empty. */
  public HttpResponse<String> post(String account, String path, String json) {
    return send(
        request(account, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
  }

  /** A request with a bearer token; nobody's if the account is empty. */
  public HttpRequest.Builder request(String account, String path) {
    var request = HttpRequest.newBuilder(at(path));
    return account.isEmpty()
        ? request
        : request.header("Authorization", "Bearer " + intake.token(account));
  }

  /** Sends a request. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Names of the accounts, one for each role. */
  public static List<String> everyRole() {
    return List.of(
        "operator",
        "liaison-u-syxx",
        "head-u-syxx",
        "leader",
        "assessor",
        "personnel",
        "dataofficer",
        "duty",
        "admin");
  }
}
