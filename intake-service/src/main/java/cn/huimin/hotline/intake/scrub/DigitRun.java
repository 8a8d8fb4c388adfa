package cn.huimin.hotline.intake.scrub;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits of a text that people would read as one number or as several side by side: written in
 * ASCII, full width or Chinese, with blanks, hyphens or brackets between.
 *
 * @param groups the digits between two separators or two scripts, in order
 */
record DigitRun(List<Group> groups) {

  /**
   * Digits that stand together.
   *
   * @param digits their values, 0 to 9
   * @param start where the first stands in the text
   * @param end behind the last
   */
  record Group(String digits, int start, int end) {}

  private static final int MOST_SEPARATORS = 3;
  private static final String SEPARATORS = "-‐‑‒–—―－.．·•_＿/／()（）[]【】";
  private static final String CHINESE = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

  /** All runs of a text, in order. */
  static List<DigitRun> in(String text) {
    var runs = new ArrayList<DigitRun>();
    var groups = new ArrayList<Group>();
    int at = 0;
    int lastEnd = 0;
    while (at < text.length()) {
      if (value(text.charAt(at)) < 0) {
        at++;
        continue;
      }
      if (!groups.isEmpty() && !onlySeparators(text, lastEnd, at)) {
        runs.add(new DigitRun(List.copyOf(groups)));
        groups.clear();
      }
      var group = groupAt(text, at);
      groups.add(group);
      at = group.end();
      lastEnd = at;
    }
    if (!groups.isEmpty()) {
      runs.add(new DigitRun(List.copyOf(groups)));
    }
    return runs;
  }

  private static Group groupAt(String text, int start) {
    boolean chinese = isChinese(text.charAt(start));
    var digits = new StringBuilder();
    int at = start;
    while (at < text.length()
        && value(text.charAt(at)) >= 0
        && isChinese(text.charAt(at)) == chinese) {
      digits.append(value(text.charAt(at)));
      at++;
    }
    return new Group(digits.toString(), start, at);
  }

  private static boolean onlySeparators(String text, int from, int to) {
    if (to - from > MOST_SEPARATORS) {
      return false;
    }
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (SEPARATORS.indexOf(c) < 0
          && !Character.isWhitespace(c)
          && !Character.isSpaceChar(c)
          && Character.getType(c) != Character.FORMAT) {
        return false;
      }
    }
    return true;
  }

  private static boolean isChinese(char c) {
    return c > 0x7f && Character.digit(c, 10) < 0;
  }

  private static int value(char c) {
    int plain = Character.digit(c, 10);
    if (plain >= 0) {
      return plain;
    }
    return switch (c) {
      case '〇', '○' -> 0;
      case '幺' -> 1;
      default -> Math.max(CHINESE.indexOf(c), FORMAL.indexOf(c));
    };
  }
}
