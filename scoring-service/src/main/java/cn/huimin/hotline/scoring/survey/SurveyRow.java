package cn.huimin.hotline.scoring.survey;

import cn.huimin.hotline.scoring.scheme.Fraction;

/**
 * What a survey found at one unit.
 *
 * @param unitId unit
 * @param unitName its name
 * @param parents parents there are, above 0
 * @param asked of these, whose answer counts
 * @param satisfied of these, satisfied
 */
public record SurveyRow(String unitId, String unitName, int parents, int asked, int satisfied) {

  /** Refuses counts that contradict each other. */
  public SurveyRow {
    if (parents < 1 || asked < 0 || asked > parents || satisfied < 0 || satisfied > asked) {
      throw new IllegalArgumentException(
          "counts contradict each other: 0 <= satisfied <= asked <= parents, parents > 0");
    }
  }

  /** Share of parents who were asked, 0 to 1. */
  public Fraction coverage() {
    return new Fraction(asked, parents);
  }

  /**
   * Share of those asked who are satisfied, 0 to 1.
   *
   * @throws IllegalArgumentException if nobody was asked
   */
  public Fraction satisfaction() {
    return new Fraction(satisfied, asked);
  }
}
