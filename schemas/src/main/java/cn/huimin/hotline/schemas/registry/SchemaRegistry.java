package cn.huimin.hotline.schemas.registry;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Client of the Confluent registry API, as much of it as serde and provisioner need. Works against
 * every registry that speaks it. Calls are retried while the registry is away.
 */
public final class SchemaRegistry implements AutoCloseable {

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private final URI base;
  private final HttpClient http;
  private final Retry retry;
  private final JsonMapper json = JsonMapper.shared();

  /**
   * Client that gives a call up after the given patience.
   *
   * @param url base of the API, for example {@code http://127.0.0.1:8081/apis/ccompat/v7}
   * @param patience how long a call is retried while the registry is away
   */
  public SchemaRegistry(String url, Duration patience) {
    this.base = URI.create(url.endsWith("/") ? url : url + "/");
    this.http = HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build();
    var pause = Duration.ofMillis(250);
    this.retry =
        Retry.of(
            "schema-registry",
            RetryConfig.custom()
                .maxAttempts(Math.max(1, (int) (patience.toMillis() / pause.toMillis())))
                .waitDuration(pause)
                .retryExceptions(RegistryAwayException.class)
                .build());
  }

  /** Registers a schema under a subject and returns its id; the same again returns the same id. */
  public int register(String subject, Schema schema) {
    return post("subjects/" + encoded(subject) + "/versions", schema).get("id").asInt();
  }

  /**
   * Id of a schema that is registered under a subject.
   *
   * @throws RegistryRefusedException with status 404 if it is not
   */
  public int idOf(String subject, Schema schema) {
    return post("subjects/" + encoded(subject), schema).get("id").asInt();
  }

  /**
   * The schema with an id.
   *
   * @throws RegistryRefusedException with status 404 if there is none
   */
  public Schema byId(int id) {
    var answer = call(() -> request("schemas/ids/" + id).GET().build());
    return new Schema.Parser().parse(answer.get("schema").asString());
  }

  /** Sets the compatibility level of the whole registry, for example {@code FULL_TRANSITIVE}. */
  public void compatibility(String level) {
    var body = json.writeValueAsString(Map.of("compatibility", level));
    call(() -> request("config").PUT(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode post(String path, Schema schema) {
    var body = json.writeValueAsString(Map.of("schema", schema.toString()));
    return call(() -> request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(CALL_TIMEOUT)
        .header("Content-Type", CONTENT_TYPE);
  }

  private JsonNode call(Supplier<HttpRequest> request) {
    return Retry.decorateSupplier(retry, () -> send(request.get())).get();
  }

  private JsonNode send(HttpRequest request) {
    HttpResponse<String> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (ConnectException e) {
      throw new RegistryAwayException("the schema registry does not answer at " + base, e);
    } catch (IOException e) {
      throw new RegistryAwayException("the schema registry broke off at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryAwayException("interrupted while asking the schema registry", e);
    }
    if (response.statusCode() >= 500) {
      throw new RegistryAwayException(
          "the schema registry answered " + response.statusCode() + " for " + request.uri(), null);
    }
    if (response.statusCode() >= 400) {
      throw new RegistryRefusedException(
          response.statusCode(), request.uri().getPath(), response.body());
    }
    return json.readTree(response.body());
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8);
  }
}
