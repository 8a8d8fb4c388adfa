package cn.huimin.hotline.routing.life.flood;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.NoteFlood;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Flood;
import cn.huimin.hotline.routing.life.LifeTable;
import cn.huimin.hotline.routing.life.LifeTable.Cell;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.merge.MergeDecider;
import java.util.List;

/**
 * Routing tells the case that many people complain about its matter: the lead how many, the others,
 * where the rules let them join by themselves, whom to ask. To a case that has gone elsewhere, has
 * ended or may not be merged, it says nothing.
 */
public final class NoteFloodDecider implements ActionDecider<NoteFlood> {

  private static final MergeDecider MERGE = new MergeDecider();

  @Override
  public Action action() {
    return Action.NOTE_FLOOD;
  }

  @Override
  public Class<NoteFlood> asked() {
    return NoteFlood.class;
  }

  @Override
  public Decision decide(Case file, NoteFlood command, CaseContext context) {
    if (file.ended() || !command.groupId().equals(Flood.groupOf(file))) {
      return Decision.accepted();
    }
    if (command.leadCaseId().equals(file.id())) {
      return file.flood().people() == command.people()
          ? Decision.accepted()
          : Decision.accepted(
              new CaseEvent.FloodNoticed(command.groupId(), command.people(), command.caseIds()));
    }
    return mayJoin(file, context)
        ? Decision.accepted(new MergeEvent.Asked(command.leadCaseId(), List.of()))
        : Decision.accepted();
  }

  private static boolean mayJoin(Case file, CaseContext context) {
    return file.merging().leadId() == null
        && LifeTable.cell(file.state(), Action.MERGE) != Cell.NO
        && MERGE.blocked(file, context) == null;
  }
}
