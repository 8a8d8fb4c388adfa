package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import org.jspecify.annotations.Nullable;

/**
 * The flood that a case leads (DOMAIN §4.6).
 *
 * @param groupId unit + category, null if it leads none
 * @param people how many people complain, 0 if it leads none
 */
public record Flood(@Nullable String groupId, int people) {

  /** It leads none. */
  static final Flood NONE = new Flood(null, 0);

  /** Unit and category among whose cases floods are noticed; null for a case that has none yet. */
  public static @Nullable String groupOf(@Nullable Case file) {
    if (file == null || !isWithAUnit(file) || file.subject().demandType() == DemandType.PRAISE) {
      return null;
    }
    var assignment = file.assignment();
    var category = file.subject().categoryLevel1();
    return assignment == null || category == null
        ? null
        : Ids.uuid5("flood", assignment.unitId() + "/" + category);
  }

  private static boolean isWithAUnit(Case file) {
    return file.state() != CaseState.TRIAGE && file.state() != CaseState.RETURNED_TO_SOURCE;
  }
}
