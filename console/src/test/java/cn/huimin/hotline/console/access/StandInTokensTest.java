package cn.huimin.hotline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.platform.security.TokenClaims;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

/** A stand-in that was ended before its last day no longer reads (ADR 0036). */
class StandInTokensTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private Instant now = Instant.parse("2026-03-02T01:00:00Z");
  private HttpServer server;
  private StandInTokens tokens;

  @BeforeEach
  void anIntakeThatSaysSo() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/stand-ins",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            var body = "{\"items\": []}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    tokens =
        new StandInTokens(
            new IntakeClient(
                http,
                base,
                Duration.ofSeconds(10),
                CircuitBreaker.ofDefaults("intake"),
                Optional::empty),
            () -> now);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @Test
  void shouldRefuseATokenOnceIntakeSaysThatItsStandInHasEnded() {
    var token = token(true);
    assertThat(tokens.validate(token).hasErrors()).isFalse();
    status = 401;
    assertThat(tokens.validate(token).hasErrors()).as("believed for a while").isFalse();
    assertThat(asked).hasValue(1);

    now = now.plus(StandInTokens.BELIEVED);
    assertThat(tokens.validate(token).hasErrors()).isTrue();
    assertThat(tokens.validate(token).hasErrors()).isTrue();
  }

  @Test
  void shouldAskNothingAboutTheTokensOfOthers() {
    assertThat(tokens.validate(token(false)).hasErrors()).isFalse();
    assertThat(asked).hasValue(0);
  }

  @Test
  void shouldHoldOnWhereIntakeIsAway() {
    var token = token(true);
    assertThat(tokens.validate(token).hasErrors()).isFalse();
    server.stop(0);
    now = now.plus(StandInTokens.BELIEVED);
    assertThat(tokens.validate(token).hasErrors()).isFalse();
  }

  private static Jwt token(boolean standsIn) {
    var token = Jwt.withTokenValue("t").header("alg", "ES256").subject("liaison-u-ez");
    return standsIn ? token.claim(TokenClaims.STAND_IN, "s1").build() : token.build();
  }
}
