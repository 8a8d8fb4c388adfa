package cn.huimin.hotline.routing.record;

import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.FieldProblem;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.event.CaseSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a command, as the record on command-outcomes. */
public final class OutcomeWriter {

  private static final String ACCEPTED = "accepted";

  private OutcomeWriter() {}

  /**
   * The outcome of a command.
   *
   * @param refusal why nothing happened, or null
   * @param replayed whether it had been decided before
   * @param after the case after it, or null
   */
  public static CommandOutcome write(
      CommandHeader header,
      @Nullable Refusal refusal,
      boolean replayed,
      @Nullable CaseSummary after) {
    return CommandOutcome.newBuilder()
        .setCommandId(header.commandId())
        .setCaseId(header.caseId())
        .setKind(refusal == null ? OutcomeKind.ACCEPTED : kind(refusal.kind()))
        .setCode(refusal == null ? ACCEPTED : refusal.code())
        .setMessage(refusal == null ? "" : refusal.message())
        .setProblems(refusal == null ? List.of() : problems(refusal))
        .setReplayed(replayed)
        .setAfter(after)
        .setContentHash(header.contentHash())
        .build();
  }

  private static List<FieldProblem> problems(Refusal refusal) {
    return refusal.problems().stream()
        .map(problem -> new FieldProblem(problem.field(), problem.message()))
        .toList();
  }

  private static OutcomeKind kind(Refusal.Kind kind) {
    return switch (kind) {
      case CONFLICT -> OutcomeKind.CONFLICT;
      case INVALID_INPUT -> OutcomeKind.INVALID_INPUT;
      case FORBIDDEN -> OutcomeKind.FORBIDDEN;
      case NOT_FOUND -> OutcomeKind.NOT_FOUND;
    };
  }
}
