package cn.huimin.hotline.bench.inbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody of the sample county, signed in to the house over HTTP. */
public final class Visitor {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http;
  private final URI base;
  private final String authorization;

  /** Signs an account in. */
  public Visitor(HttpClient http, URI base, String account)
      throws IOException, InterruptedException {
    this.http = http;
    this.base = base;
    var body = JSON.writeValueAsString(Map.of("username", account, "password", "demo"));
    var answer =
        http.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/tokens"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(account + " was not let in: " + answer.statusCode());
    }
    this.authorization = "Bearer " + JSON.readTree(answer.body()).path("token").asString();
  }

  /** An answer to a work order. */
  record Answer(int status, JsonNode body) {}

  /** Hands a work order in and waits for its outcome. */
  Answer handIn(Map<String, Object> workOrder) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/work-orders"))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(workOrder)))
                .build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }

  /** Lines of the own inbox, live; the caller closes them. */
  Stream<String> inbox() throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/streams/inbox"))
                .header("Authorization", authorization)
                .header("Accept", "text/event-stream")
                .GET()
                .build(),
            BodyHandlers.ofLines());
    if (answer.statusCode() != 200) {
      throw new IOException("the inbox did not open: " + answer.statusCode());
    }
    return answer.body();
  }
}
