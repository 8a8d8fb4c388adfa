package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Ended;
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

  private static final Duration ON_ITS_WAY = Duration.ofDays(1);

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
   * @param keep how long an ended case is kept, after its end and after the periods it counts in
   */
  static CaseBook of(
      CaseFacts facts, Instant at, List<Line> lines, List<Scheme> schemes, Duration keep) {
    var ended = facts.ended();
    if (ended == null) {
      return new CaseBook(facts, at, lines, null);
    }
    var dueAt =
        schemes.stream()
            .filter(
                scheme ->
                    lines.stream()
                        .anyMatch(line -> line.provisional() && line.scheme().equals(scheme.id())))
            .map(scheme -> OneTime.settlesAfter(ended, scheme.repeatDays()))
            .min(Comparator.naturalOrder())
            .orElseGet(() -> keptUntil(ended, lines, schemes, keep));
    return new CaseBook(facts, at, lines, dueAt);
  }

  /**
   * Whether the case ended so long ago that it is forgotten; its lines stay in the ledger.
   *
   * @param schemes that its lines are held against
   * @param keep as for {@link #of}
   */
  boolean isPast(Instant time, List<Scheme> schemes, Duration keep) {
    var ended = facts.ended();
    return ended != null && time.isAfter(keptUntil(ended, lines, schemes, keep));
  }

  /** As long as something of it can be struck, and a day more for what is on its way. */
  private static Instant keptUntil(
      Ended ended, List<Line> lines, List<Scheme> schemes, Duration keep) {
    return schemes.stream()
        .flatMap(
            scheme ->
                lines.stream()
                    .filter(line -> line.scheme().equals(scheme.id()))
                    .limit(1)
                    .map(line -> scheme.strikesUntil(line.period(), keep).plus(ON_ITS_WAY)))
        .reduce(ended.at().plus(keep), (one, next) -> next.isAfter(one) ? next : one);
  }
}
