package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks need to know of a case, as it stands after an event.
 *
 * @param demandType its demand type
 * @param urgency its urgency
 * @param round 1, or n+1 after the n-th redo
 * @param unitId the unit that has it, null before the first dispatch
 * @param hidden whether the complainant is hidden from that unit
 * @param anonymous whether the complainant cannot be reached
 * @param callbackDue whether a callback is due at all
 * @param sourceDeadline the deadline that the source demands
 * @param state the state of the case, as the log calls it; empty where it is not known
 * @param accusedUnitId the unit that it is against, null if none is known
 */
public record CaseView(
    DemandType demandType,
    Urgency urgency,
    int round,
    @Nullable String unitId,
    boolean hidden,
    boolean anonymous,
    boolean callbackDue,
    @Nullable Instant sourceDeadline,
    String state,
    @Nullable String accusedUnitId) {

  /** A case as it was kept before its state was. */
  public CaseView {
    state = state == null ? "" : state;
  }

  /** Against no unit that is known. */
  public CaseView(
      DemandType demandType,
      Urgency urgency,
      int round,
      @Nullable String unitId,
      boolean hidden,
      boolean anonymous,
      boolean callbackDue,
      @Nullable Instant sourceDeadline,
      String state) {
    this(
        demandType,
        urgency,
        round,
        unitId,
        hidden,
        anonymous,
        callbackDue,
        sourceDeadline,
        state,
        null);
  }

  /** In a state that nobody asks for. */
  public CaseView(
      DemandType demandType,
      Urgency urgency,
      int round,
      @Nullable String unitId,
      boolean hidden,
      boolean anonymous,
      boolean callbackDue,
      @Nullable Instant sourceDeadline) {
    this(demandType, urgency, round, unitId, hidden, anonymous, callbackDue, sourceDeadline, "");
  }

  /** Whether nothing but the state, or whom it is against, is another. */
  boolean isAs(CaseView other) {
    return new CaseView(
            demandType,
            urgency,
            round,
            unitId,
            hidden,
            anonymous,
            callbackDue,
            sourceDeadline,
            other.state,
            other.accusedUnitId)
        .equals(other);
  }

  CaseView withSourceDeadline(@Nullable Instant deadline) {
    return new CaseView(
        demandType,
        urgency,
        round,
        unitId,
        hidden,
        anonymous,
        callbackDue,
        deadline,
        state,
        accusedUnitId);
  }
}
