package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running house, asked over its API (DESIGN §4) as one of its accounts. */
final class HouseClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BOUNDARY = "----huimin-hotline-import";

  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper json = JsonMapper.builder().build();
  private final String authorization;

  /**
   * Signs in.
   *
   * @throws CannotRunException if the house does not answer or does not let the account in
   */
  HouseClient(URI base, String user, String password) {
    this.base = base;
    JsonNode token =
        send(
            HttpRequest.newBuilder(base.resolve("/api/v1/tokens"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("username", user, "password", password)))));
    this.authorization = "Bearer " + token.path("token").asString();
  }

  /**
   * Hands a file in for import.
   *
   * @param mapping name of the mapping its columns are read by, or null for the one that is shipped
   * @return id of the import
   * @throws CannotRunException if it was refused
   */
  String upload(Path file, boolean dryRun, @Nullable String mapping) {
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(BOUNDARY, String.valueOf(file.getFileName()).replaceAll("[\"\\r\\n]", "_"));
    try {
      return send(HttpRequest.newBuilder(base.resolve(importPath(dryRun, mapping)))
              .header("Authorization", authorization)
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .POST(
                  BodyPublishers.concat(
                      BodyPublishers.ofString(head),
                      BodyPublishers.ofFile(file),
                      BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))))
          .path("importId")
          .asString();
    } catch (FileNotFoundException e) {
      throw new CannotRunException("there is no file " + file + " that can be read", e);
    }
  }

  static String importPath(boolean dryRun, @Nullable String mapping) {
    return "/api/v1/work-orders/import?dryRun="
        + dryRun
        + (mapping == null ? "" : "&mapping=" + URLEncoder.encode(mapping, StandardCharsets.UTF_8));
  }

  /** How far an import is. */
  ImportProgress progress(String importId) {
    return ImportProgress.of(
        send(
            HttpRequest.newBuilder(base.resolve("/api/v1/imports/" + importId))
                .header("Authorization", authorization)
                .GET()));
  }

  /**
   * Asks for something to read.
   *
   * @throws CannotRunException if it was refused
   */
  JsonNode get(String pathAndQuery) {
    return send(
        HttpRequest.newBuilder(base.resolve(pathAndQuery))
            .header("Authorization", authorization)
            .GET());
  }

  /**
   * Asks for something to be done.
   *
   * @throws CannotRunException if it was refused
   */
  JsonNode post(String path, Object body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpResponse<String> answer;
    try {
      answer =
          http.send(
              request.timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CannotRunException("the house does not answer at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted while asking the house", e);
    }
    boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    JsonNode body = isJson ? json.readTree(answer.body()) : json.createObjectNode();
    if (answer.statusCode() >= 300) {
      StringBuilder why =
          new StringBuilder(body.path("detail").asString("status " + answer.statusCode()));
      body.path("errors").forEach(e -> why.append("; ").append(e.path("message").asString("")));
      throw new CannotRunException("the house refused: " + why);
    }
    return body;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
