package cn.huimin.hotline.scoring.fact;

import org.jspecify.annotations.Nullable;

/**
 * A unit that holds or held a case, and its clocks with it.
 *
 * @param unitId unit
 * @param assessed unit whose score it goes into; null for units that are not assessed
 */
public record Holder(String unitId, @Nullable Assessed assessed) {}
