package cn.huimin.hotline.routing.life.danger;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideCommand.ConfirmEmergency;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The centre says whether words of danger mean an emergency; a dispatch says so as well (DOMAIN
 * §6).
 */
public final class ConfirmEmergencyDecider implements ActionDecider<ConfirmEmergency> {

  @Override
  public Action action() {
    return Action.CONFIRM_EMERGENCY;
  }

  @Override
  public Class<ConfirmEmergency> asked() {
    return ConfirmEmergency.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.beside().proposedOver() == null
        ? Refusal.conflict("state-does-not-allow", Action.CONFIRM_EMERGENCY, "没有等待确认的特急")
        : null;
  }

  @Override
  public Decision decide(Case file, ConfirmEmergency command, CaseContext context) {
    var header = command.header();
    var lowered =
        command.urgency() == null
            ? requireNonNull(file.beside().proposedOver())
            : command.urgency();
    return new FieldCheck()
        .require(!command.confirmed() || command.urgency() == null, "urgency", "确认特急时不填紧急程度，请留空")
        .require(
            command.confirmed() || command.urgency() != Urgency.EMERGENCY,
            "urgency",
            "不是特急的，请选 NORMAL 或 URGENT")
        .require(command.confirmed() || header.brings(TextKind.REASON), "reason", "降级的，请写明理由")
        .refusal(Action.CONFIRM_EMERGENCY)
        .orElseGet(
            () ->
                Decision.accepted(
                    new BesideEvent.EmergencyDecided(
                        command.confirmed(),
                        command.confirmed() ? Urgency.EMERGENCY : lowered,
                        header.texts())));
  }
}
