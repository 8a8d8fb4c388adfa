package cn.huimin.hotline.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of cases is narrowed to; what is null does not narrow.
 *
 * @param unit unit id: the unit and those below it
 * @param states states
 * @param type demand type
 * @param category category of level 1
 * @param channel channel
 * @param urgency urgency
 * @param due overdue, today or week
 * @param words words, a case number or an external number
 * @param caseIds these cases alone
 * @param sort due, opened or -opened
 * @param after cursor of the page before
 * @param limit how many, 1 to 200
 */
public record CaseFilter(
    @Nullable String unit,
    List<String> states,
    @Nullable String type,
    @Nullable String category,
    @Nullable String channel,
    @Nullable String urgency,
    @Nullable String due,
    @Nullable String words,
    @Nullable List<String> caseIds,
    String sort,
    @Nullable String after,
    int limit) {

  /** How many a page has unless told. */
  public static final int DEFAULT_LIMIT = 50;

  /** All cases, the ones due first in front. */
  public static CaseFilter none() {
    return new CaseFilter(
        null, List.of(), null, null, null, null, null, null, null, "due", null, DEFAULT_LIMIT);
  }

  /** The same, found by words. */
  public CaseFilter words(@Nullable String sought) {
    return new CaseFilter(
        unit, states, type, category, channel, urgency, due, sought, caseIds, sort, after, limit);
  }
}
