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
 * @param acknowledgedBy the command by which it was acknowledged last, or null
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
    @Nullable String acknowledgedBy) {

  /** Copies the collections. */
  public StandingWarning {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    caseIds = Collections.unmodifiableSortedSet(new TreeSet<>(caseIds));
  }

  StandingWarning next() {
    return acknowledged(acknowledgedBy);
  }

  /** As it stands after somebody took note of it. */
  public StandingWarning acknowledged(@Nullable String commandId) {
    return new StandingWarning(
        warningId, sequence + 1, level, figures, caseIds, unitId, category, raisedAt, commandId);
  }
}
