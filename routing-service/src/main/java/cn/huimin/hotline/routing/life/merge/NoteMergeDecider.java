package cn.huimin.hotline.routing.life.merge;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.MergeCommand.Note;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.Merging;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.supervision.DraftDecider;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.ArrayList;
import java.util.List;

/**
 * What the case at the other end of the handshake says. A step that finds the case otherwise than
 * it supposes, since somebody was quicker, says nothing or takes the other end back; so every kill
 * and every repetition ends in the same.
 */
public final class NoteMergeDecider implements ActionDecider<Note> {

  @Override
  public Action action() {
    return Action.NOTE_MERGE;
  }

  @Override
  public Class<Note> asked() {
    return Note.class;
  }

  @Override
  public Decision decide(Case file, Note note, CaseContext context) {
    return switch (note.step()) {
      case ASK_LEAD -> asLead(file, note);
      case LEAD_ACCEPTED -> joining(file, note, context);
      case LEAD_REFUSED -> refused(file, note);
      case FOLLOWER_JOINED -> joined(file, note, context);
      case FOLLOWER_LEFT ->
          file.merging().follower(note.otherCaseId()).isPresent()
              ? Decision.accepted(new MergeEvent.FollowerLeft(note.otherCaseId()))
              : Decision.accepted();
      case LEAD_ANSWERED -> answered(file, note);
      case FOLLOWER_DISSATISFIED -> redo(file, note);
      case UNKNOWN -> Decision.accepted();
    };
  }

  private static Decision asLead(Case file, Note note) {
    if (file.merging().follower(note.otherCaseId()).isPresent()) {
      return Decision.accepted();
    }
    if (file.merging().leadId() != null) {
      return Decision.refused(Refusal.conflict("lead-not-free", Action.NOTE_MERGE, "主件自己正在并单"));
    }
    if (file.state() == CaseState.RETURNED_TO_SOURCE && !file.ended()) {
      return Decision.refused(
          Refusal.conflict("lead-not-free", Action.NOTE_MERGE, "主件已退回来源，来源还没有答复"));
    }
    return file.ended()
        ? Decision.refused(leadEnded())
        : Decision.accepted(
            new MergeEvent.FollowerAccepted(note.otherCaseId(), note.otherCaseNumber()));
  }

  /** It has joined; unless the lead came to whom it is against meanwhile (DOMAIN §4.3). */
  private static Decision joined(Case file, Note note, CaseContext context) {
    if (!isFollower(file, note, false)) {
      return Decision.accepted();
    }
    var accused = note.accusedUnitId();
    var unit = file.assignment();
    boolean against =
        accused != null
            && unit != null
            && file.isWithAUnit()
            && context.directory().isWithin(unit.unitId(), accused);
    return against
        ? Decision.refused(
            Refusal.conflict(Handshake.WITH_THE_ACCUSED, Action.NOTE_MERGE, "主件已派给这件工单反映的单位"))
        : Decision.accepted(
            new MergeEvent.FollowerJoined(
                note.otherCaseId(), !Handshake.NOT_CALLED.equals(note.reasonCode()), accused));
  }

  private static Refusal leadEnded() {
    return Refusal.conflict("lead-ended", Action.NOTE_MERGE, "主件已经办结");
  }

  /**
   * The lead does not let it join; or, joined and dissatisfied, will not be done again, or went to
   * whom it is against: the case is handled by itself.
   */
  private static Decision refused(Case file, Note note) {
    if (isAsking(file, note)) {
      return Decision.accepted(
          new MergeEvent.Refused(
              note.otherCaseId(), note.reasonCode() == null ? "lead-not-free" : note.reasonCode()));
    }
    var merging = file.merging();
    boolean alone =
        merging.merged()
            && note.otherCaseId().equals(merging.leadId())
            && (file.callbacks().satisfaction() == Satisfaction.DISSATISFIED
                || merging.again()
                || Handshake.WITH_THE_ACCUSED.equals(note.reasonCode()));
    return alone
        ? Decision.accepted(
            new MergeEvent.Unmerged(note.otherCaseId(), List.of()),
            new CaseEvent.SentToTriage(List.of(UnmergeDecider.UNMERGED)))
        : Decision.accepted();
  }

