package cn.huimin.hotline.endtoend.client;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.endtoend.contract.ContractGuard;
import cn.huimin.hotline.endtoend.contract.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody at the door: signed in or not. Every answer is held against the contract, and one that
 * breaks it fails the test on the spot.
 */
public final class Visitor {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int READ_MODEL_BEHIND = 503;

  private final URI base;
  private final HttpClient http;
  private final ContractGuard guard;
  private final Map<String, String> headers;

  /** A visitor who is not signed in. */
  public Visitor(URI base, HttpClient http, ContractGuard guard) {
    this(base, http, guard, Map.of());
  }

  private Visitor(URI base, HttpClient http, ContractGuard guard, Map<String, String> headers) {
    this.base = base;
    this.http = http;
    this.guard = guard;
    this.headers = Map.copyOf(headers);
  }

  /** The same visitor, sending this header with every request. */
  public Visitor with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Visitor(base, http, guard, more);
  }

  /** Signs in by {@code POST /api/v1/tokens}. */
  public Visitor signedIn(String username, String password) {
    var token =
        post("/api/v1/tokens", Map.of("username", username, "password", password))
            .expect(200)
            .text("/token");
    return with("Authorization", "Bearer " + token);
  }

  /** GET. */
  public Reply get(String pathAndQuery) {
    return send("GET", pathAndQuery, null);
  }

  /**
   * GET of something that has reached a version; asked again, as the answer says, while the read
   * model is behind.
   */
  public Reply current(String path, long minVersion) {
    return Awaitility.await(path + " at version " + minVersion)
        .atMost(PATIENCE)
        .until(
            () -> get(path + "?minVersion=" + minVersion),
            reply -> reply.status() != READ_MODEL_BEHIND);
  }

  /** POST of a body that becomes JSON. */
  public Reply post(String path, Object body) {
    return send(
        "POST",
        path,
        body instanceof String json ? json : JsonMapper.shared().writeValueAsString(body));
  }

  /** POST without a body. */
  public Reply post(String path) {
    return send("POST", path, null);
  }

  /** POST of a form, as a browser sends it. */
  public Reply submit(String path, Map<String, ?> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    return checked(request, null);
  }

  private static String encoded(Object value) {
    var text =
        value instanceof Collection<?> several
            ? several.stream().map(String::valueOf).collect(Collectors.joining("\n"))
            : value.toString();
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The same visitor at another door. */
  public Visitor at(URI door) {
    return new Visitor(door, http, guard, headers);
  }

  /** POST of a file as multipart field {@code file}. */
  public Reply upload(String pathAndQuery, Path file) throws IOException {
    var boundary = "end-to-end-boundary";
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(boundary, file.getFileName());
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofByteArray(Files.readAllBytes(file)),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    var request =
        request(pathAndQuery)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body)
            .build();
    return checked(request, null);
  }

  /** Sends a form of several parts, with a file among them. */
  public Reply submit(String path, Map<String, String> fields, String fileName, String file) {
    var boundary = "end-to-end-parts";
    var body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
    body.append(
        "--%s\r\nContent-Disposition: form-data; name=\"media\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, fileName, file, boundary));
    var request =
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return checked(request, null);
  }

  /** Opens a live stream; the caller closes it. */
  public LiveStream stream(String path, @Nullable String lastEventId) {
    var request = request(path).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return LiveStream.open(http, request.GET().build(), guard);
  }

  /** Status with which a stream would begin, or be refused. */
  public int streamStatus(String path) {
    var request = request(path).header("Accept", "text/event-stream").GET().build();
    return LiveStream.status(http, request, guard);
  }

  /** Any request with a JSON body or none. */
  public Reply send(String method, String pathAndQuery, @Nullable String json) {
    var request = request(pathAndQuery);
    if (json == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    }
    return checked(request.build(), json);
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    var request = HttpRequest.newBuilder(base.resolve(pathAndQuery)).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private Reply checked(HttpRequest request, @Nullable String json) {
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    var reply =
        new Reply(
            request.method() + " " + request.uri().getPath(),
            response.statusCode(),
            response.headers().map(),
            response.body());
    var faults =
        guard.faults(
            new Exchange(
                request.method(),
                request.uri().getPath(),
                json,
                reply.status(),
                reply.contentType(),
                reply.text()));
    assertThat(faults).as("breaks docs/openapi.yaml; body was %s", reply.text()).isEmpty();
    return reply;
  }
}
