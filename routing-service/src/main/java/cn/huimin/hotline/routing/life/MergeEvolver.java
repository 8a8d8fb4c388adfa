package cn.huimin.hotline.routing.life;

import static cn.huimin.hotline.schemas.word.CaseFlag.MERGE_PENDING;

import cn.huimin.hotline.schemas.word.CaseState;
import java.time.Instant;

/** What an event about joining cases, or splitting a call, makes of a case. */
final class MergeEvolver {

  private MergeEvolver() {}

  static CaseChange change(Case file, MergeEvent event, Instant at) {
    var change = file.change();
    var merging = file.merging();
    var next =
        switch (event) {
          case MergeEvent.Asked asked -> merging.asked(asked.leadId());
          case MergeEvent.FollowerAccepted accepted ->
              merging.accepted(
                  new Merging.Follower(
                      accepted.followerId(), accepted.followerNumber(), false, false, null));
          case MergeEvent.Refused _ -> merging.withoutLead();
          case MergeEvent.Merged merged ->
              merging.joined(
                  merged.leadId(), merged.leadNumber(), merged.leadUnitId(), merged.urging());
          case MergeEvent.FollowerJoined joined ->
              merging.confirmed(joined.followerId(), joined.callbackDue(), joined.accusedUnitId());
          case MergeEvent.Unmerged _ -> merging.withoutLead();
          case MergeEvent.FollowerLeft left -> merging.without(left.followerId());
          case MergeEvent.LeadAnswered answered when speaks(answered) ->
              merging
                  .leadHeard(answered.author())
                  .leadAnswered(answered.callbackOwed(), answered.collective());
          case MergeEvent.LeadAnswered answered -> merging.leadHeard(answered.author());
        };
    change.merging(next).flag(MERGE_PENDING, next.pending());
    boolean spoken = event instanceof MergeEvent.LeadAnswered answered && speaks(answered);
    if (spoken || event instanceof MergeEvent.Unmerged) {
      // Attempts at the answer before are none at the next one.
      change.callbacks(file.callbacks().nextRound());
    }
    return switch (event) {
      case MergeEvent.Merged _ -> change.ended(CaseState.MERGED, at);
      case MergeEvent.Unmerged _ -> change.reopened().state(CaseState.TRIAGE);
      case MergeEvent.LeadAnswered answered ->
          answered.verdict() == null || answered.closingKind() == null
              ? change
              : change.findings(file.findings().fixed(answered.verdict(), answered.closingKind()));
      default -> change;
    };
  }

  /** Whether the complainant hears of it, and not the file alone. */
  private static boolean speaks(MergeEvent.LeadAnswered answered) {
    return answered.callbackOwed() || answered.collective();
  }

  static CaseChange change(Case file, SplitEvent event, Instant at) {
    var change = file.change();
    var splitting = file.splitting();
    return switch (event) {
      case SplitEvent.Split split ->
          change.splitting(splitting.into(split.parts())).ended(CaseState.SPLIT, at);
      case SplitEvent.PartOpened part ->
          change.splitting(splitting.partOf(part.parentId(), part.parentNumber(), part.ordinal()));
      case SplitEvent.PartEnded ended -> change.splitting(splitting.ended(ended.partId(), true));
      case SplitEvent.PartReopened reopened ->
          change.splitting(splitting.ended(reopened.partId(), false));
      case SplitEvent.PartsAnswered _ -> change;
    };
  }
}
