package cn.huimin.hotline.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list.
 *
 * @param summary the case after its last event
 * @param title title; null where hidden from the reader or erased
 * @param card NONE, YELLOW or RED, of the clocks that run
 * @param clock the running clock that is due first
 * @param triageReasons why it is in triage, as codes
 * @param allowedActions what the reader may do
 */
public record CaseRow(
    Summary summary,
    @Nullable String title,
    String card,
    @Nullable ClockView clock,
    List<String> triageReasons,
    List<String> allowedActions) {}
