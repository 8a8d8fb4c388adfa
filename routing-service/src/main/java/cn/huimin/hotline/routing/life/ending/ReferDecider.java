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

/** The matter is another authority's: the complainant is told whose. */
public final class ReferDecider implements ActionDecider<EndingCommand.Refer> {

  @Override
  public Action action() {
    return Action.REFER;
  }

  @Override
  public Class<EndingCommand.Refer> asked() {
    return EndingCommand.Refer.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.beforeItEnds(Action.REFER, file);
  }

  @Override
  public Decision decide(Case file, EndingCommand.Refer command, CaseContext context) {
    var header = command.header();
    return Telling.check(file, header, command.means(), "请写告知诉求人的话：归哪个部门，怎么联系")
        .require(header.brings(TextKind.AUTHORITY), "authority", "请写转给哪个部门")
        .require(header.brings(TextKind.REASON), "reason", "请写明为什么归该部门")
        .refusal(Action.REFER)
        .orElseGet(
            () -> Decision.accepted(new EndingEvent.Referred(command.means(), header.texts())));
  }
}
