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
 */
public record CaseView(
    DemandType demandType,
    Urgency urgency,
    int round,
    @Nullable String unitId,
    boolean hidden,
    boolean anonymous,
    boolean callbackDue,
    @Nullable Instant sourceDeadline) {

  CaseView withSourceDeadline(@Nullable Instant deadline) {
    return new CaseView(
        demandType, urgency, round, unitId, hidden, anonymous, callbackDue, deadline);
  }
}
