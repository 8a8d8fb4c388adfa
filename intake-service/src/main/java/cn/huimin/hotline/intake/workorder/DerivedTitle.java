package cn.huimin.hotline.intake.workorder;

import java.util.regex.Pattern;

/** A title for exports that have none: the first clause of the content, without marks before it. */
public final class DerivedTitle {

  /** What platforms put before a content, for example 【省退回重办】. */
  private static final Pattern MARKS =
      Pattern.compile("^(?:\\s*+[【\\[（(][^】\\]）)]{0,60}+[】\\]）)])++");

  private static final Pattern CLAUSE_END = Pattern.compile("[，。；！？,;!?\\r\\n]");
  private static final int LONGEST = 30;

  /** Characters at the beginning in which a title is looked for. */
  private static final int LOOKED_AT = 2_000;

  private DerivedTitle() {}

  /** A title of at most 31 characters. */
  public static String of(String content) {
    var begin = content.length() <= LOOKED_AT ? content : content.substring(0, LOOKED_AT);
    var bare = MARKS.matcher(begin).replaceFirst("").strip();
    var start = bare.isEmpty() ? begin.strip() : bare;
    var clause = CLAUSE_END.split(start, 2)[0].strip();
    var title = clause.isEmpty() ? start : clause;
    return title.codePointCount(0, title.length()) <= LONGEST
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
