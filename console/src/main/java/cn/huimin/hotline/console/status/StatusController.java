package cn.huimin.hotline.console.status;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Looks cases up for complainants' programs and takes their ratings; number and code come in a
 * body, never in a URL.
 */
@RestController
class StatusController {

  private final StatusReader reader;
  private final Ratings ratings;

  StatusController(StatusReader reader, Ratings ratings) {
    this.reader = reader;
    this.ratings = ratings;
  }

  @PostMapping("/api/v1/status")
  ResponseEntity<StatusReader.Status> look(@RequestBody JsonNode body, HttpServletRequest request) {
    if (!body.isObject()) {
      throw new Refusal(ProblemCode.UNREADABLE_BODY, "请求体要写成 JSON 对象");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            reader.look(
                text(body.path("caseNumber")), text(body.path("code")), request.getRemoteAddr()));
  }

  /** What was taken. */
  record Rated(String caseNumber, String satisfaction) {}

  @PostMapping("/api/v1/status/rating")
  ResponseEntity<Rated> rate(
      @RequestBody JsonNode body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    if (!body.isObject()) {
      throw new Refusal(ProblemCode.UNREADABLE_BODY, "请求体要写成 JSON 对象");
    }
    var rating =
        new Ratings.Rating(
            text(body.path("caseNumber")),
            text(body.path("code")),
            text(body.path("satisfaction")),
            text(body.path("resolution")));
    ratings.rate(rating, key, request.getRemoteAddr());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Rated(
                Objects.requireNonNull(rating.caseNumber()).strip(),
                Objects.requireNonNull(rating.satisfaction())));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }
}
