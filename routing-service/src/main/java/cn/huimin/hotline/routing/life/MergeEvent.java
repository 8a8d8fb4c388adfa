package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened about joining cases (并单). */
public sealed interface MergeEvent extends CaseEvent {

  /** The case is to join another, which has yet to answer. */
  record Asked(String leadId, List<Text> texts) implements MergeEvent {

    /** Copies its list. */
    public Asked {
      texts = List.copyOf(texts);
    }
  }

  /** The lead lets a case join. */
  record FollowerAccepted(String followerId, String followerNumber) implements MergeEvent {}

  /** The case does not join after all. */
  record Refused(String leadId, String reasonCode) implements MergeEvent {}

  /**
   * The case ended by joining another.
   *
   * @param urging whether it was only a call about the other, which was within its limit
   */
  record Merged(String leadId, String leadNumber, @Nullable String leadUnitId, boolean urging)
      implements MergeEvent {}

  /**
   * The lead knows that it has.
   *
   * @param callbackDue whether its complainant can be called
   * @param accusedUnitId unit that it is against, or null
   */
  record FollowerJoined(String followerId, boolean callbackDue, @Nullable String accusedUnitId)
      implements MergeEvent {}

  /** The case left its lead. */
  record Unmerged(String leadId, List<Text> texts) implements MergeEvent {

    /** Copies its list. */
    public Unmerged {
      texts = List.copyOf(texts);
    }
  }

  /** A case left this lead, or did not join after all. */
  record FollowerLeft(String followerId) implements MergeEvent {}

  /**
   * The lead was answered, or its verdict became another: the follower's is the same.
   *
   * @param collective whether the answer goes to all of a flood and this one is not called
   * @param callbackOwed whether this one is called; neither where nobody can be, or said enough
   * @param author account that wrote the report with which the lead was answered, or null
   */
  record LeadAnswered(
      String leadId,
      @Nullable Verdict verdict,
      @Nullable ClosingKind closingKind,
      boolean collective,
      boolean callbackOwed,
      @Nullable String author)
      implements MergeEvent {}
}
