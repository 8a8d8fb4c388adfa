package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.intake.workorder.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the numbers of a complainant out of all cells that may hold some, those of the preferred
 * column first.
 */
final class Phones {

  /** A mobile number, or a landline with or without area code, or a service number. */
  private static final Pattern PHONE =
      Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}|[2-9]\\d{6,7}|[48]00\\d{7}");

  private static final Pattern MISTYPED = Pattern.compile("1[3-9](?:\\d{6,8}|\\d{10,11})");
  private static final Pattern MASKED = Pattern.compile("[\\d\\s-]*[*＊xX×•]{2,}[\\d\\s-]*");

  /** Who and how to call them in one cell: 李某 13800001234, 李某（13800001234）. */
  private static final Pattern NAME_AND_PHONE =
      Pattern.compile(
          "([\\p{IsHan}·]{1,12})[\\s:：,，、/;；(（]*([\\d+][\\d\\s+\\-－/、,，;；]{6,40})[)）]?");

  /** What stands before a number and is nobody: 手机13800001234. */
  private static final Pattern LABEL = Pattern.compile("电话|手机|号码?$|固话|座机|方式");

  private static final Pattern LABELS = Pattern.compile("(?:联系)?(?:电话|手机号?码?|座机|固话|号码)[:：]?");

  private static final Pattern BETWEEN = Pattern.compile("[,，;；、/|\\n]|或");

  private static final Pattern ABROAD = Pattern.compile("\\+|00[1-9]");

  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;

  /** As long as the field of a phone may be. */
  private static final int LONGEST = 40;

  private static final String AND = "、";

  private final Map<String, String> writtenByDigits = new LinkedHashMap<>();
  private @Nullable String name;
  private @Nullable String unusual;
  private @Nullable String asWritten;
  private boolean wrong;
  private boolean masked;
  private boolean fellBack;

  /** Takes what the next cell says, which is not empty. */
  void take(String cell) {
    if (MASKED.matcher(cell).matches()) {
      masked = true;
      return;
    }
    var text = cell;
    var both = NAME_AND_PHONE.matcher(cell);
    if (both.matches()) {
      name = name == null && !LABEL.matcher(both.group(1)).find() ? both.group(1) : name;
      text = both.group(2);
    }
    var numbers =
        PhoneNumber.all(LABELS.matcher(text).replaceAll(" ")).stream()
            .filter(number -> PHONE.matcher(number.digits()).matches())
            .toList();
    if (numbers.isEmpty()) {
      wrong = true;
      asWritten = asWritten == null ? shortened(cell) : asWritten;
      unusual = unusual == null && couldBeCalled(text) ? text.strip() : unusual;
      return;
    }
    fellBack = fellBack || (wrong && writtenByDigits.isEmpty());
    if (numbers.size() == 1 && text.strip().length() <= LONGEST && isOne(text)) {
      // As it is written, since there may be an extension.
      writtenByDigits.putIfAbsent(numbers.getFirst().digits(), text.strip());
    } else {
      numbers.forEach(number -> writtenByDigits.putIfAbsent(number.digits(), number.written()));
    }
  }

  /** A number of abroad, by its sign for that. */
  private static boolean couldBeCalled(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    return ABROAD.matcher(text.strip()).lookingAt()
        && digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && text.strip().length() <= LONGEST;
  }

  private static String shortened(String cell) {
    var text = cell.strip();
    int end = Math.min(text.length(), LONGEST);
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static boolean isOne(String text) {
    return PhoneNumber.all(text).size() == 1 && !BETWEEN.matcher(text).find();
  }

  /** Whether what is written is a mobile number but for a digit more or less: it can be mended. */
  boolean mistyped() {
    return asWritten != null && MISTYPED.matcher(asWritten).matches();
  }

  /** Whoever is named beside a number. */
  Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The numbers that can be called, as the field of a phone has them; empty if there are none. */
  Optional<String> field() {
    var field = new StringBuilder();
    for (var one : writtenByDigits.values()) {
      int longer = field.length() + one.length() + (field.isEmpty() ? 0 : AND.length());
      if (longer <= LONGEST) {
        field.append(field.isEmpty() ? "" : AND).append(one);
      }
    }
    return field.isEmpty() ? Optional.empty() : Optional.of(field.toString());
  }

  /** What is no number of ours, but may be one. */
  Optional<String> unusual() {
    return Optional.ofNullable(unusual);
  }

  /** The first that is no number, as it is written; its beginning, if it is a story. */
  Optional<String> asWritten() {
    return Optional.ofNullable(asWritten);
  }

  /** Whether the source has made a number unreadable. */
  boolean masked() {
    return masked;
  }

  /** Whether a preferred column had something that is no number. */
  boolean fellBack() {
    return fellBack;
  }
}
