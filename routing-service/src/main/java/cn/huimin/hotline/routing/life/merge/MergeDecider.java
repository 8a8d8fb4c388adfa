package cn.huimin.hotline.routing.life.merge;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.MergeCommand.Merge;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The centre lets a case join another. A lead, or a case with a merge pending, cannot be merged
 * (DESIGN §1): so no chain and no circle comes about.
 */
public final class MergeDecider implements ActionDecider<Merge> {

  @Override
  public Action action() {
    return Action.MERGE;
  }

  @Override
  public Class<Merge> asked() {
    return Merge.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.merging().pending()) {
      return Refusal.conflict("state-does-not-allow", Action.MERGE, "这件工单正在并单，请等主件回应");
    }
    var proposed = Refusal.whileEmergencyProposed(Action.MERGE, file);
    if (proposed != null) {
      return proposed;
    }
    return file.merging().followers().isEmpty()
        ? Refusal.whileDisputed(Action.MERGE, file)
        : Refusal.conflict("state-does-not-allow", Action.MERGE, "这件工单是主件，有别的工单并入，不能再并入其他工单");
  }

  @Override
  public Decision decide(Case file, Merge command, CaseContext context) {
    var lead = command.leadCaseId();
    return new FieldCheck()
        .require(!lead.isBlank() && !lead.equals(file.id()), "leadCaseId", "请选另一件工单作主件")
        .refusal(Action.MERGE)
        .orElseGet(() -> Decision.accepted(new MergeEvent.Asked(lead, command.header().texts())));
  }
}
