package cn.huimin.hotline.console.status;

import cn.huimin.hotline.console.intake.IntakeClient;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a complainant, who has the case number and the code of the acknowledgement, how far the
 * case is: its state in plain words, the steps it has taken, and the answer that is meant for them.
 * Nothing of what was handed in, nobody's name.
 */
public final class StatusReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final IntakeClient intake;
  private final JdbcClient jdbc;
  private final Words words;
  private final ZoneId zone;
  private final PublicAnswers answers;

  /** A reader of the read model. */
  public StatusReader(IntakeClient intake, JdbcClient jdbc, Words words, ZoneId zone) {
    this.intake = intake;
    this.jdbc = jdbc;
    this.words = words;
    this.zone = zone;
    this.answers = new PublicAnswers(jdbc, words);
  }

  /** A step and when it was taken. */
  public record Step(String step, String name, OffsetDateTime at) {}

  /**
   * How far a case is.
   *
   * @param caseNumber its number
   * @param state its state as the contract names it
   * @param stateName the same in the words of somebody outside
   * @param steps steps it has taken, from early to late
   * @param answer the public answer, once somebody has answered for the bureau
   * @param mayRate whether the complainant may say how satisfied they are ({@link Ratings})
   */
  public record Status(
      String caseNumber,
      String state,
      String stateName,
      List<Step> steps,
      @Nullable String answer,
      boolean mayRate) {}

  /**
   * Looks a case up.
   *
   * @param address who asks, for the limit
   * @throws Refusal not-found for a wrong number and a wrong code alike; too-many-requests
   */
  public Status look(@Nullable String caseNumber, @Nullable String code, String address) {
    if (caseNumber == null || caseNumber.isBlank() || code == null || code.isBlank()) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "请填写工单编号和查询码");
    }
    var answer =
        intake.post(
            "/internal/look-ups",
            null,
            Map.of("X-Forwarded-For", address),
            Map.of("caseNumber", caseNumber.strip(), "code", code.strip()));
    if (!answer.done()) {
      throw refusal(answer);
    }
    var caseId = answer.body().path("caseId").asString();
    return jdbc.sql("select summary from cases where case_id = :id")
        .param("id", caseId)
        .query((row, _) -> status(JSON.readTree(row.getString(1))))
        .optional()
        .orElseThrow(() -> new Refusal(ProblemCode.READ_MODEL_BEHIND, "这件工单刚刚受理，还没有显示出来，请稍后再查"));
  }

  /** Why intake did not let somebody past. */
  static Refusal refusal(IntakeClient.Answer answer) {
    var detail = answer.body().path("detail").asString("");
    if (answer.status() == TOO_MANY) {
      return new Refusal(ProblemCode.TOO_MANY_REQUESTS, "查询太频繁，请稍后再试");
    }
    if (answer.status() >= SERVER_ERROR) {
      return new Refusal(ProblemCode.NOT_AVAILABLE, "查询暂时没有回应，请稍后再试");
    }
    return answer.status() == 404
        ? new Refusal(ProblemCode.NOT_FOUND, detail)
        : new Refusal(ProblemCode.INVALID_INPUT, "工单编号或查询码的写法不对，请核对");
  }

  private Status status(JsonNode summary) {
    var state = summary.path("state").asString("");
    var steps = new ArrayList<Step>();
    step(steps, "opened", summary.path("openedAt"));
    step(steps, "dispatched", summary.path("dispatchedAt"));
    step(steps, "approved", summary.path("approvedAt"));
    step(steps, "ended", summary.path("endedAt"));
    return new Status(
        summary.path("caseNumber").asString(""),
        state,
        words.word("statusstate", state),
        steps,
        answers.of(summary),
        summary
            .path("nextSteps")
            .valueStream()
            .anyMatch(step -> step.path("action").asString("").equals("rate")));
  }

  private void step(List<Step> steps, String step, JsonNode at) {
    var written = at.asString("");
    if (!written.isEmpty()) {
      steps.add(
          new Step(
              step,
              words.word("statusstep", step),
              Instant.parse(written).atZone(zone).toOffsetDateTime()));
    }
  }
}
