package cn.huimin.hotline.notification.mail;

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
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks intake: {@code GET /internal/contacts/{account}} answers {@code {"email": …}}, 404 for an
 * account that it does not know.
 */
public final class IntakeAddressBook implements AddressBook {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http;
  private final ContactSettings settings;
  private final CircuitBreaker breaker;

  /** Asks at the address of the settings, through the breaker. */
  public IntakeAddressBook(HttpClient http, ContactSettings settings, CircuitBreaker breaker) {
    this.http = http;
    this.settings = settings;
    this.breaker = breaker;
  }

  @Override
  public Optional<String> addressOf(String account) {
    return breaker.executeSupplier(() -> ask(account));
  }

  private Optional<String> ask(String account) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    settings.url()
                        + "/internal/contacts/"
                        + URLEncoder.encode(account, StandardCharsets.UTF_8)))
            .timeout(settings.timeout())
            .header("Accept", "application/json");
    if (settings.token() != null) {
      request.header("Authorization", "Bearer " + settings.token());
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case OK -> email(response.body());
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

  private static Optional<String> email(String body) {
    var email = JsonMapper.shared().readTree(body).path("email").asString("");
    return email.isBlank() ? Optional.empty() : Optional.of(email);
  }
}
