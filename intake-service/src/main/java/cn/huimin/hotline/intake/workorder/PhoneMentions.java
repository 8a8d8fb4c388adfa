package cn.huimin.hotline.intake.workorder;

import static java.text.Normalizer.Form.NFKC;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks for phones in texts, however their digits are set apart and whether or not a country code
 * stands before them. Digits that go on before or after are another number.
 */
public final class PhoneMentions {

  private static final String BETWEEN = "[\\s+\\-().·_/—–]{0,3}";
  private static final String COUNTRY = "(?:(?:\\+|00?)?86" + BETWEEN + "0?|0)?";

  private final List<Pattern> patterns;

  private PhoneMentions(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /**
   * What looks for these phones.
   *
   * @param phones digits without signs, as {@link People#numbers} has them
   */
  public static PhoneMentions of(Collection<String> phones) {
    return new PhoneMentions(phones.stream().distinct().map(PhoneMentions::pattern).toList());
  }

  private static Pattern pattern(String phone) {
    boolean areaCode = phone.startsWith("0");
    var digits =
        (areaCode ? phone.substring(1) : phone)
            .chars()
            .mapToObj(Character::toString)
            .collect(Collectors.joining(BETWEEN));
    return Pattern.compile(
        "(?<!\\d)" + (areaCode ? COUNTRY.replaceAll("\\?$", "") : COUNTRY) + digits + "(?!\\d)");
  }

  /** Whether there are none to look for. */
  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether one of them stands in a text. */
  public boolean in(String text) {
    if (patterns.isEmpty()) {
      return false;
    }
    var plain = Normalizer.normalize(text, NFKC);
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).find());
  }
}
