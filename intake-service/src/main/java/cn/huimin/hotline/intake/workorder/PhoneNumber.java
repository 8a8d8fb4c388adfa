package cn.huimin.hotline.intake.workorder;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings the spellings of one phone number to one form, so that the same person is seen again. */
public final class PhoneNumber {

  private static final Pattern ALLOWED = Pattern.compile("[\\d\\s+\\-().·_/—–]*");
  private static final Pattern SEVERAL = Pattern.compile("[,，;；、]|转|或");
  private static final Pattern MOBILE_WITH_PREFIX =
      Pattern.compile("(?:0086|086|86|0)(1[3-9]\\d{9})");
  private static final Pattern LANDLINE_WITH_PREFIX =
      Pattern.compile("(?:0086|86)0?([1-9]\\d{8,10})");
  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;

  private PhoneNumber() {}

  /**
   * The digits of a number without country code, signs and blanks; the first of several. Empty if
   * it is no phone number.
   */
  public static Optional<String> normalised(String written) {
    var first = SEVERAL.split(Normalizer.normalize(written, Normalizer.Form.NFKC).strip(), 2)[0];
    if (!ALLOWED.matcher(first).matches()) {
      return Optional.empty();
    }
    var digits = first.replaceAll("\\D", "");
    var mobile = MOBILE_WITH_PREFIX.matcher(digits);
    if (mobile.matches()) {
      return Optional.of(mobile.group(1));
    }
    var landline = LANDLINE_WITH_PREFIX.matcher(digits);
    if (landline.matches()) {
      return Optional.of("0" + landline.group(1));
    }
    return digits.length() >= SHORTEST && digits.length() <= LONGEST
        ? Optional.of(digits)
        : Optional.empty();
  }
}
