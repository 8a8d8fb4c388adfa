package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.draw.Lots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The look-back (回头看): which closed cases of a period are checked again. What looks like gaming is
 * always among them (DOMAIN §3), the others are drawn by a hash of period and case, so that whoever
 * draws again gets the same.
 *
 * @param caseNumber case
 * @param unit unit that handled it
 * @param why RANDOM, NO_CONTACT, UNFOUNDED_DISSATISFIED, WITHDRAWN, INVALID, PROMISE_MISSED or
 *     INTEGRITY
 */
public record LookBack(String caseNumber, String unit, String why) {

  /**
   * A case that ended in the period.
   *
   * @param why why it is always looked at, or null
   */
  record Candidate(String caseId, String caseNumber, String unit, @Nullable String why) {}

  /**
   * Draws.
   *
   * @param period id of the period
   * @param percent share of the others, rounded up; three at least
   */
  static List<LookBack> draw(String period, int percent, List<Candidate> candidates) {
    var drawn = new ArrayList<LookBack>();
    candidates.stream()
        .filter(one -> one.why() != null)
        .sorted(Comparator.comparing(Candidate::caseNumber))
        .map(one -> new LookBack(one.caseNumber(), one.unit(), String.valueOf(one.why())))
        .forEach(drawn::add);
    var others = candidates.stream().filter(one -> one.why() == null).toList();
    Lots.draw(period, percent, others, Candidate::caseId).stream()
        .map(one -> new LookBack(one.caseNumber(), one.unit(), "RANDOM"))
        .sorted(Comparator.comparing(LookBack::caseNumber))
        .forEach(drawn::add);
    return List.copyOf(drawn);
  }
}
