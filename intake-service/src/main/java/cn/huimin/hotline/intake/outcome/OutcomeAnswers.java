package cn.huimin.hotline.intake.outcome;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Problems;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.platform.problem.PathlessProblem;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.word.CaseFlag;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Turns outcomes into answers over HTTP, as the contract has them. */
public final class OutcomeAnswers {

  /** A unit by id and name. */
  public record UnitRef(String id, String name) {}

  /** The case after a hand-in or an action. */
  public record CaseAfter(
      String caseId,
      String caseNumber,
      String commandId,
      long version,
      String state,
      List<String> flags,
      int round,
      @Nullable UnitRef unit,
      boolean replayed) {}

  /** Accepted, and the outcome is not here yet. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StillUnderWay(
      String caseId, @Nullable String caseNumber, String commandId, String location) {}

  /** A warning after something was done about it. */
  public record WarningAfter(String warningId, String commandId, boolean replayed) {}

  /** Accepted, and what became of it is not here yet. */
  public record WarningUnderWay(String warningId, String commandId) {}

  private OutcomeAnswers() {}

  /** What became of a command about a warning. */
  public static ResponseEntity<Object> ofWarning(CommandOutcome outcome) {
    if (outcome.getKind() == OutcomeKind.ACCEPTED) {
      return ResponseEntity.ok(
          new WarningAfter(outcome.getCaseId(), outcome.getCommandId(), outcome.getReplayed()));
    }
    var problem = problem(outcome);
    var properties = problem.getProperties();
    if (properties != null) {
      properties.remove("caseId");
    }
    return ResponseEntity.status(status(outcome.getKind())).body(problem);
  }

  /** The outcome of a command about a warning has not come within the wait. */
  public static ResponseEntity<Object> warningUnderWay(String warningId, String commandId) {
    return ResponseEntity.accepted().body(new WarningUnderWay(warningId, commandId));
  }

  /** Path of a case. */
  public static String location(String caseId) {
    return "/api/v1/cases/" + caseId;
  }

  /** The outcome has not come within the wait. */
  public static ResponseEntity<Object> underWay(
      String caseId, @Nullable String caseNumber, String commandId) {
    var location = location(caseId);
    return ResponseEntity.accepted()
        .location(URI.create(location))
        .body(new StillUnderWay(caseId, caseNumber, commandId, location));
  }

  /**
   * The outcome.
   *
   * @param opened whether this is the hand-in that opened the case
   */
  public static ResponseEntity<Object> of(CommandOutcome outcome, boolean opened) {
    var after = outcome.getAfter();
    if (outcome.getKind() == OutcomeKind.ACCEPTED && after != null) {
      var answer =
          opened
              ? ResponseEntity.created(URI.create(location(outcome.getCaseId())))
              : ResponseEntity.ok();
      return answer.body(after(outcome, after));
    }
    var problem = problem(outcome);
    problem.setProperty("caseId", outcome.getCaseId());
    return ResponseEntity.status(status(outcome.getKind())).body(problem);
  }

  /** A case that is known with this very content, as the last of its events says. */
  public static ResponseEntity<Object> known(
      String caseId, String caseNumber, String commandId, CaseUnits.LastSeen last) {
    return ResponseEntity.ok(
        new CaseAfter(
            caseId,
            caseNumber,
            commandId,
            last.version(),
            last.state().name(),
            last.flags().stream().map(OutcomeAnswers::word).toList(),
            last.round(),
            unit(last.unitId(), last.unitName()),
            true));
  }

  /** The refusal of what was asked about a unit. */
  public static ResponseEntity<Object> refused(CommandOutcome outcome) {
    return ResponseEntity.status(status(outcome.getKind())).body(problem(outcome));
  }

  private static CaseAfter after(CommandOutcome outcome, CaseSummary after) {
    return new CaseAfter(
        after.getCaseId(),
        after.getCaseNumber(),
        outcome.getCommandId(),
        after.getVersion(),
        after.getState().name(),
        after.getFlags().stream().map(OutcomeAnswers::word).toList(),
        after.getRound(),
        unit(after.getUnitId(), after.getUnitName()),
        outcome.getReplayed());
  }

  private static @Nullable UnitRef unit(@Nullable String id, @Nullable String name) {
    return id == null ? null : new UnitRef(id, name == null ? id : name);
  }

  private static ProblemDetail problem(CommandOutcome outcome) {
    if (outcome.getKind() == OutcomeKind.ACCEPTED || outcome.getKind() == OutcomeKind.UNKNOWN) {
      return Problems.of(ProblemCode.INTERNAL_ERROR, "系统给出的结果读不懂，请联系管理员");
    }
    var problem = new PathlessProblem(status(outcome.getKind()), outcome.getMessage());
    problem.setProperty("code", outcome.getCode());
    if (!outcome.getProblems().isEmpty()) {
      problem.setProperty(
          "errors",
          outcome.getProblems().stream()
              .map(wrong -> new FieldError(wrong.getField(), wrong.getMessage()))
              .toList());
    }
    var after = outcome.getAfter();
    if (after != null) {
      problem.setProperty("version", after.getVersion());
      problem.setProperty("state", after.getState().name());
    }
    return problem;
  }

  private static HttpStatus status(OutcomeKind kind) {
    return switch (kind) {
      case CONFLICT -> HttpStatus.CONFLICT;
      case INVALID_INPUT -> HttpStatus.UNPROCESSABLE_CONTENT;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case ACCEPTED, UNKNOWN -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /** RETURN_REQUESTED is spelled returnRequested. */
  private static String word(CaseFlag flag) {
    var words = flag.name().toLowerCase(Locale.ROOT).split("_", -1);
    var spelled = new StringBuilder(words[0]);
    for (int at = 1; at < words.length; at++) {
      spelled.append(Character.toUpperCase(words[at].charAt(0))).append(words[at].substring(1));
    }
    return spelled.toString();
  }
}
