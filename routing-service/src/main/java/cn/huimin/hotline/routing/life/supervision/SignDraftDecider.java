package cn.huimin.hotline.routing.life.supervision;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** A leader signs a drafted order with one key, or puts it aside with a reason. */
public final class SignDraftDecider implements ActionDecider<OversightCommand.SignDraft> {

  @Override
  public Action action() {
    return Action.SIGN_DRAFT;
  }

  @Override
  public Class<OversightCommand.SignDraft> asked() {
    return OversightCommand.SignDraft.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.oversight().draft() == null
        ? Refusal.conflict("state-does-not-allow", Action.SIGN_DRAFT, "没有等待签发的拟办督办")
        : null;
  }

  @Override
  public Decision decide(Case file, OversightCommand.SignDraft command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(command.sign() || header.brings(TextKind.ORDER), "order", "不签发的，请写明理由")
        .require(command.sign() || command.dueAt() == null, "dueAt", "不签发时请留空")
        .require(
            command.dueAt() == null || command.dueAt().isAfter(header.acceptedAt()),
            "dueAt",
            "答复期限已过，请写以后的时间")
        .refusal(Action.SIGN_DRAFT)
        .orElseGet(
            () ->
                Decision.accepted(
                    command.sign()
                        ? new OversightEvent.Ordered(command.dueAt(), true, header.texts())
                        : new OversightEvent.DraftDismissed(header.texts(), false)));
  }
}
