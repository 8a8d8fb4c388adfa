package cn.huimin.hotline.notification.sms;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway over HTTP: {@code POST} of {@code {"id", "phone", "text"}} as JSON, the token as
 * bearer. Any 2xx takes the message; 429 and 503 have not; any other 4xx refuses it; the rest, and
 * no answer in time, is unclear.
 */
public final class HttpSmsGateway implements SmsGateway {

  private static final int OK = 200;
  private static final int REDIRECTS = 300;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int NOT_AVAILABLE = 503;

  private final HttpClient http;
  private final SmsSettings settings;
  private final CircuitBreaker breaker;

  /** At the address of the settings. */
  public HttpSmsGateway(HttpClient http, SmsSettings settings) {
    this.http = http;
    this.settings = settings;
    this.breaker =
        CircuitBreaker.of(
            "sms",
            CircuitBreakerConfig.custom()
                .recordResult(
                    outcome -> outcome == Outcome.NOT_REACHED || outcome == Outcome.UNCLEAR)
                .build());
  }

  @Override
  public Outcome send(String id, String phone, String text) {
    try {
      return breaker.executeSupplier(() -> post(id, phone, text));
    } catch (CallNotPermittedException e) {
      return Outcome.NOT_REACHED;
    }
  }

  private Outcome post(String id, String phone, String text) {
    var body =
        JsonMapper.shared().writeValueAsString(Map.of("id", id, "phone", phone, "text", text));
    var request =
        HttpRequest.newBuilder(URI.create(String.valueOf(settings.url())))
            .timeout(settings.timeout())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (settings.token() != null) {
      request.header("Authorization", "Bearer " + settings.token());
    }
    try {
      return outcome(http.send(request.build(), HttpResponse.BodyHandlers.discarding()));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return Outcome.NOT_REACHED;
    } catch (IOException e) {
      return Outcome.UNCLEAR;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.UNCLEAR;
    }
  }

  private static Outcome outcome(HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status >= OK && status < REDIRECTS) {
      return Outcome.TAKEN;
    }
    if (status == TOO_MANY || status == NOT_AVAILABLE) {
      return Outcome.NOT_REACHED;
    }
    return status >= BAD_REQUEST && status < SERVER_ERROR ? Outcome.REFUSED : Outcome.UNCLEAR;
  }
}
