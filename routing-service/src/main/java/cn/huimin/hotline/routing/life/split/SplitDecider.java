package cn.huimin.hotline.routing.life.split;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.SplitCommand.Split;
import cn.huimin.hotline.routing.life.SplitEvent;
import cn.huimin.hotline.routing.life.Splitting;
import org.jspecify.annotations.Nullable;

/** The centre splits a call; a part, a lead or a case with a merge pending is not split. */
public final class SplitDecider implements ActionDecider<Split> {

  @Override
  public Action action() {
    return Action.SPLIT;
  }

  @Override
  public Class<Split> asked() {
    return Split.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.splitting().parentId() != null) {
      return Refusal.conflict("state-does-not-allow", Action.SPLIT, "这件工单是拆出来的，不能再拆");
    }
    var proposed = Refusal.whileEmergencyProposed(Action.SPLIT, file);
    if (proposed != null) {
      return proposed;
    }
    return file.merging().pending() || !file.merging().followers().isEmpty()
        ? Refusal.conflict("state-does-not-allow", Action.SPLIT, "这件工单正在并单或有别的工单并入，不能拆单")
        : Refusal.whileDisputed(Action.SPLIT, file);
  }

  @Override
  public Decision decide(Case file, Split command, CaseContext context) {
    return new FieldCheck()
        .require(command.parts().size() > 1, "parts", "请把各件事分别写出，至少两件")
        .refusal(Action.SPLIT)
        .orElseGet(
            () ->
                Decision.accepted(
                    new SplitEvent.Split(
                        command.parts().stream()
                            .map(
                                part -> new Splitting.Part(part.caseId(), part.caseNumber(), false))
                            .toList(),
                        command.header().texts())));
  }
}
