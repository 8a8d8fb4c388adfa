package cn.huimin.hotline.routing.life.relief;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReliefEvent;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The unit asks that the case be handled as a complex one: before the limit, once, in the first
 * round.
 */
public final class ComplexDecider implements ActionDecider<ReliefCommand.AskComplex> {

  @Override
  public Action action() {
    return Action.COMPLEX;
  }

  @Override
  public Class<ReliefCommand.AskComplex> asked() {
    return ReliefCommand.AskComplex.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.subject().demandType() == DemandType.ENQUIRY
        || file.subject().urgency() != Urgency.NORMAL) {
      return Asking.no(Action.COMPLEX, "咨询和紧急、特急工单没有复杂件时限");
    }
    if (file.round() > 1) {
      return Asking.no(Action.COMPLEX, "重办不再按复杂件办理，来不及的可以申请延期");
    }
    return file.relief().complexAsked()
        ? Asking.no(Action.COMPLEX, "这件工单已申请过按复杂件办理")
        : Asking.blocked(Action.COMPLEX, file);
  }

  @Override
  public Decision decide(Case file, ReliefCommand.AskComplex command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写明复杂在哪里")
        .refusal(Action.COMPLEX)
        .orElseGet(() -> Decision.accepted(new ReliefEvent.ComplexAsked(header.texts())));
  }
}
