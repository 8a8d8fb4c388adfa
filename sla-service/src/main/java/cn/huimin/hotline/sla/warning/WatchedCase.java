package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A case as the rules see it.
 *
 * @param caseId the case
 * @param openedAt when it was accepted; all windows are counted by it
 * @param unitId unit that has it, or null
 * @param category its level-1 category, or null
 * @param ended whether it has ended
 */
public record WatchedCase(
    String caseId,
    Instant openedAt,
    @Nullable String unitId,
    @Nullable String category,
    boolean ended) {

  /** By time of acceptance; cases accepted at once, by id. */
  static final Comparator<WatchedCase> IN_ORDER =
      Comparator.comparing(WatchedCase::openedAt).thenComparing(WatchedCase::caseId);

  /** What comes after every case accepted up to a moment, that moment included. */
  static WatchedCase lastAt(Instant moment) {
    return new WatchedCase("\uffff", moment, null, null, true);
  }
}
