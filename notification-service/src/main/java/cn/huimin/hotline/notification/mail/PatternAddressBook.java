package cn.huimin.hotline.notification.mail;

import java.util.Optional;

/**
 * Addresses made of the account's name, where a bureau's mail server names its boxes that way.
 *
 * @param pattern address with {@code {account}} in it
 */
public record PatternAddressBook(String pattern) implements AddressBook {

  private static final String ACCOUNT = "{account}";

  /** Refuses a pattern that names everybody the same. */
  public PatternAddressBook {
    if (!pattern.contains(ACCOUNT) || !pattern.contains("@")) {
      throw new IllegalArgumentException(
          "hotline.notification.mail.address-pattern needs {account} and @, like"
              + " {account}@edu.example");
    }
  }

  @Override
  public Optional<String> addressOf(String account) {
    return Optional.of(pattern.replace(ACCOUNT, account));
  }
}
