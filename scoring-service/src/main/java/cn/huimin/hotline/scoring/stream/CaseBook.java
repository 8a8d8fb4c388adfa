package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.OneTime;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service keeps of a case.
 *
 * @param facts what is known of it
 * @param at latest time of the log that was applied to it
 * @param lines lines that stand in the ledger
 * @param dueAt time after which it has to be looked at again by itself, null for never
 */
record CaseBook(CaseFacts facts, Instant at, List<Line> lines, @Nullable Instant dueAt) {

  CaseBook {
    lines = List.copyOf(lines);
  }

  static CaseBook none(String caseId) {
    return new CaseBook(CaseFacts.none(caseId), Instant.EPOCH, List.of(), null);
  }

  /**
   * The book after these facts.
   *
   * @param schemes that the lines are held against; each says for how long lines are 暂计
   * @param keep how long an ended case is kept
   */
  static CaseBook of(
      CaseFacts facts, Instant at, List<Line> lines, List<Scheme> schemes, Duration keep) {
    var ended = facts.ended();
    Instant dueAt = null;
    if (ended != null) {
      dueAt =
          schemes.stream()
              .filter(
                  scheme ->
                      lines.stream()
                          .anyMatch(
                              line -> line.provisional() && line.scheme().equals(scheme.id())))
              .map(scheme -> OneTime.settlesAfter(ended, scheme.repeatDays()))
              .min(Comparator.naturalOrder())
              .orElseGet(() -> ended.at().plus(keep));
    }
    return new CaseBook(facts, at, lines, dueAt);
  }

  /** Whether the case ended so long ago that it is forgotten; its lines stay in the ledger. */
  boolean isPast(Instant time, Duration keep) {
    var ended = facts.ended();
    return ended != null && time.isAfter(ended.at().plus(keep));
  }
}
