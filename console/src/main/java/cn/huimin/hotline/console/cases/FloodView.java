package cn.huimin.hotline.console.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flood that a case leads or belongs to, as somebody sees it: many people, one matter (DOMAIN
 * §4.6).
 *
 * @param leadId case that leads it
 * @param leadNumber its number
 * @param people how many people complain
 * @param others other open cases of it that the reader may see, oldest first
 */
public record FloodView(String leadId, String leadNumber, int people, List<Other> others) {

  /** Copies its list. */
  public FloodView {
    others = List.copyOf(others);
  }

  /**
   * A case that a person may let join.
   *
   * @param caseId its id
   * @param caseNumber its number
   * @param title title; null where there is none or it is hidden from the reader
   * @param unitName unit that has it
   * @param openedAt when it came in
   */
  public record Other(
      String caseId,
      String caseNumber,
      @Nullable String title,
      @Nullable String unitName,
      Instant openedAt) {}
}
