package cn.huimin.hotline.routing.life;

/**
 * A unit that handles its share beside the lead unit (联办, DOMAIN §2).
 *
 * @param unitId the unit
 * @param unitName its name when it was invited
 * @param standing whether its answer is owed
 */
public record CoUnit(String unitId, String unitName, Standing standing) {

  /** How a co-unit stands. */
  public enum Standing {
    /** Its answer is owed. */
    ASKED,
    /** It answered. */
    ANSWERED,
    /** The lead went on, or was changed, without its answer. */
    LAPSED
  }

  /** Whether its answer is owed. */
  public boolean owesAnswer() {
    return standing == Standing.ASKED;
  }

  CoUnit with(Standing next) {
    return new CoUnit(unitId, unitName, next);
  }
}
