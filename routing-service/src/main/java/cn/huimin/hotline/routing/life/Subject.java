package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about.
 *
 * @param demandType demand type, null until classified where the source gave none
 * @param sourceType demand type as the source gave it, which stays whatever is corrected (DOMAIN
 *     §3); null if it gave none
 * @param urgency urgency now
 * @param categoryLevel1 category by its Chinese name, null until classified
 * @param categoryLevel2 its second level, or null
 * @param hidden whether original and complainant are hidden from the handling unit (DOMAIN §8)
 * @param accusedUnitId unit the demand is against and that must not handle it (DOMAIN §4.3), or
 *     null
 */
public record Subject(
    @Nullable DemandType demandType,
    @Nullable DemandType sourceType,
    Urgency urgency,
    @Nullable String categoryLevel1,
    @Nullable String categoryLevel2,
    boolean hidden,
    @Nullable String accusedUnitId) {

  /** The same with another urgency. */
  public Subject with(Urgency next) {
    return new Subject(
        demandType, sourceType, next, categoryLevel1, categoryLevel2, hidden, accusedUnitId);
  }

  /** The same, hidden from the handling unit or not. */
  public Subject hidden(boolean next) {
    return new Subject(
        demandType, sourceType, urgency, categoryLevel1, categoryLevel2, next, accusedUnitId);
  }

  /** The same, against a unit. */
  public Subject against(@Nullable String unitId) {
    return new Subject(
        demandType, sourceType, urgency, categoryLevel1, categoryLevel2, hidden, unitId);
  }

  /** Whether somebody is accused of something. */
  public boolean accuses() {
    return accuses(demandType);
  }

  /** Whether a demand of this type accuses somebody of something. */
  public static boolean accuses(@Nullable DemandType type) {
    return type == DemandType.COMPLAINT || type == DemandType.REPORT;
  }
}