  /** It joins, unless it has ended meanwhile, or the lead is with whom it is against. */
  private static Decision joining(Case file, Note note, CaseContext context) {
    if (!isAsking(file, note)) {
      return Decision.accepted();
    }
    if (file.ended() || isWithTheAccused(file, note, context)) {
      return Decision.accepted(
          new MergeEvent.Refused(
              note.otherCaseId(),
              file.ended() ? Handshake.FOLLOWER_ENDED : Handshake.WITH_THE_ACCUSED));
    }
    return Decision.accepted(
        new MergeEvent.Merged(
            note.otherCaseId(),
            note.otherCaseNumber(),
            note.unitId(),
            note.matterId() != null && note.matterId().equals(file.repeat().matterId())));
  }

  /**
   * Told once for each answer; who was dissatisfied is asked again unless it was filed. The verdict
   * is the lead's whether anybody is called or not: each work order of the source counts by it
   * (DOMAIN §7.1, item 5).
   */
  private static Decision answered(Case file, Note note) {
    if (file.state() != CaseState.MERGED || !note.otherCaseId().equals(file.merging().leadId())) {
      return Decision.accepted();
    }
    var said = file.callbacks().satisfaction();
    boolean again =
        (said == Satisfaction.DISSATISFIED || file.merging().again())
            && !Handshake.FILED.equals(note.reasonCode());
    boolean owed =
        !file.merging().answered()
            && !file.merging().mayRate()
            && (said == null || again)
            && file.callbackDue();
    if (!owed && !isAnotherVerdict(file, note)) {
      return Decision.accepted();
    }
    boolean collective = owed && Handshake.COLLECTIVE.equals(note.reasonCode());
    return Decision.accepted(
        new MergeEvent.LeadAnswered(
            note.otherCaseId(),
            note.verdict(),
            note.closingKind(),
            collective,
            owed && !collective,
            note.reportAuthor()));
  }

  private static boolean isAnotherVerdict(Case file, Note note) {
    return note.verdict() != null
        && note.closingKind() != null
        && note.verdict() != file.findings().verdict();
  }

  /**
   * A follower's complainant is dissatisfied: the lead has to be done again (重办); one that ended
   * without a report says that it will not.
   */
  private static Decision redo(Case file, Note note) {
    boolean done =
        file.state() == CaseState.APPROVED
            || file.state() == CaseState.CLOSED
            || file.state() == CaseState.FILED;
    if (!isFollower(file, note, true)) {
      return Decision.accepted();
    }
    if (!done) {
      return file.ended() ? Decision.refused(leadEnded()) : Decision.accepted();
    }
    var events = new ArrayList<CaseEvent>(DraftDecider.ofDissatisfaction(file));
    events.add(new CaseEvent.RedoOpened(CaseEvent.RedoOpened.FOLLOWER, List.of()));
    return new Decision.Accepted(events);
  }

  /** The unit that the demand is against is kept out of it (DOMAIN §4.3). */
  private static boolean isWithTheAccused(Case file, Note note, CaseContext context) {
    var accused = file.subject().accusedUnitId();
    var unit = note.unitId();
    return accused != null && unit != null && context.directory().isWithin(unit, accused);
  }

  private static boolean isAsking(Case file, Note note) {
    return !file.merging().merged() && note.otherCaseId().equals(file.merging().leadId());
  }

  private static boolean isFollower(Case file, Note note, boolean confirmed) {
    return file.merging()
        .follower(note.otherCaseId())
        .map(Merging.Follower::confirmed)
        .filter(known -> known == confirmed)
        .isPresent();
  }
}
