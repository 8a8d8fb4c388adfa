package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.EMERGENCY_PROPOSED;
import static cn.huimin.hotline.schemas.word.CaseFlag.JOINT;
import static cn.huimin.hotline.schemas.word.CaseFlag.POLICE_REPORT;

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
      case BesideEvent.EmergencyProposed proposed ->
          change.beside(beside.proposed(proposed.sourceUrgency())).flag(EMERGENCY_PROPOSED, true);
      case BesideEvent.EmergencyDecided decided ->
          change
              .subject(file.subject().with(decided.urgency()))
              .beside(beside.proposed(null))
              .flag(EMERGENCY_PROPOSED, false);
      case BesideEvent.PoliceReportOwed _ ->
          change.beside(beside.police(true)).flag(POLICE_REPORT, true);
      case BesideEvent.PoliceReported _ ->
          change.beside(beside.police(false)).flag(POLICE_REPORT, false);
      case BesideEvent.SignOffDelegated delegated ->
          change.beside(beside.delegated(delegated.delegate()));
      case BesideEvent.FoundFalsified found -> change.beside(beside.found(found.falsity()));
      case BesideEvent.Rated rated ->
          change
              .callbacks(file.callbacks().heard(rated.satisfaction(), file.answeredRound()))
              .merging(file.merging().rated());
    };
  }
}
