package cn.huimin.hotline.intake.scrub;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes personal data out of free text (DESIGN §1, DOMAIN §8): phones in any spelling, identity and
 * bank card numbers, e-mail addresses, number plates, WeChat and QQ numbers, look-up codes, and the
 * complainant's own name, address and phone by exact match. What it takes is replaced by a {@link
 * Placeholder}. Scrubbing twice changes nothing.
 */
public final class Scrubber {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+\\-]{1,64}+\\s?[@＠]\\s?[A-Za-z0-9\\-]{1,63}(?:\\.[A-Za-z0-9\\-]{1,63}){1,4}");

  /** What stands between a word for an id and the id: words for a number, a verb, signs, quotes. */
  private static final String JOINED =
      "\\s{0,2}(?:号码?|账号|帐号|[Ii][Dd]|群号?|同号)?[\\s是为叫:=(\\[\"'“‘《「【（]{0,5}";

  /** An id as WeChat gives them, or digits, behind a word for it. */
  private static final Pattern WECHAT =
      Pattern.compile(
          "((?:微信|薇信|威信|[Ww]e[Cc]hat|WECHAT|weixin|\\b[VvWw][Xx]|[Vv]信"
              + "|加[VvWw](?=[\\s:是为号]))"
              + JOINED
              + ")([A-Za-z][A-Za-z0-9_\\-]{5,19}|[1-9]\\d{4,11})(?![A-Za-z0-9_\\-])");

  private static final Pattern QQ =
      Pattern.compile("([Qq]{2}|扣扣|企鹅号)(" + JOINED + ")([1-9]\\d{4,11})(?!\\d)");

  /** Plates of the mainland, old and new, with a dot or blank behind the first two signs or not. */
  private static final Pattern PLATE =
      Pattern.compile(
          "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][·.\\-\\s]{0,2}"
              + "(?=[A-HJ-NP-Za-hj-np-z]{0,3}\\d)[A-HJ-NP-Za-hj-np-z\\d]{4}"
              + "(?:[A-HJ-NP-Za-hj-np-z\\d]{1,2}|[挂学警港澳试领])(?![A-Za-z0-9])");

  /** A look-up code of ours, behind its name. */
  private static final Pattern CODE =
      Pattern.compile(
          "(查询码(?:是|为)?[\\s:=(\\[\"'“‘「【]{0,5})([2-9A-HJKMNP-Za-hjkmnp-z]{8})(?![A-Za-z0-9])");

  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';

  private Scrubber() {}

  /** The text without what betrays a person. */
  public static String scrub(String text, Identity identity) {
    var scrubbed = without(withoutCodes(text), EMAIL, 0, Placeholder.EMAIL);
    scrubbed = withoutExact(scrubbed, identity.addresses(), Placeholder.ADDRESS);
    scrubbed = withoutExact(scrubbed, identity.names(), Placeholder.NAME);
    scrubbed = withoutNumbers(scrubbed, Set.copyOf(identity.phones()));
    scrubbed = without(scrubbed, PLATE, 0, Placeholder.PLATE);
    scrubbed = without(scrubbed, WECHAT, 2, Placeholder.WECHAT);
    return without(scrubbed, QQ, 3, Placeholder.QQ);
  }

  /** The text without look-up codes that are called so. */
  public static String withoutCodes(String text) {
    return without(text, CODE, 2, Placeholder.LOOK_UP_CODE);
  }

  /** The text without what a group of the pattern finds, letters and signs in full width too. */
  private static String without(String text, Pattern pattern, int group, Placeholder placeholder) {
    var found = pattern.matcher(inHalfWidth(text));
    var scrubbed = new StringBuilder();
    int at = 0;
    while (found.find()) {
      scrubbed.append(text, at, found.start(group)).append(placeholder.text());
      at = found.end(group);
    }
    return at == 0 ? text : scrubbed.append(text, at, text.length()).toString();
  }

  /** The same text, character by character, with ASCII for its full-width forms. */
  private static String inHalfWidth(String text) {
    var half = new StringBuilder(text);
    for (int at = 0; at < half.length(); at++) {
      char c = half.charAt(at);
      if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
        half.setCharAt(at, (char) (c - FULL_WIDTH_FIRST + '!'));
      }
    }
    return half.toString();
  }

  private static String withoutExact(String text, List<String> values, Placeholder placeholder) {
    var scrubbed = text;
    for (var value :
        values.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      scrubbed =
          asWritten(value)
              .matcher(scrubbed)
              .replaceAll(Matcher.quoteReplacement(placeholder.text()));
    }
    return scrubbed;
  }

  /** The value, with whatever blanks a writer put between its characters. */
  private static Pattern asWritten(String value) {
    return Pattern.compile(
        value
            .codePoints()
            .filter(c -> !Character.isWhitespace(c))
            .mapToObj(c -> Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining("\\s{0,2}")));
  }

  private static String withoutNumbers(String text, Set<String> ownPhones) {
    var numbers = NumberFinder.find(text, ownPhones);
    if (numbers.isEmpty()) {
      return text;
    }
    var scrubbed = new StringBuilder();
    int at = 0;
    for (var number : numbers) {
      scrubbed.append(text, at, number.start()).append(number.placeholder().text());
      at = number.end();
    }
    return scrubbed.append(text, at, text.length()).toString();
  }
}
