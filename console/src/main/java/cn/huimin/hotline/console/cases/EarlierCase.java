package cn.huimin.hotline.console.cases;

import org.jspecify.annotations.Nullable;

/**
 * An earlier case of the same person about the same matter (DOMAIN §4.5).
 *
 * @param caseId its id
 * @param caseNumber its number
 * @param offer what a new call about it is offered as, if it brings no new fact; null for a repeat
 */
public record EarlierCase(String caseId, String caseNumber, @Nullable Offer offer) {

  /** What a call is offered as, other than a repeat. */
  public enum Offer {
    /** 催单: the earlier case is open and within its limit. */
    URGING,
    /** The earlier one was closed on file: answered by it, not counted. */
    ANSWER_ON_FILE
  }

  static @Nullable Offer offer(String state, boolean open, String card) {
    if (state.equals("FILED")) {
      return Offer.ANSWER_ON_FILE;
    }
    return open && !card.equals("RED") ? Offer.URGING : null;
  }
}
