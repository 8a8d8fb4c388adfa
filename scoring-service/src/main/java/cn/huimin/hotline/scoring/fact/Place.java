package cn.huimin.hotline.scoring.fact;

/**
 * A unit of somebody's line that a scheme may assess.
 *
 * @param unitId id
 * @param name its name when the case came to it
 * @param kind what it is
 */
public record Place(String unitId, String name, Kind kind) {

  /** Kinds of units that schemes may assess. */
  public enum Kind {
    /** 教管办, 学区. */
    TOWN_OFFICE,
    /** 市直学校, directly under the bureau. */
    CITY_SCHOOL,
    /** Any other school or kindergarten. */
    SCHOOL
  }
}
