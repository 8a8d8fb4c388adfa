package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * @param transferredFrom unit that had it before the last transfer, or null
 * @param transferFault whose fault that transfer was; NONE without one
 * @param summaryTextId the operator's summary for the unit, or null
 * @param passedDownFrom units of the line that passed it down and can take it back (二级派单)
 * @param over whether the unit is rid of it: back in triage or at the source, whatever came after
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
    @Nullable String transferredFrom,
    TransferFault transferFault,
    @Nullable String summaryTextId,
    List<String> passedDownFrom,
    boolean over) {

  /** Copies its lists; a case stored before passing back was known has no way back. */
  public Assignment {
    line = List.copyOf(line);
    copiedUnitIds = List.copyOf(copiedUnitIds);
    passedDownFrom = passedDownFrom == null ? List.of() : List.copyOf(passedDownFrom);
    transferFault = Objects.requireNonNullElse(transferFault, TransferFault.NONE);
  }

  /** After a correction of what the case is about, or of whose fault the last transfer was. */
  Assignment corrected(
      List<String> copied, @Nullable TransferFault fault, @Nullable String summary) {
    int charged = fault == null ? 0 : fault == TransferFault.UNIT ? 1 : -1;
    return new Assignment(
        unitId,
        unitName,
        line,
        copied,
        firstDispatchedAt,
        dispatchedAt,
        dispatches + charged,
        unitFaultTransfers + charged,
        transferredFrom,
        fault == null ? transferFault : fault,
        summary == null ? summaryTextId : summary,
        passedDownFrom,
        over);
  }

  /** The unit is rid of it. */
  Assignment givenBack() {
    return new Assignment(
        unitId,
        unitName,
        line,
        copiedUnitIds,
        firstDispatchedAt,
        dispatchedAt,
        dispatches,
        unitFaultTransfers,
        transferredFrom,
        transferFault,
        summaryTextId,
        passedDownFrom,
        true);
  }
}
