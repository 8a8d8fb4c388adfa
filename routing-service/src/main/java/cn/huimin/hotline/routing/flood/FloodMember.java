package cn.huimin.hotline.routing.flood;

import cn.huimin.hotline.routing.likeness.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A case of a unit and category, as floods know it.
 *
 * @param caseId the case
 * @param personId who complains; the case's own id if nobody knows
 * @param acceptedAt when it was accepted
 * @param sketch how its text looks
 * @param open whether it is open, so that it can lead others
 * @param leadId lead of its flood, itself if it leads, or null
 * @param told how many people it was told of, as the lead; 0 if it was told nothing
 */
public record FloodMember(
    String caseId,
    String personId,
    Instant acceptedAt,
    String sketch,
    boolean open,
    @Nullable String leadId,
    int told) {

  /** The oldest first. */
  static final Comparator<FloodMember> BY_AGE =
      Comparator.comparing(FloodMember::acceptedAt).thenComparing(FloodMember::caseId);

  /** A case that belongs to no flood yet. */
  public static FloodMember alone(
      String caseId, String personId, Instant acceptedAt, String sketch, boolean open) {
    return new FloodMember(caseId, personId, acceptedAt, sketch, open, null, 0);
  }

  boolean isNear(FloodMember other, Duration within) {
    return Duration.between(acceptedAt, other.acceptedAt).abs().compareTo(within) <= 0;
  }

  boolean isLike(FloodMember other, FloodRule rule) {
    return isNear(other, rule.within()) && Sketch.likeness(sketch, other.sketch) >= rule.similar();
  }

  boolean leads() {
    return open && caseId.equals(leadId);
  }

  FloodMember ledBy(@Nullable String lead) {
    return new FloodMember(caseId, personId, acceptedAt, sketch, open, lead, told);
  }

  FloodMember ended() {
    return new FloodMember(caseId, personId, acceptedAt, sketch, false, leadId, told);
  }

  FloodMember told(int people) {
    return new FloodMember(caseId, personId, acceptedAt, sketch, open, leadId, people);
  }
}
