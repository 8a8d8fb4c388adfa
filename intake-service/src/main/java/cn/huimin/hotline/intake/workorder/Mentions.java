package cn.huimin.hotline.intake.workorder;

import static java.text.Normalizer.Form.NFKC;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks in texts that belong together (a mail, a row, a draft) for what a person is known by: their
 * phones, their mail addresses, or their name together with their home (DOMAIN §8, ADR 0043).
 */
public final class Mentions {

  /** What people write between the letters of an address. */
  private static final String BETWEEN = "[^\\p{L}\\p{N}]{0,3}";

  private final PhoneMentions phones;
  private final List<Pattern> emails;
  private final List<Home> homes;

  private Mentions(PhoneMentions phones, List<Pattern> emails, List<Home> homes) {
    this.phones = phones;
    this.emails = emails;
    this.homes = homes;
  }

  /** Name and home, which may stand in two texts. */
  private record Home(Pattern who, Pattern where) {

    boolean in(List<String> texts) {
      return stands(who, texts) && stands(where, texts);
    }

    private static boolean stands(Pattern pattern, List<String> texts) {
      return texts.stream().anyMatch(text -> pattern.matcher(text).find());
    }
  }

  /**
   * What looks for these.
   *
   * @param phones digits without signs, as {@link People#numbers} has them
   * @param emails mail addresses, as {@link Marks#email} has them
   * @param homes name and address together, as {@link Marks#home} has them
   */
  public static Mentions of(
      Collection<String> phones, Collection<String> emails, Collection<String> homes) {
    return new Mentions(
        PhoneMentions.of(phones),
        emails.stream().distinct().map(Mentions::email).toList(),
        homes.stream().distinct().map(Mentions::home).toList());
  }

  /** Letters of an address before or behind it make it another's. */
  private static Pattern email(String address) {
    return Pattern.compile(
        "(?<![a-z0-9._%+\\-])" + Pattern.quote(address) + "(?![a-z0-9\\-]|\\.[a-z0-9])");
  }

  private static Home home(String home) {
    int line = home.indexOf('\n');
    return new Home(apart(home.substring(0, line)), apart(home.substring(line + 1)));
  }

  /** The letters however they are set apart; digits that go on are another house. */
  private static Pattern apart(String bare) {
    var letters = bare.codePoints().mapToObj(Character::toString).toList();
    return Pattern.compile(
        "(?<!\\d)".repeat(isDigit(letters.getFirst()) ? 1 : 0)
            + letters.stream().map(Pattern::quote).collect(Collectors.joining(BETWEEN))
            + "(?!\\d)".repeat(isDigit(letters.getLast()) ? 1 : 0));
  }

  private static boolean isDigit(String letter) {
    return Character.isDigit(letter.codePointAt(0));
  }

  /** Whether there is nothing to look for. */
  public boolean isEmpty() {
    return phones.isEmpty() && emails.isEmpty() && homes.isEmpty();
  }

  /** Whether texts that belong together name the person. */
  public boolean in(Collection<String> texts) {
    if (texts.stream().anyMatch(phones::in)) {
      return true;
    }
    if (emails.isEmpty() && homes.isEmpty()) {
      return false;
    }
    var plain =
        texts.stream()
            .map(text -> Normalizer.normalize(text, NFKC).toLowerCase(Locale.ROOT))
            .toList();
    return emails.stream().anyMatch(email -> Home.stands(email, plain))
        || homes.stream().anyMatch(home -> home.in(plain));
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "Mentions[…]";
  }
}
