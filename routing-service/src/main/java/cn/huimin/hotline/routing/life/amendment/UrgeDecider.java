package cn.huimin.hotline.routing.life.amendment;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 催单: a call about a case that is open and within its limit; past it, it is a repeat (DOMAIN §2).
 */
public final class UrgeDecider implements ActionDecider<OversightCommand.Urge> {

  @Override
  public Action action() {
    return Action.URGE;
  }

  @Override
  public Class<OversightCommand.Urge> asked() {
    return OversightCommand.Urge.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.turn().limitPassed()
        ? Refusal.conflict("state-does-not-allow", Action.URGE, "承办时限已过，这次来电请登记为新工单，按重复投诉处理")
        : null;
  }

  @Override
  public Decision decide(Case file, OversightCommand.Urge command, CaseContext context) {
    return Decision.accepted(
        new OversightEvent.Urged(file.oversight().urgings() + 1, command.header().texts()));
  }
}
