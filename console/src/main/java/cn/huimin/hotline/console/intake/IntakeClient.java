package cn.huimin.hotline.console.intake;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls intake behind a circuit breaker: after a row of calls without an answer the next ones fail
 * at once, until one gets through again.
 */
public final class IntakeClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String JSON_TYPE = "application/json";

  /** For whom is asked: intake counts by it, and believes it of the console. */
  private static final String FOR = "X-Forwarded-For";

  private final HttpClient client;
  private final URI base;
  private final Duration patience;
  private final CircuitBreaker breaker;
  private final Supplier<Optional<String>> whoAsks;

  /**
   * A client.
   *
   * @param client how to reach it
   * @param base address of intake's inner port
   * @param patience how long the first byte of an answer may take
   * @param breaker opens when intake is away
   * @param whoAsks address of whose request is being answered, which goes with every call
   */
  public IntakeClient(
      HttpClient client,
      URI base,
      Duration patience,
      CircuitBreaker breaker,
      Supplier<Optional<String>> whoAsks) {
    this.client = client;
    this.base = base;
    this.patience = patience;
    this.breaker = breaker;
    this.whoAsks = whoAsks;
  }

  /**
   * An answer of intake's with a JSON body.
   *
   * @param status HTTP status
   * @param body its JSON; a missing node where there is none
   */
  public record Answer(int status, JsonNode body) {

    /** Whether it was done. */
    public boolean done() {
      return status / 100 == 2;
    }
  }

  /**
   * Sends a request and hands its answer back as a stream.
   *
   * @param method HTTP method
   * @param pathAndQuery path, with its query
   * @param headers headers to send
   * @param body what to send
   * @throws IntakeAwayException if there is no answer
   * @throws UnsendableException if the path or a header is none
   */
  public HttpResponse<InputStream> send(
      String method, String pathAndQuery, Map<String, String> headers, BodyPublisher body) {
    var request = request(pathAndQuery, headers).method(method, body).timeout(patience);
    return called(() -> client.send(request.build(), BodyHandlers.ofInputStream()));
  }

  private HttpRequest.Builder request(String pathAndQuery, Map<String, String> headers) {
    try {
      var request = HttpRequest.newBuilder(base.resolve(pathAndQuery));
      whoAsks.get().ifPresent(address -> request.setHeader(FOR, address));
      headers.forEach(request::setHeader);
      return request;
    } catch (IllegalArgumentException e) {
      throw new UnsendableException(e);
    }
  }

  private HttpResponse<InputStream> called(Callable<HttpResponse<InputStream>> call) {
    try {
      return breaker.executeCallable(call);
    } catch (CallerGoneException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IntakeAwayException(e);
    } catch (IOException | CallNotPermittedException e) {
      throw new IntakeAwayException(e);
    } catch (Exception e) {
      throw new IllegalStateException("a call to intake failed", e);
    }
  }

  /**
   * Hands a caller's request on and its answer back as a stream.
   *
   * @param method HTTP method
   * @param pathAndQuery path, with its query
   * @param headers headers to send
   * @param body what the caller sends
   * @throws IntakeAwayException if there is no answer
   * @throws CallerGoneException if that is since the caller's body did not come to its end
   * @throws UnsendableException if the path or a header is none
   */
  public HttpResponse<InputStream> relay(
      String method, String pathAndQuery, Map<String, String> headers, CallerBody body) {
    var request =
        request(pathAndQuery, headers)
            .method(method, body.publisher())
            .timeout(patience.plus(body.time()));
    return called(
        () -> {
          try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
          } catch (ConnectException | HttpConnectTimeoutException e) {
            throw e;
          } catch (IOException e) {
            if (body.isWaitedFor()) {
              throw new CallerGoneException(e);
            }
            throw e;
          }
        });
  }

  /**
   * Posts JSON.
   *
   * @param path path at intake
   * @param token bearer token; null for what needs none
   * @param headers further headers
   * @param body anything that Jackson writes
   * @throws IntakeAwayException if there is no answer
   */
  public Answer post(
      String path, @Nullable String token, Map<String, String> headers, Object body) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", JSON_TYPE);
    all.put("Accept", JSON_TYPE + ", application/problem+json");
    if (token != null) {
      all.put("Authorization", "Bearer " + token);
    }
    return read(send("POST", path, all, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  /**
   * Puts JSON.
   *
   * @param pathAndQuery path at intake, with its query
   * @param token bearer token
   * @param headers further headers
   * @param body anything that Jackson writes
   * @throws IntakeAwayException if there is no answer
   */
  public Answer put(String pathAndQuery, String token, Map<String, String> headers, Object body) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", JSON_TYPE);
    all.put("Accept", JSON_TYPE + ", application/problem+json");
    all.put("Authorization", "Bearer " + token);
    return read(
        send("PUT", pathAndQuery, all, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  /**
   * Gets JSON.
   *
   * @param pathAndQuery path at intake, with its query
   * @param token bearer token
   * @throws IntakeAwayException if there is no answer
   */
  public Answer get(String pathAndQuery, String token) {
    return read(
        send(
            "GET",
            pathAndQuery,
            Map.of(
                "Accept",
                JSON_TYPE + ", application/problem+json",
                "Authorization",
                "Bearer " + token),
            BodyPublishers.noBody()));
  }

  /**
   * Reads an answer that came as a stream.
   *
   * @throws IntakeAwayException if it breaks off
   */
  public static Answer read(HttpResponse<InputStream> answer) {
    try (var in = answer.body()) {
      var bytes = in.readAllBytes();
      return new Answer(
          answer.statusCode(),
          JSON.readTree(bytes.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : bytes));
    } catch (IOException e) {
      throw new IntakeAwayException(e);
    }
  }
}
