package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.COMPLEX_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.CONSULTATION;
import static cn.huimin.hotline.schemas.word.CaseFlag.EXTENSION_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.RECHECK_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.RETURN_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseFlag.SUPERVISION;
import static cn.huimin.hotline.schemas.word.CaseState.FILED;

import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Instant;

/**
 * What asking and deciding makes of a case: whose it is, more time, a leader's orders, a recheck.
 */
final class RequestEvolver {

  private RequestEvolver() {}

  static CaseChange change(Case file, ReturnEvent event) {
    var change = file.change();
    var returns = file.returns();
    return switch (event) {
      case ReturnEvent.Asked asked ->
          change.returns(returns.asked(asked.reason(), asked.late())).flag(RETURN_REQUESTED, true);
      case ReturnEvent.Decided decided ->
          change
              .returns(returns.decided(decided.fault() == TransferFault.UNIT, decided.forced()))
              .flag(RETURN_REQUESTED, false);
      case ReturnEvent.ConsultationCalled called ->
          CaseEvolver.summarised(file, change, called.texts())
              .returns(returns.consults(called.unitIds()))
              .flag(RETURN_REQUESTED, false)
              .flag(CONSULTATION, true);
      case ReturnEvent.ConsultationDecided _ ->
          change.returns(returns.settled()).flag(CONSULTATION, false);
    };
  }

  static CaseChange change(Case file, ReliefEvent event) {
    var change = file.change();
    var relief = file.relief();
    return switch (event) {
      case ReliefEvent.ExtensionAsked asked ->
          change.relief(relief.asked(asked.workingDays())).flag(EXTENSION_REQUESTED, true);
      case ReliefEvent.ExtensionDecided decided ->
          change
              .relief(relief.decided(decided.workingDays(), decided.sourceAnsweredOn() != null))
              .turn(decided.granted() ? file.turn().limitMoved() : file.turn())
              .flag(EXTENSION_REQUESTED, false);
      case ReliefEvent.ComplexAsked _ ->
          change.relief(relief.complexAsked(true)).flag(COMPLEX_REQUESTED, true);
      case ReliefEvent.ComplexDecided decided ->
          change
              .relief(relief.complexDecided(decided.granted()))
              .turn(decided.granted() ? file.turn().limitMoved() : file.turn())
              .flag(COMPLEX_REQUESTED, false);
    };
  }

  static CaseChange change(Case file, OversightEvent event, Instant at) {
    var change = file.change();
    var oversight = file.oversight();
    return switch (event) {
      case OversightEvent.Drafted drafted ->
          change.oversight(oversight.drafted(drafted.causeCode(), file.round()));
      case OversightEvent.Ordered _ ->
          change.oversight(oversight.withoutDraft()).flag(SUPERVISION, true);
      case OversightEvent.DraftDismissed dismissed ->
          change.oversight(
              dismissed.withdrawn() ? oversight.neverDrafted() : oversight.withoutDraft());
      case OversightEvent.Answered _ -> change.flag(SUPERVISION, false);
      case OversightEvent.Urged _ -> change.oversight(oversight.urged());
      case OversightEvent.RecheckAsked _ ->
          change.oversight(oversight.rechecked(file.round())).flag(RECHECK_REQUESTED, true);
      case OversightEvent.RecheckDecided _ -> change.flag(RECHECK_REQUESTED, false);
      case OversightEvent.Filed _ -> change.ended(FILED, at);
    };
  }
}
