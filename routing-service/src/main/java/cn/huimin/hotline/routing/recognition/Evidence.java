package cn.huimin.hotline.routing.recognition;

import java.util.List;
import java.util.stream.Stream;

/**
 * A place in a text that a decision rests on: offsets, never the text.
 *
 * @param textId text it is in
 * @param start first character, from 0, in UTF-16 units
 * @param end after the last character
 * @param shows "unit", "category", "danger", "rule", "outside" or "type"
 * @param ruleId name, keyword group or rule that matched
 */
public record Evidence(String textId, int start, int end, String shows, String ruleId) {

  /** The rules of the groups of words of danger among it, each once. */
  public static Stream<String> dangers(List<Evidence> evidence) {
    return evidence.stream()
        .filter(one -> one.shows().equals("danger"))
        .map(Evidence::ruleId)
        .distinct();
  }
}
