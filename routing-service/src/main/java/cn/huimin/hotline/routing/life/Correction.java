package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TransferFault;
import org.jspecify.annotations.Nullable;

/**
 * What is to be corrected of a case; what is null stays.
 *
 * @param categoryLevel1 category
 * @param categoryLevel2 its second level
 * @param demandType demand type
 * @param fault whose fault the last transfer was
 * @param summaryTextId summary for the unit, where the original is hidden from it by the correction
 * @param accusedUnitId unit that it is against, which then neither handles nor sees it
 */
public record Correction(
    @Nullable String categoryLevel1,
    @Nullable String categoryLevel2,
    @Nullable DemandType demandType,
    @Nullable TransferFault fault,
    @Nullable String summaryTextId,
    @Nullable String accusedUnitId) {}
