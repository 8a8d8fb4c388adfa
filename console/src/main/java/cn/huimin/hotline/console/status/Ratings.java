package cn.huimin.hotline.console.status;

import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes how satisfied a complainant is who has the case number and the code: the verdict of whom
 * nobody reached by telephone, and a late word on a case closed without one (DOMAIN §3).
 */
public final class Ratings {

  private static final int CONFLICT = 409;
  private static final int INVALID = 422;
  private static final Set<String> OF_THE_RATING = Set.of("satisfaction", "resolution");

  private final IntakeClient intake;

  /** Ratings handed to intake. */
  public Ratings(IntakeClient intake) {
    this.intake = intake;
  }

  /**
   * What a complainant says.
   *
   * @param caseNumber number of the case
   * @param code code of the acknowledgement
   * @param satisfaction as the contract names it
   * @param resolution as the contract names it, or null
   */
  public record Rating(
      @Nullable String caseNumber,
      @Nullable String code,
      @Nullable String satisfaction,
      @Nullable String resolution) {}

  /**
   * Hands a rating on.
   *
   * @param key key under which it counts once
   * @param address who rates, for the limit
   * @throws Refusal as looking a case up; state-does-not-allow while it is not to be rated, or was
   */
  public void rate(Rating rating, @Nullable String key, String address) {
    var number = rating.caseNumber();
    var code = rating.code();
    if (number == null || number.isBlank() || code == null || code.isBlank()) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "请填写工单编号和查询码");
    }
    if (rating.satisfaction() == null || rating.satisfaction().isBlank()) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "请选是否满意");
    }
    var headers = new HashMap<>(Map.of("X-Forwarded-For", address));
    if (key != null && !key.isBlank()) {
      headers.put("Idempotency-Key", key);
    }
    var body =
        new HashMap<>(
            Map.of(
                "caseNumber",
                number.strip(),
                "code",
                code.strip(),
                "satisfaction",
                rating.satisfaction()));
    if (rating.resolution() != null && !rating.resolution().isBlank()) {
      body.put("resolution", rating.resolution());
    }
    var answer = intake.post("/internal/ratings", null, headers, body);
    if (answer.status() == CONFLICT) {
      throw new Refusal(ProblemCode.STATE_DOES_NOT_ALLOW, "这件工单现在不能评价：还在办理，或者已经评价过");
    }
    var wrong = answer.body().path("errors").valueStream();
    if (answer.status() == INVALID
        && wrong.map(error -> error.path("field").asString("")).anyMatch(OF_THE_RATING::contains)) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "请选是否满意、问题是否解决，用页面给出的选项");
    }
    if (!answer.done()) {
      throw StatusReader.refusal(answer);
    }
  }
}
