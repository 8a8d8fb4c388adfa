package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.MergeStep;
import cn.huimin.hotline.schemas.word.Verdict;
import org.jspecify.annotations.Nullable;

/** Commands about joining cases (并单). */
public sealed interface MergeCommand extends CaseCommand {

  /** The centre lets the case join another. */
  record Merge(CommandHeader header, String leadCaseId) implements MergeCommand {}

  /** The centre takes it out again. */
  record Unmerge(CommandHeader header) implements MergeCommand {}

  /**
   * The case at the other end of the handshake says something.
   *
   * @param step what
   * @param otherCaseId who says it
   * @param otherCaseNumber its number
   * @param unitId unit that has the lead, where the lead speaks
   * @param verdict verdict of the lead, where it was answered
   * @param closingKind closing kind of the lead, where it was answered
   * @param reasonCode why the lead refused, how it was answered, or that who joined is not called
   * @param matterId matter of a lead that accepts and is within its limit, or null
   * @param accusedUnitId unit that who joined is against, or null
   * @param reportAuthor account that wrote the report with which the lead was answered, or null
   */
  record Note(
      CommandHeader header,
      MergeStep step,
      String otherCaseId,
      String otherCaseNumber,
      @Nullable String unitId,
      @Nullable Verdict verdict,
      @Nullable ClosingKind closingKind,
      @Nullable String reasonCode,
      @Nullable String matterId,
      @Nullable String accusedUnitId,
      @Nullable String reportAuthor)
      implements MergeCommand {}
}
