package cn.huimin.hotline.routing.life.handling;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Sign;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The liaison takes the case. */
public final class SignDecider implements ActionDecider<Sign> {

  @Override
  public Action action() {
    return Action.SIGN;
  }

  @Override
  public Class<Sign> asked() {
    return Sign.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.whileDisputed(action(), file);
  }

  @Override
  public Decision decide(Case file, Sign command, CaseContext context) {
    return Decision.accepted(
        new CaseEvent.Signed(Objects.requireNonNull(file.assignment()).unitId()));
  }
}
