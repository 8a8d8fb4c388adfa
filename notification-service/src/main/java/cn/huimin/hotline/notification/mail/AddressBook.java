package cn.huimin.hotline.notification.mail;

import java.util.Optional;

/** Where a person can be written to. Addresses live in intake's vault and are kept nowhere here. */
@FunctionalInterface
public interface AddressBook {

  /**
   * Address of an account; empty if it has none.
   *
   * @throws RuntimeException if it cannot be asked now; try again later
   */
  Optional<String> addressOf(String account);
}
