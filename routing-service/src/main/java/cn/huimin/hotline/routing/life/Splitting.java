package cn.huimin.hotline.routing.life;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case belongs to a call that was split (拆单, DOMAIN §3).
 *
 * @param parentId case of the call, or null
 * @param parentNumber its number, or null
 * @param ordinal which matter of the call it is, 0 if it is no part
 * @param parts cases that this one was split into
 */
public record Splitting(
    @Nullable String parentId, @Nullable String parentNumber, int ordinal, List<Part> parts) {

  /** A case that a call was split into. */
  public record Part(String caseId, String caseNumber, boolean ended) {}

  static final Splitting NONE = new Splitting(null, null, 0, List.of());

  /** Copies its list. */
  public Splitting {
    parts = parts == null ? List.of() : List.copyOf(parts);
  }

  Splitting into(List<Part> cases) {
    return new Splitting(parentId, parentNumber, ordinal, cases);
  }

  Splitting partOf(String call, String number, int which) {
    return new Splitting(call, number, which, parts);
  }

  /** Whether one of the parts is still open. */
  public boolean waitsFor(String partId) {
    return parts.stream().anyMatch(part -> part.caseId().equals(partId) && !part.ended());
  }

  /** Whether all have ended once this one has. */
  public boolean isLast(String partId) {
    return parts.stream().allMatch(part -> part.ended() || part.caseId().equals(partId));
  }

  /** Whether it is one of the parts, and has ended. */
  public boolean hasEnded(String partId) {
    return parts.stream().anyMatch(part -> part.caseId().equals(partId) && part.ended());
  }

  Splitting ended(String partId, boolean ended) {
    return into(
        parts.stream()
            .map(
                part ->
                    part.caseId().equals(partId)
                        ? new Part(partId, part.caseNumber(), ended)
                        : part)
            .toList());
  }
}
