package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.command.AcknowledgeWarning;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.sla.warning.WarningId;
import java.util.List;

/** What a person who takes note of a warning is answered, and what goes on the log. */
final class Acknowledgement {

  /** Scope of what is no id of ours. */
  static final String NOWHERE = "nowhere/";

  private Acknowledgement() {}

  /** The scope that knows the warning. */
  static String scope(AcknowledgeWarning asked) {
    return WarningId.scope(asked.getWarningId()).filter(s -> !s.isEmpty()).orElse(NOWHERE);
  }

  /** Whether the person may: the centre and leaders any, a head those of the units below. */
  static boolean isAllowed(AcknowledgeWarning asked, List<String> unitLine) {
    var actor = asked.getActor();
    return switch (actor.getRole()) {
      case OPERATOR, LEADER -> true;
      case HEAD -> actor.getUnitId() != null && unitLine.contains(actor.getUnitId());
      default -> false;
    };
  }

  static WarningAcknowledged event(AcknowledgeWarning asked, WarningHeader header) {
    return new WarningAcknowledged(
        header,
        asked.getCommandId(),
        asked.getActor(),
        asked.getMeasureTextId(),
        asked.getLookBackOn());
  }

  static CommandOutcome accepted(AcknowledgeWarning asked, boolean replayed) {
    return outcome(asked, OutcomeKind.ACCEPTED, "accepted", "", replayed);
  }

  static CommandOutcome forbidden(AcknowledgeWarning asked) {
    return outcome(asked, OutcomeKind.FORBIDDEN, "forbidden", "这条预警不属于您的单位", false);
  }

  static CommandOutcome notStanding(AcknowledgeWarning asked) {
    return outcome(
        asked, OutcomeKind.CONFLICT, "warning-not-standing", "这条预警已经消除或不存在，不用再确认", false);
  }

  static CommandOutcome unknown(AcknowledgeWarning asked) {
    return outcome(asked, OutcomeKind.NOT_FOUND, "not-found", "没有这条预警", false);
  }

  private static CommandOutcome outcome(
      AcknowledgeWarning asked, OutcomeKind kind, String code, String message, boolean replayed) {
    return CommandOutcome.newBuilder()
        .setCommandId(asked.getCommandId())
        .setCaseId(asked.getWarningId())
        .setKind(kind)
        .setCode(code)
        .setMessage(message)
        .setProblems(List.of())
        .setReplayed(replayed)
        .setAfter(null)
        .build();
  }
}
