package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ReturnReason;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about whose a case is: return and consultation (DOMAIN §2, §4.7). */
public sealed interface ReturnCommand extends CaseCommand {

  /** The unit says the case is not its own. */
  record Ask(CommandHeader header, @Nullable ReturnReason reason) implements ReturnCommand {}

  /**
   * The centre decides a return.
   *
   * @param granted whether the unit is rid of it
   * @param unitId unit that gets it, null for triage
   * @param fault CENTRE or UNIT; NONE is asked back
   * @param forced whether the unit may not return it again
   */
  record Decide(
      CommandHeader header,
      boolean granted,
      @Nullable String unitId,
      TransferFault fault,
      boolean forced)
      implements ReturnCommand {}

  /** Several parties are to decide whose it is. */
  record Consult(CommandHeader header, List<String> unitIds) implements ReturnCommand {

    /** Copies its list. */
    public Consult {
      unitIds = List.copyOf(unitIds);
    }
  }

  /**
   * What the consultation decided.
   *
   * @param unitId unit that handles it
   * @param fault for a transfer: whose fault; NONE otherwise
   * @param categoryLevel1 category where it is set or corrected, or null
   * @param categoryLevel2 its second level, or null
   * @param summaryTextId the operator's summary for the unit, or null
   */
  record DecideConsultation(
      CommandHeader header,
      String unitId,
      TransferFault fault,
      @Nullable String categoryLevel1,
      @Nullable String categoryLevel2,
      @Nullable String summaryTextId)
      implements ReturnCommand {}
}
