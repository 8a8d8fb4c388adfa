package cn.huimin.hotline.notification.contact;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks intake by its inner port, through a breaker. Nothing of an answer is kept or logged. */
public final class IntakeContacts {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http;
  private final ContactSettings settings;
  private final CircuitBreaker breaker;

  /** Asks at the address of the settings. */
  public IntakeContacts(HttpClient http, ContactSettings settings, CircuitBreaker breaker) {
    this.http = http;
    this.settings = settings;
    this.breaker = breaker;
  }

  /**
   * What intake knows.
   *
   * @param path path before the id
   * @param id account or case
   * @param rest path after it
   * @return empty if intake does not know the id
   * @throws RuntimeException if it cannot be asked now; try again later
   */
  public Optional<JsonNode> ask(String path, String id, String rest) {
    return breaker.executeSupplier(() -> asked(path, id, rest));
  }

  private Optional<JsonNode> asked(String path, String id, String rest) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    settings.url() + path + URLEncoder.encode(id, StandardCharsets.UTF_8) + rest))
            .timeout(settings.timeout())
            .header("Accept", "application/json");
    if (settings.token() != null) {
      request.header("Authorization", "Bearer " + settings.token());
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case OK -> Optional.of(JsonMapper.shared().readTree(response.body()));
        case NOT_FOUND -> Optional.empty();
        default -> throw new IllegalStateException("intake answered " + response.statusCode());
      };
    } catch (IOException e) {
      throw new UncheckedIOException("intake cannot be asked for a contact", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking intake", e);
    }
  }
}
