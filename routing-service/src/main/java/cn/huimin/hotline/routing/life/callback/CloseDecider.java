package cn.huimin.hotline.routing.life.callback;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Close;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The centre closes a case whose complainant nobody reached, and who was asked by SMS and did not
 * rate in time (DOMAIN §3).
 */
public final class CloseDecider implements ActionDecider<Close> {

  @Override
  public Action action() {
    return Action.CLOSE;
  }

  @Override
  public Class<Close> asked() {
    return Close.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    var proposed = Refusal.whileEmergencyProposed(Action.CLOSE, file);
    if (proposed != null) {
      return proposed;
    }
    var missing = context.unreachable().missing(file.callbacks().attempts(), context.zone());
    if (!missing.isEmpty()) {
      return Refusal.conflict(
          "callback-attempts-missing",
          Action.CLOSE,
          "还不能按联系不上办结，" + String.join("，", missing) + "；接通后满意的会自动办结");
    }
    return file.callbacks().ratingWaited()
        ? null
        : Refusal.conflict(
            "state-does-not-allow", Action.CLOSE, "已请诉求人用短信评价，评价期满后才能按联系不上办结；收到评价的，请记录评价");
  }

  @Override
  public Decision decide(Case file, Close command, CaseContext context) {
    return Decision.accepted(new CaseEvent.Closed(false));
  }
}
