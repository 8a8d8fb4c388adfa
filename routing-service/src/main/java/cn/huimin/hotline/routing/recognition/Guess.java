package cn.huimin.hotline.routing.recognition;

/**
 * A unit that came into question.
 *
 * @param unitId unit
 * @param unitName its name
 * @param confidence 0 to 1
 * @param reasonCode "full-name", "short-name", "alias", "hint", "category" or "rule"
 */
public record Guess(String unitId, String unitName, double confidence, String reasonCode) {}
