package cn.huimin.hotline.routing.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with what every event carries (DESIGN §1).
 *
 * @param caseId case it happened to
 * @param sequence 1, 2, 3 … within the case, no gaps
 * @param causationId command that caused it
 * @param actor who caused it
 * @param acceptedAt when it was accepted, never before the event before it
 * @param occurredAt when it happened as source or person says, or null
 * @param directoryEdition edition of the directory used
 * @param policyEdition edition of the policies used
 * @param event what happened
 */
public record Happened(
    String caseId,
    long sequence,
    String causationId,
    Actor actor,
    Instant acceptedAt,
    @Nullable Instant occurredAt,
    int directoryEdition,
    int policyEdition,
    CaseEvent event) {

  /** Id of the event: case id and sequence. */
  public String eventId() {
    return caseId + "-" + sequence;
  }
}
