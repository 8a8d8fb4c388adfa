package cn.huimin.hotline.intake.scrub;

import static java.text.Normalizer.Form.NFKC;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes personal data out of free text (DESIGN §1, DOMAIN §8): phones in any spelling, identity and
 * bank card numbers, e-mail addresses, number plates, WeChat and QQ numbers, look-up codes, and the
 * complainant's own name, address and phone by exact match. What it takes is replaced by a {@link
 * Placeholder}. Scrubbing twice changes nothing.
 */
public final class Scrubber {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+\\-]{1,64}+\\s?(?:[@＠]|[(\\[【]\\s?(?:at|AT)\\s?[)\\]】]|艾特"
              + "|#(?=(?:qq|163|126|139|189|sina|sohu|gmail|outlook|hotmail|foxmail|yeah)\\.))\\s?"
              + "[A-Za-z0-9\\-]{1,63}(?:\\.[A-Za-z0-9\\-]{1,63}"
              + "|\\s?[。点.]\\s?(?:com|cn|net|org|edu|gov)(?![A-Za-z0-9])){1,4}"
              + "|(?<!\\d)[1-9]\\d{4,11}\\s?[@＠]\\s?[Qq]{2}(?![A-Za-z0-9])");

  /** What stands between a word for an id and the id: words for a number, a verb, signs, quotes. */
  private static final String JOINED =
      "\\s{0,2}(?:号码?|账号|帐号|[Ii][Dd]|群号?|同号)?[\\s是为叫:=(\\[\"'“‘《「【（]{0,5}";

  /** Digits that say how much or when, and no id. */
  private static final String AN_ID = "(?!\\d{1,12}\\s?(?:元|块|万|人|年|次|%))";

  /** An id as WeChat gives them, or digits, behind a word for it. */
  private static final Pattern WECHAT =
      Pattern.compile(
          "((?:微\\s?信|薇\\s?信|威信|卫星号|[Ww]e[Cc]hat|WECHAT|weixin|\\b[VvWw][Xx]|[Vv]信"
              + "|[加+➕][VvWw](?=[\\s:是为号])|(?<![A-Za-z0-9])[Vv](?=:))"
              + JOINED
              + ")"
              + AN_ID
              + "(?!(?i:android|iphone|windows|harmony))"
              + "([A-Za-z][A-Za-z0-9_\\-]{5,19}|[1-9]\\d{4,11})(?![A-Za-z0-9_\\-])");

  /** An id as WeChat itself makes them, wherever it stands. */
  private static final Pattern WXID =
      Pattern.compile("(?<![A-Za-z0-9_])wxid_[A-Za-z0-9_\\-]{5,19}(?![A-Za-z0-9_\\-])");

  private static final Pattern QQ =
      Pattern.compile(
          "([Qq]\\s?[Qq]|扣扣|叩叩|球球|企鹅号?|(?<![A-Za-z])[Qq](?=号|:|是))("
              + JOINED
              + ")"
              + AN_ID
              + "([1-9](?: ?\\d){4,11})(?!\\d)");

  /** Plates of the mainland, old and new, with a dot or blank behind the first two signs or not. */
  private static final Pattern PLATE =
      Pattern.compile(
          "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\\s?[A-HJ-NP-Za-hj-np-z][·.\\-\\s]{0,2}"
              + "(?=[A-HJ-NP-Za-hj-np-z]{0,3}\\d)[A-HJ-NP-Za-hj-np-z\\d]{4}"
              + "(?:[A-HJ-NP-Za-hj-np-z\\d]{1,2}|[挂学警港澳试领])(?![A-Za-z0-9])");

  /** A look-up code of ours, behind its name. */
  private static final Pattern CODE =
      Pattern.compile(
          "(查询码(?:是|为)?[\\s:=(\\[\"'“‘「【]{0,5})([2-9A-HJKMNP-Za-hjkmnp-z]{8})(?![A-Za-z0-9])");

  /** What stands between the letters of a name, or the parts of an address, and says nothing. */
  private static final String BETWEEN_LETTERS = "·．";

  private static final String BETWEEN_PLACES = "·．，,、。/—－_-";
  private static final String BLANKS = "\\s\\u00a0\\u3000\\u200b-\\u200d\\ufeff";
  private static final String CHINESE = "零一二三四五六七八九";
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';

  private Scrubber() {}

  /** The text without what betrays a person. */
  public static String scrub(String text, Identity identity) {
    var scrubbed = without(withoutCodes(text), EMAIL, 0, Placeholder.EMAIL);
    scrubbed = withoutExact(scrubbed, identity.addresses(), BETWEEN_PLACES, Placeholder.ADDRESS);
    scrubbed = withoutExact(scrubbed, identity.names(), BETWEEN_LETTERS, Placeholder.NAME);
    scrubbed = withoutNumbers(scrubbed, Set.copyOf(identity.phones()));
    scrubbed = without(scrubbed, PLATE, 0, Placeholder.PLATE);
    scrubbed = without(scrubbed, WXID, 0, Placeholder.WECHAT);
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

  private static String withoutExact(
      String text, List<String> values, String between, Placeholder placeholder) {
    var scrubbed = text;
    for (var value :
        values.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
      scrubbed =
          asWritten(value, between)
              .matcher(scrubbed)
              .replaceAll(Matcher.quoteReplacement(placeholder.text()));
    }
    return scrubbed;
  }

  /**
   * The value, however a writer set its characters apart and whatever digits they took for its; not
   * where its last number goes on.
   */
  private static Pattern asWritten(String value, String between) {
    var letters =
        Normalizer.normalize(value, NFKC)
            .codePoints()
            .filter(c -> !Character.isWhitespace(c) && between.indexOf(c) < 0)
            .mapToObj(Scrubber::spellings)
            .toList();
    return letters.isEmpty()
        ? NOTHING
        : Pattern.compile(
            String.join("[" + BLANKS + between + "]{0,3}", letters)
                + (Character.isDigit(value.strip().codePointBefore(value.strip().length()))
                    ? "(?![0-9０-９])"
                    : ""));
  }

  /** One character, as people write it: 8, ８ or 八. */
  private static String spellings(int letter) {
    if (letter >= '0' && letter <= '9') {
      return "[" + (char) letter + (char) (letter - '0' + '０') + CHINESE.charAt(letter - '0') + "]";
    }
    if ((letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z')) {
      int small = Character.toLowerCase(letter);
      int large = Character.toUpperCase(letter);
      return "["
          + (char) small
          + (char) large
          + (char) (small - '!' + FULL_WIDTH_FIRST)
          + (char) (large - '!' + FULL_WIDTH_FIRST)
          + "]";
    }
    return Pattern.quote(Character.toString(letter));
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
