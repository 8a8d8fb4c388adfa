package cn.huimin.hotline.routing.life.dispatch;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.ReturnEvent;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 退单: the unit says the case is not its own, and waits for the centre's decision. */
public final class ReturnDecider implements ActionDecider<ReturnCommand.Ask> {

  @Override
  public Action action() {
    return Action.RETURN;
  }

  @Override
  public Class<ReturnCommand.Ask> asked() {
    return ReturnCommand.Ask.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.subject().urgency() == Urgency.EMERGENCY) {
      return no("特急工单先处置，不退单；不归本单位的请马上打电话给惠民中心");
    }
    return switch (file.returns().barred()) {
      case THIS_UNIT -> no("这件工单已强制派单，不能再退，请按时办理");
      case EVERYBODY -> no("承办单位已由会商决定，不能再退，请按时办理");
      case NOBODY -> Refusal.whileDisputed(Action.RETURN, file);
    };
  }

  private static Refusal no(String why) {
    return Refusal.conflict("state-does-not-allow", Action.RETURN, why);
  }

  @Override
  public Decision decide(Case file, ReturnCommand.Ask command, CaseContext context) {
    var reason = command.reason();
    var header = command.header();
    var refusal =
        new FieldCheck()
            .require(
                reason != null,
                "reasonCode",
                "请选退单原因：OTHER_UNIT 属其他单位、OUTSIDE_EDUCATION 不属教育系统、DUPLICATE 重复工单或 UNCLEAR 内容不清")
            .require(header.brings(TextKind.REASON), "reason", "请写明为什么不归本单位，以及应由谁办")
            .refusal(Action.RETURN);
    if (refusal.isPresent() || reason == null) {
      return refusal.orElseThrow();
    }
    return Decision.accepted(
        new ReturnEvent.Asked(
            Objects.requireNonNull(file.assignment()).unitId(),
            reason,
            file.returns().asked() + 1,
            !file.turn().returnWindowOpen(),
            header.texts()));
  }
}
