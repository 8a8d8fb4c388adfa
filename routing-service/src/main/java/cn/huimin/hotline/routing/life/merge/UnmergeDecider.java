package cn.huimin.hotline.routing.life.merge;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.MergeCommand.Unmerge;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.List;
import java.util.Objects;

/** The centre takes a case out of its lead; it waits to be dispatched, and tells the lead. */
public final class UnmergeDecider implements ActionDecider<Unmerge> {

  /** Reason code of a triage after an unmerge. */
  static final String UNMERGED = "unmerged";

  @Override
  public Action action() {
    return Action.UNMERGE;
  }

  @Override
  public Class<Unmerge> asked() {
    return Unmerge.class;
  }

  @Override
  public Decision decide(Case file, Unmerge command, CaseContext context) {
    var header = command.header();
    var lead = Objects.requireNonNull(file.merging().leadId());
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写撤销并单的理由")
        .refusal(Action.UNMERGE)
        .orElseGet(
            () ->
                Decision.accepted(
                    new MergeEvent.Unmerged(lead, header.texts()),
                    new CaseEvent.SentToTriage(List.of(UNMERGED))));
  }
}
