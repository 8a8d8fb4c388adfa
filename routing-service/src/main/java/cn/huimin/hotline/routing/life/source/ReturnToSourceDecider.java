package cn.huimin.hotline.routing.life.source;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.SourceCommand;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import org.jspecify.annotations.Nullable;

/** 退回来源: the centre gives the case back to the platform above, once. */
public final class ReturnToSourceDecider implements ActionDecider<SourceCommand.Return> {

  @Override
  public Action action() {
    return Action.RETURN_TO_SOURCE;
  }

  @Override
  public Class<SourceCommand.Return> asked() {
    return SourceCommand.Return.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.settlement().sourceRefused()) {
      return Source.no(Action.RETURN_TO_SOURCE, "来源已表示不收回，不能再退，请派单办理");
    }
    var leading = Refusal.whileLeading(Action.RETURN_TO_SOURCE, file);
    if (leading != null) {
      return leading;
    }
    return file.subject().urgency() == Urgency.EMERGENCY
        ? Source.no(Action.RETURN_TO_SOURCE, "特急工单先处置，不退回；不归教育系统的请马上打电话给来源平台")
        : Source.blocked(Action.RETURN_TO_SOURCE, file);
  }

  @Override
  public Decision decide(Case file, SourceCommand.Return command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写明为什么退回，以及应由谁办")
        .refusal(Action.RETURN_TO_SOURCE)
        .orElseGet(() -> Decision.accepted(new SourceEvent.Returned(header.texts())));
  }
}
