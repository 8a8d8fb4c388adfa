package cn.huimin.hotline.intake.scrub;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes personal data out of free text (DESIGN §1, DOMAIN §8): phones in any spelling, identity and
 * bank card numbers, e-mail addresses, and the complainant's own name, address and phone by exact
 * match. What it takes is replaced by a {@link Placeholder}. Scrubbing twice changes nothing.
 */
public final class Scrubber {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+\\-]{1,64}+\\s?[@＠]\\s?[A-Za-z0-9\\-]{1,63}(?:\\.[A-Za-z0-9\\-]{1,63}){1,4}");

  private Scrubber() {}

  /** The text without what betrays a person. */
  public static String scrub(String text, Identity identity) {
    var scrubbed = EMAIL.matcher(text).replaceAll(Placeholder.EMAIL.text());
    scrubbed = withoutExact(scrubbed, identity.addresses(), Placeholder.ADDRESS);
    scrubbed = withoutExact(scrubbed, identity.names(), Placeholder.NAME);
    return withoutNumbers(scrubbed, Set.copyOf(identity.phones()));
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
