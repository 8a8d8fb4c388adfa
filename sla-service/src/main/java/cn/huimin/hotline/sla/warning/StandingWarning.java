package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A warning that stands.
 *
 * @param warningId its id
 * @param sequence number of its last event
 * @param level its level
 * @param figures the figures that fired, by name
 * @param caseIds the cases behind it
 * @param unitId unit concerned, or null
 * @param category category concerned, or null
 * @param raisedAt when it was raised; null for one of before that was kept
 * @param handling what people did about it
 * @param answerDueAt of one that was cleared, until when its unit owes the answer; null where it
 *     owes none
 */
public record StandingWarning(
    String warningId,
    int sequence,
    WarningLevel level,
    SortedMap<String, String> figures,
    SortedSet<String> caseIds,
    @Nullable String unitId,
    @Nullable String category,
    @Nullable Instant raisedAt,
    Handling handling,
    @Nullable Instant answerDueAt) {

  /** Copies the collections; of a warning of before, nobody did anything. */
  public StandingWarning {
    handling = handling == null ? Handling.NONE : handling;
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    caseIds = Collections.unmodifiableSortedSet(new TreeSet<>(caseIds));
  }

  StandingWarning next() {
    return with(handling);
  }

  /** As it stands after somebody did something about it. */
  public StandingWarning with(Handling next) {
    return new StandingWarning(
        warningId,
        sequence + 1,
        level,
        figures,
        caseIds,
        unitId,
        category,
        raisedAt,
        next,
        next.answeredBy() == null ? answerDueAt : null);
  }

  /** As it is kept once it was cleared and its unit still owes the answer. */
  StandingWarning owing(Instant dueAt) {
    return new StandingWarning(
        warningId, sequence, level, figures, caseIds, unitId, category, raisedAt, handling, dueAt);
  }

  /** As it is kept once its unit owes the answer no longer. */
  StandingWarning released() {
    return new StandingWarning(
        warningId,
        sequence + 1,
        level,
        figures,
        caseIds,
        unitId,
        category,
        raisedAt,
        handling,
        null);
  }

  /** Whether somebody has yet to do something about it, though it was cleared. */
  boolean owesMore() {
    return answerDueAt != null || handling.owesLookBack();
  }
}
