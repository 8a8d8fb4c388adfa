package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;

/**
 * A work order as it is handed in: the same content of the same number is the same command.
 *
 * @param order what is handed in
 * @param caseId its case
 * @param commandId id of the hand-in
 * @param hash hash of the content
 * @param actor by whom
 */
record HandIn(WorkOrder order, String caseId, String commandId, String hash, Actor actor) {

  static HandIn of(KnownCases.Placed placed, Actor actor) {
    var revision = placed.order().revision();
    var commandId =
        Ids.uuid5(placed.caseId(), placed.contentHash(), revision == null ? "" : revision);
    return new HandIn(placed.order(), placed.caseId(), commandId, placed.contentHash(), actor);
  }
}
