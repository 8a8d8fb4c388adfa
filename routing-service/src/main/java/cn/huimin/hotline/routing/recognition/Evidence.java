package cn.huimin.hotline.routing.recognition;

/**
 * A place in a text that a decision rests on: offsets, never the text.
 *
 * @param textId text it is in
 * @param start first character, from 0, in UTF-16 units
 * @param end after the last character
 * @param shows "unit", "category", "danger", "rule", "outside" or "type"
 * @param ruleId name, keyword group or rule that matched
 */
public record Evidence(String textId, int start, int end, String shows, String ruleId) {}
