package cn.huimin.hotline.intake.workorder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Brings the spellings of a phone number to one form, so that the same person is seen again, and
 * finds all numbers of a field that holds several: 13800001234 / 0538-1234567. Among words a mobile
 * number is one, and a landline with its area code: 王女士13800001234，白天打.
 *
 * @param digits without country code, signs and blanks
 * @param written as it was written, without its extension
 */
public record PhoneNumber(String digits, String written) {

  private static final Pattern ALLOWED = Pattern.compile("[\\d\\s+\\-().·_/—–]*");

  /** Whose number it is: 13800001234（本人）. */
  private static final Pattern REMARK = Pattern.compile("\\(\\s*[\\p{IsHan}]{1,8}\\s*\\)");

  /** What the number is dialled on to: 0538-1234567转8001. */
  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?<=\\d{7})\\s*(?:转接?|分机号?|[-—#*]|(?i:ext\\.?))\\s*\\d{1,6}(?!\\d)"
              + "|(?<=\\d{4})\\s*(?i:ext(?:ension)?\\.?|x)\\s*\\d{1,6}(?!\\d)");

  private static final Pattern WORD = Pattern.compile("\\p{L}");
  private static final Pattern SEVERAL = Pattern.compile("[,;、|\\n]|转|或|和|及");
  private static final Pattern GROUP = Pattern.compile("[^\\s/\\-—–_·.]+");
  private static final Pattern MOBILE_WITH_PREFIX =
      Pattern.compile("(?:0086|086|86|0)(1[3-9]\\d{9})");
  private static final Pattern LANDLINE_WITH_PREFIX =
      Pattern.compile("(?:0086|86)0?([1-9]\\d{8,10})");

  /** A number as there are some: of several beside each other, each has to be one. */
  private static final Pattern KNOWN =
      Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}|[2-9]\\d{6,7}|[48]00\\d{7}");

  /** What may stand among words and is a number beyond doubt. */
  private static final Pattern AMONG_WORDS =
      Pattern.compile(
          "(?<!\\d)(?:(?:\\+|00)?86[\\s-]?|0)?1[3-9]\\d(?:\\d{8}|(?:[\\s.·-]\\d{4}){2}|\\d[\\s.·-]\\d{3}[\\s.·-]\\d{4})(?!\\d)"
              + "|(?<!\\d)0(?:10|2\\d|[3-9]\\d{2})[)\\s/—–-]{0,2}\\d{3,4}[\\s-]?\\d{4}(?!\\d)");

  private static final int SHORTEST = 7;
  private static final int LONGEST = 15;
  private static final int MOST_GROUPS = 24;

  /**
   * The digits of a number without country code, signs and blanks; the first of several. Empty if
   * it is no phone number.
   */
  public static Optional<String> normalised(String written) {
    return all(written).stream().findFirst().map(PhoneNumber::digits);
  }

  /** All numbers of a field in their order, none twice; none if there is none. */
  public static List<PhoneNumber> all(String written) {
    var plain =
        REMARK.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC).strip()).replaceAll(" ");
    var found = new ArrayList<PhoneNumber>();
    for (var piece : SEVERAL.split(EXTENSION.matcher(plain).replaceAll(""), -1)) {
      for (var one : ofPiece(piece.strip())) {
        if (found.stream().noneMatch(known -> known.digits().equals(one.digits()))) {
          found.add(one);
        }
      }
    }
    return found;
  }

  /**
   * The number that a short message is sent to: of several the first mobile; one alone as written,
   * but for words beside it.
   */
  public static String forMessages(String written) {
    var all = all(written);
    return all.isEmpty() || (all.size() == 1 && !WORD.matcher(written).find())
        ? written
        : all.stream()
            .map(PhoneNumber::digits)
            .filter(digits -> digits.startsWith("1"))
            .findFirst()
            .orElse(all.getFirst().digits());
  }

  private static List<PhoneNumber> ofPiece(String piece) {
    if (!ALLOWED.matcher(piece).matches()) {
      return amongWords(piece);
    }
    var whole = withoutPrefix(piece.replaceAll("\\D", ""));
    if (KNOWN.matcher(whole).matches()) {
      return List.of(new PhoneNumber(whole, piece));
    }
    var groups = GROUP.matcher(piece).results().toList();
    var several = new ArrayList<PhoneNumber>();
    if (groups.size() <= MOST_GROUPS && apart(piece, groups, 0, several)) {
      return several;
    }
    return whole.length() >= SHORTEST && whole.length() <= LONGEST
        ? List.of(new PhoneNumber(whole, piece))
        : List.of();
  }

  private static List<PhoneNumber> amongWords(String piece) {
    return AMONG_WORDS
        .matcher(piece)
        .results()
        .map(MatchResult::group)
        .map(one -> new PhoneNumber(withoutPrefix(one.replaceAll("\\D", "")), one))
        .filter(one -> KNOWN.matcher(one.digits()).matches())
        .toList();
  }

  /** Takes groups of digits for numbers beside each other, if each of them is one. */
  private static boolean apart(
      String piece, List<MatchResult> groups, int from, List<PhoneNumber> into) {
    if (from == groups.size()) {
      return !into.isEmpty();
    }
    for (int to = groups.size(); to > from; to--) {
      var written = piece.substring(groups.get(from).start(), groups.get(to - 1).end());
      var digits = withoutPrefix(written.replaceAll("\\D", ""));
      if (KNOWN.matcher(digits).matches()) {
        into.add(new PhoneNumber(digits, written));
        if (apart(piece, groups, to, into)) {
          return true;
        }
        into.removeLast();
      }
    }
    return false;
  }

  private static String withoutPrefix(String digits) {
    var mobile = MOBILE_WITH_PREFIX.matcher(digits);
    if (mobile.matches()) {
      return mobile.group(1);
    }
    var landline = LANDLINE_WITH_PREFIX.matcher(digits);
    return landline.matches() ? "0" + landline.group(1) : digits;
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "PhoneNumber[…]";
  }
}
