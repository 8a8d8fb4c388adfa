package cn.huimin.hotline.intake.page;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that every list has. */
public final class Pages {

  private static final int DEFAULT = 50;
  private static final int MOST = 200;

  private Pages() {}

  /**
   * Lines of a page, 1 to 200.
   *
   * @throws Refusal if it is no such number
   */
  public static int limit(@Nullable String limit) {
    if (limit == null) {
      return DEFAULT;
    }
    try {
      int lines = Integer.parseInt(limit);
      if (lines >= 1 && lines <= MOST) {
        return lines;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Refusal(ProblemCode.BAD_PARAMETER, "limit 要写成 1 到 " + MOST + " 的整数");
  }

  /**
   * A cursor that is a number.
   *
   * @throws Refusal if it is none
   */
  public static @Nullable Long number(@Nullable String after) {
    if (after == null) {
      return null;
    }
    try {
      return Long.parseLong(after);
    } catch (NumberFormatException e) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "after 要用上一页的 next");
    }
  }
}
