package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.intake.workorder.PhoneNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Pattern LABEL = Pattern.compile("电话|手机|号码?$|固话|座机|方式|微信|同号");

  private static final Pattern LABELS = Pattern.compile("(?:联系)?(?:电话|手机号?码?|座机|固话|号码)[:：]?");

  private static final Pattern BETWEEN = Pattern.compile("[,，;；、/|\\n]|或");

  /** Words beside a number that tell something of it: whose it is, when to call. */
  private static final Pattern WORDS = Pattern.compile("\\p{L}");

  private static final Pattern NO_WORDS =
      Pattern.compile("(?:联系|移动|固定|备用)?(?:电话|手机号?码?|座机|固话|号码)|转接?|分机号?|或者?|和|及|[eE][xX][tT]");

  private static final Pattern ABROAD = Pattern.compile("\\+|00[1-9]");

  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;

  /** As long as the field of a phone may be. */
  private static final int LONGEST = 40;

  /** As long as it may be with the words beside the numbers. */
  private static final int LONGEST_WITH_WORDS = 200;

  private static final String AND = "、";

  private final Map<String, String> writtenByDigits = new LinkedHashMap<>();
  private final List<Wordy> wordy = new ArrayList<>();
  private @Nullable String name;
  private @Nullable String unusual;
  private @Nullable String asWritten;
  private boolean wrong;
  private boolean masked;
  private boolean fellBack;

  /**
   * A cell in which more stands than numbers, and the name before its only number, if it is one.
   */
  private record Wordy(String cell, Set<String> digits, @Nullable String name) {}

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
    if (WORDS.matcher(NO_WORDS.matcher(cell).replaceAll("")).find()) {
      keepWords(cell, both.matches() ? both.group(1) : null, text, numbers);
    }
    if (numbers.size() == 1 && text.strip().length() <= LONGEST && isOne(text)) {
      // As it is written, since there may be an extension.
      writtenByDigits.putIfAbsent(numbers.getFirst().digits(), text.strip());
    } else {
      numbers.forEach(number -> writtenByDigits.putIfAbsent(number.digits(), number.written()));
    }
  }

  /** Keeps a cell as it is written, in a form of which every number is found again. */
  private void keepWords(
      String cell, @Nullable String before, String text, List<PhoneNumber> numbers) {
    var digits = numbers.stream().map(PhoneNumber::digits).collect(Collectors.toSet());
    Stream.of(
            cell.strip(),
            LABELS.matcher(cell).replaceAll(" ").strip(),
            before == null ? "" : text.strip() + "（" + before + "）")
        .filter(
            form ->
                PhoneNumber.all(form).stream()
                    .map(PhoneNumber::digits)
                    .collect(Collectors.toSet())
                    .equals(digits))
        .findFirst()
        .ifPresent(form -> wordy.add(new Wordy(form, digits, before)));
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

  /**
   * The numbers that can be called, as the field of a phone has them, with the words beside them:
   * 13800001234（孩子妈妈，白天打）; empty if there are none.
   *
   * @param name name of the person, which need not stand beside the number once more
   */
  Optional<String> field(String name) {
    var field = new ArrayList<String>();
    var told = new HashSet<String>();
    int length = 0;
    for (var one : writtenByDigits.entrySet()) {
      if (told.contains(one.getKey())) {
        continue;
      }
      var cell =
          wordy.stream()
              .filter(w -> w.digits().contains(one.getKey()) && !name.equals(w.name()))
              .findFirst();
      int room = (wordy.isEmpty() ? LONGEST : LONGEST_WITH_WORDS) - length;
      var words = cell.map(Wordy::cell).filter(text -> text.length() <= room);
      var written = words.orElse(one.getValue());
      if (written.length() > room) {
        continue;
      }
      told.add(one.getKey());
      words.ifPresent(_ -> told.addAll(cell.orElseThrow().digits()));
      field.add(written);
      length += written.length() + AND.length();
    }
    return field.isEmpty() ? Optional.empty() : Optional.of(String.join(AND, field));
  }

  /** Whether words beside a number have no room. */
  boolean wordsCut() {
    return wordy.stream().mapToInt(one -> one.cell().length() + AND.length()).sum()
        > LONGEST_WITH_WORDS;
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
