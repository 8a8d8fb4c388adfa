package cn.huimin.hotline.routing.life.merge;

import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.MergeCommand.Note;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.Merging;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.MergeStep;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the case at the other end has to be told of an event, as a command to it: the lead accepts,
 * the follower joins, the lead knows it (DESIGN §1).
 */
public final class Handshake {

  /**
   * What is told.
   *
   * @param sourceId id of what is told of: event, or refused command
   * @param targetCaseId who is told
   * @param step what
   * @param unitId unit that has the lead, where the lead speaks
   * @param verdict verdict of the lead, where it was answered
   * @param closingKind closing kind of the lead, where it was answered
   * @param reasonCode why the lead refused, how it was answered, or that who joined is not called
   * @param matterId matter of a lead that accepts and is within its limit, or null
   * @param accusedUnitId unit that who joined is against, or null
   * @param reportAuthor account that wrote the report with which the lead was answered, or null
   */
  public record Telling(
      String sourceId,
      String targetCaseId,
      MergeStep step,
      @Nullable String unitId,
      @Nullable Verdict verdict,
      @Nullable ClosingKind closingKind,
      @Nullable String reasonCode,
      @Nullable String matterId,
      @Nullable String accusedUnitId,
      @Nullable String reportAuthor) {

    static Telling of(String sourceId, String target, MergeStep step) {
      return new Telling(sourceId, target, step, null, null, null, null, null, null, null);
    }
  }

  /** Reason code of a lead that was closed on file: who was dissatisfied is not asked again. */
  static final String FILED = "filed";

  /** Reason code of a follower that ended before it joined. */
  static final String FOLLOWER_ENDED = "follower-ended";

  /** Reason code of a follower that is against the unit that has the lead. */
  static final String WITH_THE_ACCUSED = "lead-with-accused";

  /** Why a follower does not join a lead that has accepted it. */
  private static final Set<String> OF_THE_FOLLOWER = Set.of(FOLLOWER_ENDED, WITH_THE_ACCUSED);

  /** Reason code of an answer that goes to all who joined: who is told so is not called. */
  static final String COLLECTIVE = "collective";

  /** Reason code of a follower that joined and whose complainant is not called. */
  static final String NOT_CALLED = "not-called";

  /** What the lead may refuse. */
  private static final Set<MergeStep> ASKING =
      EnumSet.of(MergeStep.ASK_LEAD, MergeStep.FOLLOWER_JOINED, MergeStep.FOLLOWER_DISSATISFIED);

  private Handshake() {}

  /** What others are told of an event and the case after it. */
  public static List<Telling> of(Happened happened, Case after, FloodRule rule) {
    var id = happened.eventId();
    return switch (happened.event()) {
      case MergeEvent.Asked asked -> List.of(Telling.of(id, asked.leadId(), MergeStep.ASK_LEAD));
      case MergeEvent.FollowerAccepted accepted ->
          List.of(
              new Telling(
                  id,
                  accepted.followerId(),
                  MergeStep.LEAD_ACCEPTED,
                  after.assignment() == null ? null : after.assignment().unitId(),
                  null,
                  null,
                  null,
                  after.turn().limitPassed() ? null : after.repeat().matterId(),
                  null,
                  null));
      case MergeEvent.Merged merged ->
          List.of(
              new Telling(
                  id,
                  merged.leadId(),
                  MergeStep.FOLLOWER_JOINED,
                  null,
                  null,
                  null,
                  after.callbackDue() ? null : NOT_CALLED,
                  null,
                  after.subject().accusedUnitId(),
                  null));
      case MergeEvent.Unmerged unmerged ->
          List.of(Telling.of(id, unmerged.leadId(), MergeStep.FOLLOWER_LEFT));
      case MergeEvent.Refused refused when OF_THE_FOLLOWER.contains(refused.reasonCode()) ->
          List.of(Telling.of(id, refused.leadId(), MergeStep.FOLLOWER_LEFT));
      case MergeEvent.FollowerJoined joined when isAnswered(after) ->
          List.of(answered(id, joined.followerId(), after, null));
      case CaseEvent.ReportApproved _ -> together(id, after, rule);
      case OversightEvent.Filed _ -> toFollowers(id, after, FILED);
      case CaseEvent.CallbackRecorded callback
          when callback.satisfaction() == Satisfaction.DISSATISFIED ->
          dissatisfied(id, after);
      case BesideEvent.Rated rated when rated.satisfaction() == Satisfaction.DISSATISFIED ->
          dissatisfied(id, after);
      case SourceEvent.CalledBack called
          when called.satisfaction() == Satisfaction.DISSATISFIED
              && after.state() == CaseState.MERGED ->
          dissatisfied(id, after);
      case CaseEvent.RedoOpened _ when after.state() == CaseState.MERGED -> dissatisfied(id, after);
      default -> after.ended() ? toFollowers(id, after, null) : List.of();
    };
  }

  /**
   * What the follower is told of a lead that refused to lead it or to be done again, or is gone.
   */
  public static Optional<Telling> ofRefusal(CaseCommand command, Refusal refusal) {
    return command instanceof Note note && ASKING.contains(note.step())
        ? Optional.of(
            new Telling(
                note.header().commandId(),
                note.otherCaseId(),
                MergeStep.LEAD_REFUSED,
                null,
                null,
                null,
                refusal.kind() == Refusal.Kind.NOT_FOUND ? "no-such-case" : refusal.code(),
                null,
                null,
                null))
        : Optional.empty();
  }

  private static List<Telling> dissatisfied(String id, Case after) {
    var lead = after.merging().leadId();
    return after.state() == CaseState.MERGED && lead != null
        ? List.of(Telling.of(id, lead, MergeStep.FOLLOWER_DISSATISFIED))
        : List.of();
  }

  /** Of a flood, those who are not of the sample are answered without a call. */
  private static List<Telling> together(String id, Case after, FloodRule rule) {
    var withoutCall = CollectiveAnswer.withoutCall(after, rule);
    return after.merging().followers().stream()
        .filter(Merging.Follower::confirmed)
        .map(Merging.Follower::caseId)
        .map(
            follower ->
                answered(id, follower, after, withoutCall.contains(follower) ? COLLECTIVE : null))
        .toList();
  }

  /** Whatever the lead ended by, every complainant keeps the callback (DOMAIN §3). */
  private static List<Telling> toFollowers(String id, Case after, @Nullable String reasonCode) {
    return after.merging().followers().stream()
        .filter(Merging.Follower::confirmed)
        .map(follower -> answered(id, follower.caseId(), after, reasonCode))
        .toList();
  }

  private static boolean isAnswered(Case lead) {
    return lead.state() == CaseState.APPROVED || lead.ended();
  }

  private static Telling answered(
      String id, String follower, Case lead, @Nullable String reasonCode) {
    return new Telling(
        id,
        follower,
        MergeStep.LEAD_ANSWERED,
        null,
        lead.findings().verdict(),
        lead.findings().closingKind(),
        reasonCode,
        null,
        null,
        lead.report() == null ? null : lead.report().author());
  }
}
