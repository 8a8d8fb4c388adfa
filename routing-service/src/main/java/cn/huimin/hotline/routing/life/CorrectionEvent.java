package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case was corrected.
 *
 * @param before what it was about
 * @param subject what it is about now
 * @param downgrade whether a complaint or report became something less
 * @param fault whose fault the last transfer now is, null if that was not corrected
 * @param transferredFrom unit that is charged with it, or no longer is; null with no such
 *     correction
 * @param copiedUnitIds units that have a copy now
 * @param matterId its matter now, or null
 * @param summaryTextId summary for the unit, where one was written
 * @param texts reason in words
 */
public record CorrectionEvent(
    Subject before,
    Subject subject,
    boolean downgrade,
    @Nullable TransferFault fault,
    @Nullable String transferredFrom,
    List<String> copiedUnitIds,
    @Nullable String matterId,
    @Nullable String summaryTextId,
    List<Text> texts)
    implements CaseEvent {

  /** Copies its lists. */
  public CorrectionEvent {
    copiedUnitIds = List.copyOf(copiedUnitIds);
    texts = List.copyOf(texts);
  }
}
