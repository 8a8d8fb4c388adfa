package cn.huimin.hotline.console.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeClientTest {

  private static final int CALLS = 4;

  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "intake",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(CALLS)
              .minimumNumberOfCalls(CALLS)
              .ignoreExceptions(CallerGoneException.class)
              .build());
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> saidFor = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void anIntakeThatReadsToTheEnd() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            saidFor.addAll(exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of()));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  /** However many callers give up in the middle of a body, the others are served. */
  @Test
  void shouldNotTakeCallersWhoGiveUpForAnIntakeThatIsAway() {
    var client = client();
    for (int i = 0; i < 2 * CALLS; i++) {
      var body = new CallerBody(IntakeClientTest::halfABody, 1_000);
      assertThatExceptionOfType(CallerGoneException.class)
          .isThrownBy(() -> client.relay("POST", "/x", Map.of(), body));
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    var whole = new CallerBody(() -> new ByteArrayInputStream(new byte[1_000]), 1_000);
    assertThat(client.relay("POST", "/x", Map.of(), whole).statusCode()).isEqualTo(204);
  }

  /** What nobody has begun to read tells nothing of its caller. */
  @Test
  void shouldWaitForACallerOnlyWhileSomebodyReads() {
    var client = client();
    var half = new CallerBody(IntakeClientTest::halfABody, 1_000);
    assertThat(half.isWaitedFor()).as("not begun").isFalse();
    assertThatExceptionOfType(CallerGoneException.class)
        .isThrownBy(() -> client.relay("POST", "/x", Map.of(), half));
    assertThat(half.isWaitedFor()).as("broken off").isTrue();
    var whole = new CallerBody(() -> new ByteArrayInputStream(new byte[1_000]), 1_000);
    client.relay("POST", "/x", Map.of(), whole);
    assertThat(whole.isWaitedFor()).as("at its end").isFalse();
    var early = new CallerBody(() -> new ByteArrayInputStream(new byte[999]), 1_000);
    assertThatExceptionOfType(CallerGoneException.class)
        .isThrownBy(() -> client.relay("POST", "/x", Map.of(), early));
  }

  @Test
  void shouldOpenWhereIntakeIsAway() {
    var client = client();
    server.stop(0);
    for (int i = 0; i < CALLS; i++) {
      var body = new CallerBody(() -> new ByteArrayInputStream(new byte[1_000]), 1_000);
      assertThatExceptionOfType(IntakeAwayException.class)
          .isThrownBy(() -> client.relay("POST", "/x", Map.of(), body));
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
  }

  /** Else whoever signs in or reads a page is counted as one with all others. */
  @Test
  void shouldSayForWhomEveryCallIs() {
    var client = client();
    client.post("/a", null, Map.of(), Map.of());
    client.put("/b", "token", Map.of(), Map.of());
    client.get("/c", "token");
    client.relay("POST", "/d", Map.of(), new CallerBody(InputStream::nullInputStream, 0));
    assertThat(saidFor).hasSize(4).containsOnly("198.51.100.7");
  }

  private IntakeClient client() {
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new IntakeClient(
        http, base, Duration.ofSeconds(10), breaker, () -> Optional.of("198.51.100.7"));
  }

  private static InputStream halfABody() {
    return new SequenceInputStream(
        new ByteArrayInputStream(new byte[500]),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the connection was closed");
          }
        });
  }
}
