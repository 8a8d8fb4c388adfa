package cn.huimin.hotline.sample.play;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The house as a program of people sees it: its HTTP API (DESIGN §4) and nothing else. */
public final class HouseApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI base;
  private final String password;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final JsonMapper json = JsonMapper.shared();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /**
   * The house at an address.
   *
   * @param base for example {@code http://localhost:8080}
   * @param password password of the sample's accounts
   */
  public HouseApi(URI base, String password) {
    this.base = base;
    this.password = password;
  }

  /** An answer of the API. */
  public record Answer(int status, JsonNode body) {

    /** Whether the API did it. */
    public boolean ok() {
      return status < 300;
    }

    /** Stable code of a refusal, or the status. */
    public String code() {
      return body.path("code").asString(String.valueOf(status));
    }
  }

  /** Reads a path as an account. */
  public Answer get(String account, String path) {
    return send(request(account, path).GET().build());
  }

  /**
   * Posts JSON as an account.
   *
   * @param key Idempotency-Key, or null for paths that take none
   */
  public Answer post(String account, String path, @Nullable String key, Map<String, ?> body) {
    var request =
        request(account, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request.build());
  }

  /** Uploads a file for import as an account. */
  public Answer upload(String account, Path file) throws IOException {
    var boundary = "----huimin-hotline-sample";
    var head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(boundary, file.getFileName());
    var tail = "\r\n--" + boundary + "--\r\n";
    return send(
        request(account, "/api/v1/work-orders/import")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.ofByteArrays(
                    List.of(
                        head.getBytes(StandardCharsets.UTF_8),
                        Files.readAllBytes(file),
                        tail.getBytes(StandardCharsets.UTF_8))))
            .build());
  }

  private HttpRequest.Builder request(String account, String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + tokens.computeIfAbsent(account, this::signIn));
  }

  private String signIn(String account) {
    var body = json.writeValueAsString(Map.of("username", account, "password", password));
    var answer =
        send(
            HttpRequest.newBuilder(base.resolve("/api/v1/tokens"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    if (!answer.ok()) {
      throw new IllegalStateException(
          "the sample's account %s could not sign in: %s".formatted(account, answer.code()));
    }
    return answer.body().get("token").asString();
  }

  private Answer send(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      var type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(
          response.statusCode(),
          type.contains("json") ? json.readTree(response.body()) : json.createObjectNode());
    } catch (IOException e) {
      throw new IllegalStateException("the house does not answer at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the house", e);
    }
  }
}
