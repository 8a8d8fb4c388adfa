package cn.huimin.hotline.sla.deadline;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a whole, like 3/4.
 *
 * @param part above 0 and below {@code whole}
 * @param whole at most 999
 */
public record Share(int part, int whole) {

  private static final Pattern WORDS = Pattern.compile("([1-9]\\d{0,2})/([1-9]\\d{0,2})");

  /** Refuses nothing and the whole. */
  public Share {
    if (part <= 0 || part >= whole || whole > 999) {
      throw new IllegalArgumentException("not a part of a whole: " + part + "/" + whole);
    }
  }

  /** Reads {@code 3/4}; empty where the text is no such part. */
  public static Optional<Share> parse(String text) {
    Matcher matcher = WORDS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int part = Integer.parseInt(matcher.group(1));
    int whole = Integer.parseInt(matcher.group(2));
    return part < whole ? Optional.of(new Share(part, whole)) : Optional.empty();
  }

  /** That part of a duration. */
  public Duration of(Duration duration) {
    return duration.multipliedBy(part).dividedBy(whole);
  }
}
