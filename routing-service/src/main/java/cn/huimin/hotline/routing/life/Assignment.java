package cn.huimin.hotline.routing.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has the case, and how it came there.
 *
 * @param unitId unit that handles it
 * @param unitName its name when it was dispatched
 * @param line the unit and those above it, itself first, the bureau last
 * @param copiedUnitIds units that got a copy
 * @param firstDispatchedAt first dispatch
 * @param dispatchedAt dispatch to this unit
 * @param dispatches dispatches to a line, the first included, the centre's faults not (DOMAIN §7.1)
 * @param unitFaultTransfers transfers charged to a unit
 * @param summaryTextId the operator's summary for the unit, or null
 * @param passedDownFrom units of the line that passed it down and can take it back (二级派单)
 */
public record Assignment(
    String unitId,
    String unitName,
    List<String> line,
    List<String> copiedUnitIds,
    Instant firstDispatchedAt,
    Instant dispatchedAt,
    int dispatches,
    int unitFaultTransfers,
    @Nullable String summaryTextId,
    List<String> passedDownFrom) {

  /** Copies its lists; a case stored before passing back was known has no way back. */
  public Assignment {
    line = List.copyOf(line);
    copiedUnitIds = List.copyOf(copiedUnitIds);
    passedDownFrom = passedDownFrom == null ? List.of() : List.copyOf(passedDownFrom);
  }
}
