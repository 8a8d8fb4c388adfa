package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case of a matter: one person, one unit, one category (DOMAIN §4.5). */
public sealed interface MatterFact {

  /** Case it happened to. */
  String caseId();

  /** Event behind it. */
  String eventId();

  /** When it was accepted. */
  Instant at();

  /**
   * The case was noticed to be the n-th complaint.
   *
   * @param caseId the newer case
   * @param eventId event behind it
   * @param at when it was accepted
   * @param ordinal 2 for the second complaint, 3 for the third, …
   * @param earlierCaseIds the earlier cases in the window, oldest first
   * @param concern whom it concerns
   */
  record Repeated(
      String caseId,
      String eventId,
      Instant at,
      int ordinal,
      List<String> earlierCaseIds,
      Concern concern)
      implements MatterFact {
    /** Copies its list. */
    public Repeated {
      earlierCaseIds = List.copyOf(earlierCaseIds);
    }
  }

  /**
   * A case of the matter ended, in whatever way.
   *
   * @param caseId the case
   * @param eventId event behind it
   * @param at when it was accepted
   */
  record Ended(String caseId, String eventId, Instant at) implements MatterFact {}

  /**
   * A case of the matter that had ended was opened again by a redo.
   *
   * @param caseId the case
   * @param eventId event behind it
   * @param at when it was accepted
   */
  record Reopened(String caseId, String eventId, Instant at) implements MatterFact {}

  /**
   * A case of the matter hides its complainant from the unit from now on (DOMAIN §8).
   *
   * @param caseId the case
   * @param eventId event behind it
   * @param at when it was accepted
   */
  record Hidden(String caseId, String eventId, Instant at) implements MatterFact {}

  /**
   * Whom a warning concerns.
   *
   * @param unitId unit, or null
   * @param unitName its name, or null
   * @param unitLine the unit and those above it
   * @param category level-1 category, or null
   */
  record Concern(
      @Nullable String unitId,
      @Nullable String unitName,
      List<String> unitLine,
      @Nullable String category) {
    /** Copies its list. */
    public Concern {
      unitLine = List.copyOf(unitLine);
    }
  }
}
