package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.CONFIRMATION;
import static cn.huimin.hotline.schemas.word.CaseFlag.WITHDRAWAL_REQUESTED;
import static cn.huimin.hotline.schemas.word.CaseState.ANSWERED;
import static cn.huimin.hotline.schemas.word.CaseState.INVALID;
import static cn.huimin.hotline.schemas.word.CaseState.NOT_ACCEPTED;
import static cn.huimin.hotline.schemas.word.CaseState.REFERRED;
import static cn.huimin.hotline.schemas.word.CaseState.RETURNED_TO_SOURCE;
import static cn.huimin.hotline.schemas.word.CaseState.WITHDRAWN;

import cn.huimin.hotline.schemas.word.ProposalKind;
import java.time.Instant;

/** What endings other than the closure, and the platform above, make of a case. */
final class EndingEvolver {

  private EndingEvolver() {}

  static CaseChange change(Case file, EndingEvent event, Instant at) {
    var change = file.change();
    var settlement = file.settlement();
    return switch (event) {
      case EndingEvent.Answered _ -> change.ended(ANSWERED, at);
      case EndingEvent.Declined _ -> change.ended(NOT_ACCEPTED, at);
      case EndingEvent.Referred _ -> change.ended(REFERRED, at);
      case EndingEvent.WithdrawalAsked _ -> change.flag(WITHDRAWAL_REQUESTED, true);
      case EndingEvent.WithdrawalDecided decided ->
          decided.confirmed()
              ? change.ended(WITHDRAWN, at)
              : change.flag(WITHDRAWAL_REQUESTED, false);
      case EndingEvent.Proposed proposed ->
          change.settlement(settlement.proposed(proposed.proposal())).flag(CONFIRMATION, true);
      case EndingEvent.ProposalDecided decided ->
          decided.confirmed() && decided.kind() == ProposalKind.INVALID
              ? change.ended(INVALID, at)
              : change.settlement(settlement.withoutProposal()).flag(CONFIRMATION, false);
    };
  }

  static CaseChange change(Case file, SourceEvent event, Instant at) {
    var change = file.change();
    return switch (event) {
      case SourceEvent.Returned _ -> change.givenBack().atTheSource();
      case SourceEvent.Answered answered ->
          answered.takenBack()
              ? change.ended(RETURNED_TO_SOURCE, at)
              : change.settlement(file.settlement().refusedBySource());
      case SourceEvent.CalledBack called ->
          change
              .callbacks(file.callbacks().heard(called.satisfaction(), file.answeredRound()))
              .merging(file.merging().rated());
    };
  }
}
