package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.AcknowledgeWarning;
import cn.huimin.hotline.schemas.command.AnswerWarning;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.LookBackOnWarning;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.sla.warning.Handling;
import cn.huimin.hotline.sla.warning.WarningId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a person does about a warning: takes note of it, answers for the unit, or looks back (DOMAIN
 * §6). Who may, what it changes, what goes on the log and what the person is answered.
 *
 * @param command what was asked
 * @param commandId its id
 * @param warningId of which warning
 * @param actor who
 * @param at when it was accepted
 */
record WarningAct(
    SpecificRecord command, String commandId, String warningId, Actor actor, Instant at) {

  /** Scope of what is no id of ours. */
  static final String NOWHERE = "nowhere/";

  /** The act of a record, if it is one. */
  static Optional<WarningAct> of(@Nullable SpecificRecord value) {
    return Optional.ofNullable(
        switch (value) {
          case AcknowledgeWarning a ->
              new WarningAct(
                  a, a.getCommandId(), a.getWarningId(), a.getActor(), a.getAcceptedAt());
          case AnswerWarning a ->
              new WarningAct(
                  a, a.getCommandId(), a.getWarningId(), a.getActor(), a.getAcceptedAt());
          case LookBackOnWarning a ->
              new WarningAct(
                  a, a.getCommandId(), a.getWarningId(), a.getActor(), a.getAcceptedAt());
          case null, default -> null;
        });
  }

  /** The scope that knows the warning. */
  String scope() {
    return WarningId.scope(warningId).filter(text -> !text.isEmpty()).orElse(NOWHERE);
  }

  /**
   * Whether it may be done once the warning was cleared: what is still owed.
   *
   * @param handling what was done about the warning before
   * @param answerOwed whether its unit still owes an answer
   */
  boolean isOwed(Handling handling, boolean answerOwed) {
    return isLookBack() ? handling.owesLookBack() : answerOwed && command instanceof AnswerWarning;
  }

  private boolean isLookBack() {
    return command instanceof LookBackOnWarning;
  }

  /** What is known of the handling after it. */
  Handling applied(Handling before) {
    return switch (command) {
      case AnswerWarning _ -> before.answered(commandId);
      case LookBackOnWarning back -> before.lookedBack(commandId, back.getSettled());
      default -> before.acknowledged(commandId, actor.getRole() == Role.HEAD);
    };
  }

  /** The event of it. */
  SpecificRecord event(WarningHeader header) {
    return switch (command) {
      case AnswerWarning answer ->
          new WarningAnswered(header, commandId, actor, answer.getAnswerTextId());
      case LookBackOnWarning back ->
          new WarningLookedBack(
              header,
              commandId,
              actor,
              back.getFindingTextId(),
              back.getSettled(),
              back.getNextOn());
      case AcknowledgeWarning note ->
          new WarningAcknowledged(
              header, commandId, actor, note.getMeasureTextId(), note.getLookBackOn());
      default -> throw new IllegalStateException("no act: " + command.getSchema().getName());
    };
  }

  /**
   * What the person is answered where nothing is to happen; empty where it may.
   *
   * @param handling what was done about the warning before
   * @param unitLine the unit concerned and those above it; empty for none
   */
  Optional<CommandOutcome> settled(Handling handling, List<String> unitLine) {
    if (!isAllowed(unitLine)) {
      return Optional.of(outcome(OutcomeKind.FORBIDDEN, "forbidden", "这条预警不属于您的单位", false));
    }
    if (handling.isBy(commandId)) {
      return Optional.of(accepted(true));
    }
    return isLookBack() && handling.acknowledgedBy() == null
        ? Optional.of(
            outcome(
                OutcomeKind.CONFLICT, "warning-not-acknowledged", "这条预警还没有人确认，请先确认并填写处置措施", false))
        : Optional.empty();
  }

  /** The centre and leaders any warning; of a unit, its own people and those above. */
  private boolean isAllowed(List<String> unitLine) {
    boolean ofItsLine = actor.getUnitId() != null && unitLine.contains(actor.getUnitId());
    boolean answers = command instanceof AnswerWarning;
    return switch (actor.getRole()) {
      case OPERATOR, LEADER -> !answers;
      case HEAD -> ofItsLine && !isLookBack();
      case LIAISON -> ofItsLine && answers;
      default -> false;
    };
  }

  CommandOutcome accepted(boolean replayed) {
    return outcome(OutcomeKind.ACCEPTED, "accepted", "", replayed);
  }

  CommandOutcome notStanding() {
    return outcome(OutcomeKind.CONFLICT, "warning-not-standing", "这条预警已经消除或不存在，不用再处理", false);
  }

  CommandOutcome unknown() {
    return outcome(OutcomeKind.NOT_FOUND, "not-found", "没有这条预警", false);
  }

  private CommandOutcome outcome(OutcomeKind kind, String code, String message, boolean replayed) {
    return CommandOutcome.newBuilder()
        .setCommandId(commandId)
        .setCaseId(warningId)
        .setKind(kind)
        .setCode(code)
        .setMessage(message)
        .setProblems(List.of())
        .setReplayed(replayed)
        .setAfter(null)
        .build();
  }
}
