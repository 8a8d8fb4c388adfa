package cn.huimin.hotline.routing.life.ending;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** 不予受理: the demand belongs to a court, to the review of petitions, to a discipline body. */
public final class DeclineDecider implements ActionDecider<EndingCommand.Decline> {

  @Override
  public Action action() {
    return Action.DECLINE;
  }

  @Override
  public Class<EndingCommand.Decline> asked() {
    return EndingCommand.Decline.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.beforeItEnds(Action.DECLINE, file);
  }

  @Override
  public Decision decide(Case file, EndingCommand.Decline command, CaseContext context) {
    var header = command.header();
    var reason = command.reason();
    var refusal =
        Telling.check(file, header, command.means(), "请写告知诉求人的话：为什么不受理，该找谁")
            .require(
                reason != null,
                "reasonCode",
                "请选不予受理的原因：COURT 已进入或应走诉讼仲裁、PETITION_REVIEW 信访复查复核、"
                    + "DISCIPLINE_BODY 纪检监察或 OTHER_PROCEDURE 其他法定途径")
            .require(header.brings(TextKind.REASON), "reason", "请写明依据")
            .refusal(Action.DECLINE);
    if (refusal.isPresent() || reason == null) {
      return refusal.orElseThrow();
    }
    return Decision.accepted(new EndingEvent.Declined(reason, command.means(), header.texts()));
  }
}
