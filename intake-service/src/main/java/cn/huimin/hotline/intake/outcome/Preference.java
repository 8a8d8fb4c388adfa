package cn.huimin.hotline.intake.outcome;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Prefer: wait=n} (RFC 7240). */
public final class Preference {

  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?:$|[,;\\s])");
  private static final long LONGEST_SECONDS = 30;

  private Preference() {}

  /**
   * How long to wait for an outcome.
   *
   * @param prefer the header, or null
   * @param otherwise what holds where it says nothing of waiting
   * @throws Refusal if the wait is longer than 30 s
   */
  public static Duration wait(@Nullable String prefer, Duration otherwise) {
    if (prefer == null) {
      return otherwise;
    }
    var found = WAIT.matcher(prefer);
    if (!found.find()) {
      return otherwise;
    }
    long seconds = Long.parseLong(found.group(1));
    if (seconds > LONGEST_SECONDS) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "Prefer 的 wait 最多 " + LONGEST_SECONDS + " 秒");
    }
    return Duration.ofSeconds(seconds);
  }
}
