package cn.huimin.hotline.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client of intake, with or without a token. */
public final class Api {

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param response all of it
   * @param body its JSON; null node if it has none
   */
  public record Answer(int status, HttpResponse<String> response, JsonNode body) {

    /** The stable code of a problem. */
    public String code() {
      return body.path("code").asString("");
    }

    /** Fields named as wrong. */
    public List<String> wrongFields() {
      return body.path("errors").valueStream().map(e -> e.path("field").asString()).toList();
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final String token;

  Api(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** The same client with a token. */
  public Api signIn(String username, String password) {
    var answer = post("/api/v1/tokens", Map.of("username", username, "password", password));
    if (answer.status() != 200) {
      throw new IllegalStateException(username + " cannot sign in: " + answer.body());
    }
    return withToken(answer.body().path("token").asString());
  }

  /** The same client with this token. */
  public Api withToken(String other) {
    return new Api(port, other);
  }

  /** Its token. */
  public String token() {
    return token;
  }

  /** Where intake answers. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** GET. */
  public Answer get(String path, String... headers) {
    var request = request(path).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** POST of a JSON body. */
  public Answer post(String path, Object body, String... headers) {
    return postText(path, JSON.writeValueAsString(body), headers);
  }

  /** PUT of a JSON body. */
  public Answer put(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** POST of a body as it is, called JSON. */
  public Answer postText(String path, String body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    if (!all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    return send(
        request(path).headers(all.toArray(String[]::new)).POST(BodyPublishers.ofString(body)));
  }

  /** POST of a file as multipart form data. */
  public Answer upload(String path, String fileName, byte[] file) {
    var boundary = "----hotline";
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                .formatted(boundary, fileName)
            + "Content-Type: application/octet-stream\r\n\r\n";
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(file),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      var json =
          response.headers().firstValue("Content-Type").filter(t -> t.contains("json")).isPresent();
      return new Answer(
          response.statusCode(),
          response,
          JSON.readTree(json && !response.body().isEmpty() ? response.body() : "null"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
