package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.JOINT;

/** What an event beside the handling makes of a case. */
final class BesideEvolver {

  private BesideEvolver() {}

  static CaseChange change(Case file, BesideEvent event) {
    var change = file.change();
    var beside = file.beside();
    return switch (event) {
      case BesideEvent.JointInvited invited ->
          change.beside(beside.invited(invited.units())).flag(JOINT, true);
      case BesideEvent.JointAnswered answered -> {
        var next = beside.answered(answered.unitId());
        yield change.beside(next).flag(JOINT, next.awaitsCoUnits());
      }
      case BesideEvent.PromiseOpened opened -> change.beside(beside.promised(opened.promise()));
      case BesideEvent.PromiseKept kept -> change.beside(beside.struckOff(kept.promiseId()));
    };
  }
}
