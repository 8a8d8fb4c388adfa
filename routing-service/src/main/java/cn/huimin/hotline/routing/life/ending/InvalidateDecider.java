package cn.huimin.hotline.routing.life.ending;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Proposal;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.ProposalKind;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** Somebody holds the case to be none at all; a second person has to confirm it. */
public final class InvalidateDecider implements ActionDecider<EndingCommand.ProposeInvalid> {

  @Override
  public Action action() {
    return Action.INVALIDATE;
  }

  @Override
  public Class<EndingCommand.ProposeInvalid> asked() {
    return EndingCommand.ProposeInvalid.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.settlement().proposal() == null
        ? Refusal.whileLeading(Action.INVALIDATE, file)
        : Refusal.conflict("state-does-not-allow", Action.INVALIDATE, "已有一项提出等另一人确认，请先确认");
  }

  @Override
  public Decision decide(Case file, EndingCommand.ProposeInvalid command, CaseContext context) {
    var header = command.header();
    var actor = header.actor();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写明为什么是无效工单")
        .refusal(Action.INVALIDATE)
        .orElseGet(
            () ->
                Decision.accepted(
                    new EndingEvent.Proposed(
                        new Proposal(ProposalKind.INVALID, actor.id(), actor.role(), null),
                        header.texts())));
  }
}
