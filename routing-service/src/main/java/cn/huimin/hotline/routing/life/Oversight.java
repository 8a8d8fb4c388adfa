package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.Nullable;

/**
 * What leaders, the complainant and the unit asked beside the handling: supervision, urging,
 * recheck.
 *
 * @param draft why a supervision order waits to be signed, or null
 * @param draftedInRound round of the last draft: one in a round
 * @param urgings how often the complainant urged
 * @param recheckedInRound round of the last recheck: one in a round
 */
public record Oversight(
    @Nullable String draft, int draftedInRound, int urgings, int recheckedInRound) {

  static final Oversight NONE = new Oversight(null, 0, 0, 0);

  Oversight drafted(String cause, int round) {
    return new Oversight(cause, round, urgings, recheckedInRound);
  }

  Oversight withoutDraft() {
    return new Oversight(null, draftedInRound, urgings, recheckedInRound);
  }

  /** As if it had never been drafted: another may be in this round. */
  Oversight neverDrafted() {
    return new Oversight(null, 0, urgings, recheckedInRound);
  }

  Oversight urged() {
    return new Oversight(draft, draftedInRound, urgings + 1, recheckedInRound);
  }

  Oversight rechecked(int round) {
    return new Oversight(draft, draftedInRound, urgings, round);
  }
}
