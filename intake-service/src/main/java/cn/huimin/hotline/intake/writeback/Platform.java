package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.push.PushSignature;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The interface of the platform above: a step is posted, signed as pushes are. */
final class Platform {

  /**
   * What it says of a step.
   *
   * @param taken whether it has it, now or before; else it will never take it so
   * @param status HTTP status
   */
  record Answer(boolean taken, int status) {}

  /** It did not answer, or not in a way that ends the matter. */
  static final class AwayException extends Exception {
    private static final long serialVersionUID = 1L;

    AwayException(String kind) {
      super(kind);
    }
  }

  private static final int CONFLICT = 409;

  /**
   * What says that the step itself is wrong. A gateway whose backend is not deployed says 404, 405
   * or 410 of every step.
   */
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);

  private final WriteBackSettings settings;
  private final HttpClient http;
  private final JsonMapper json;
  private final RandomIds ids;
  private final RealTime time;

  Platform(WriteBackSettings settings, JsonMapper json, RandomIds ids, RealTime time) {
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.time = time;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Tells a step.
   *
   * @throws AwayException if it has to be told again
   */
  Answer tell(Step step, Telling.Told told) throws AwayException, InterruptedException {
    var body = json.createObjectNode();
    body.put("idempotencyKey", step.stepId());
    body.put("externalNumber", step.externalNumber());
    body.put("caseNumber", step.caseNumber());
    body.put("step", step.kind().name());
    body.put("sequence", step.sequence());
    body.put("occurredAt", step.at().toString());
    told.fields().forEach(body::put);
    if (told.text() != null) {
      body.put("text", told.text());
    }
    var bytes = json.writeValueAsBytes(body);
    var timestamp = String.valueOf(time.clock().instant().getEpochSecond());
    var nonce = ids.next();
    var request =
        HttpRequest.newBuilder(Objects.requireNonNull(settings.url()))
            .timeout(settings.timeout())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", step.stepId())
            .header("X-Hotline-Key", Objects.requireNonNull(settings.key()))
            .header("X-Hotline-Timestamp", timestamp)
            .header("X-Hotline-Nonce", nonce)
            .header(
                "X-Hotline-Signature",
                PushSignature.of(
                    Objects.requireNonNull(settings.secret()), timestamp, nonce, bytes))
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2 || status == CONFLICT) {
        return new Answer(true, status);
      }
      if (REFUSALS.contains(status)) {
        return new Answer(false, status);
      }
      throw new AwayException("HTTP " + status);
    } catch (IOException e) {
      throw new AwayException(e.getClass().getSimpleName());
    }
  }
}
