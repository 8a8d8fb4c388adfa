package cn.huimin.hotline.intake.scrub;

import static java.text.Normalizer.Form.NFKC;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Digits of a text that people would read as one number or as several side by side: written in
 * ASCII, full width, Chinese, in circles or raised, with blanks, hyphens, commas or brackets
 * between.
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
   * @param listed whether a comma or the like stands before them, as between numbers that are
   *     listed
   */
  record Group(String digits, int start, int end, boolean listed) {}

  private static final int MOST_BETWEEN = 6;
  private static final int MOST_SIGNS = 3;
  private static final String SEPARATORS = "-‐‑‒–—―－.．·•_＿/／~～〜()（）[]【】";

  /** What stands between numbers as well as, seldom, within one. */
  private static final String COMMAS = ",，、;；:：。*＊+＋|｜…=";

  private static final String CHINESE = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

  /** All runs of a text, in order. */
  static List<DigitRun> in(String text) {
    var runs = new ArrayList<DigitRun>();
    var groups = new ArrayList<Group>();
    int at = 0;
    int lastEnd = 0;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      if (value(letter) < 0) {
        at += Character.charCount(letter);
        continue;
      }
      if (!groups.isEmpty() && !onlySeparators(text, lastEnd, at)) {
        runs.add(new DigitRun(List.copyOf(groups)));
        groups.clear();
      }
      var group = groupAt(text, at, !groups.isEmpty() && hasComma(text, lastEnd, at));
      groups.add(group);
      at = group.end();
      lastEnd = at;
    }
    if (!groups.isEmpty()) {
      runs.add(new DigitRun(List.copyOf(groups)));
    }
    return runs;
  }

  private static Group groupAt(String text, int start, boolean listed) {
    boolean chinese = isChinese(text.codePointAt(start));
    var digits = new StringBuilder();
    int at = start;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      int value = value(letter);
      if (value < 0 || isChinese(letter) != chinese) {
        break;
      }
      digits.append(value);
      at += Character.charCount(letter);
    }
    return new Group(digits.toString(), start, at, listed);
  }

  private static boolean onlySeparators(String text, int from, int to) {
    if (to - from > MOST_BETWEEN) {
      return false;
    }
    int signs = 0;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (SEPARATORS.indexOf(c) >= 0 || COMMAS.indexOf(c) >= 0) {
        signs++;
      } else if (!isBlank(c)) {
        return false;
      }
    }
    return signs <= MOST_SIGNS;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || isMark(c);
  }

  /** Whether it is drawn on or around the character before it. */
  static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean hasComma(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (COMMAS.indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChinese(int letter) {
    return letter > 0x7f && Character.digit(letter, 10) < 0;
  }

  private static int value(int letter) {
    int plain = Character.digit(letter, 10);
    if (plain >= 0) {
      return plain;
    }
    if (Character.getType(letter) == Character.OTHER_NUMBER) {
      var drawn = Normalizer.normalize(Character.toString(letter), NFKC);
      return drawn.length() == 1 ? Character.digit(drawn.charAt(0), 10) : -1;
    }
    return switch (letter) {
      case '〇', '○', '洞' -> 0;
      case '幺' -> 1;
      case '两' -> 2;
      case '拐' -> 7;
      case '勾' -> 9;
      default -> Math.max(CHINESE.indexOf(letter), FORMAL.indexOf(letter));
    };
  }
}
