package cn.huimin.hotline.console.heads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A head's year at a unit.
 *
 * @param unitId unit
 * @param unitName its name
 * @param assessedId unit whose card it is: its own, or that of the town office
 * @param assessedName its name
 * @param tenure whose year it is; null where nobody entered one
 * @param days days of the year in office; 0 without a tenure
 * @param total exact result of the year; null without a card
 * @param display the same rounded to two places
 * @param rank place among units of the same kind, or null
 * @param stage OPEN, PUBLICITY or LOCKED; null without a card
 * @param interviews interviews (约谈) in these days
 * @param accountability how the head was held to account (问责) in these days, as kinds
 * @param falsifications falsified evidence found in these days
 * @param surveyBottoms half years of these days in which the unit was at the bottom of a survey
 */
public record HeadYear(
    String unitId,
    String unitName,
    String assessedId,
    String assessedName,
    @Nullable Tenure tenure,
    int days,
    @Nullable String total,
    @Nullable String display,
    @Nullable Integer rank,
    @Nullable String stage,
    int interviews,
    List<String> accountability,
    int falsifications,
    int surveyBottoms) {

  /** Copies its list. */
  public HeadYear {
    accountability = List.copyOf(accountability);
  }
}
