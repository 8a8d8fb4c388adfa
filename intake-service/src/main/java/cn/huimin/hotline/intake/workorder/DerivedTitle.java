package cn.huimin.hotline.intake.workorder;

import java.util.regex.Pattern;

/** A title for exports that have none: the first clause of the content, without marks before it. */
public final class DerivedTitle {

  /** What platforms put before a content, for example 【省退回重办】. */
  private static final Pattern MARKS = Pattern.compile("^(?:\\s*[【\\[（(][^】\\]）)]{0,60}[】\\]）)])+");

  private static final Pattern CLAUSE_END = Pattern.compile("[，。；！？,;!?\\r\\n]");
  private static final int LONGEST = 30;

  private DerivedTitle() {}

  /** A title of at most 31 characters. */
  public static String of(String content) {
    var bare = MARKS.matcher(content).replaceFirst("").strip();
    var start = bare.isEmpty() ? content.strip() : bare;
    var clause = CLAUSE_END.split(start, 2)[0].strip();
    var title = clause.isEmpty() ? start : clause;
    return title.codePointCount(0, title.length()) <= LONGEST
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
