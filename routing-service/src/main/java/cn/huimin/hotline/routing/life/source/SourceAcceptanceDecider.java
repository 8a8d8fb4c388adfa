package cn.huimin.hotline.routing.life.source;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.SourceCommand;
import cn.huimin.hotline.routing.life.SourceEvent;
import org.jspecify.annotations.Nullable;

/** The platform above took the case back: it is not ours any more. */
public final class SourceAcceptanceDecider implements ActionDecider<SourceCommand.Accept> {

  @Override
  public Action action() {
    return Action.SOURCE_ACCEPTANCE;
  }

  @Override
  public Class<SourceCommand.Accept> asked() {
    return SourceCommand.Accept.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.ended() ? Source.no(Action.SOURCE_ACCEPTANCE, "来源已收回这件工单") : null;
  }

  @Override
  public Decision decide(Case file, SourceCommand.Accept command, CaseContext context) {
    return Decision.accepted(new SourceEvent.Answered(true, command.header().texts()));
  }
}
