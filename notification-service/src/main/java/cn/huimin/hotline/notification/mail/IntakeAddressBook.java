package cn.huimin.hotline.notification.mail;

import cn.huimin.hotline.notification.contact.IntakeContacts;
import java.util.Optional;

/**
 * Asks intake: {@code GET /internal/contacts/{account}} answers {@code {"email": …}}, 404 for an
 * account that it does not know.
 */
public final class IntakeAddressBook implements AddressBook {

  private final IntakeContacts intake;

  /** By this way to intake. */
  public IntakeAddressBook(IntakeContacts intake) {
    this.intake = intake;
  }

  @Override
  public Optional<String> addressOf(String account) {
    return intake
        .ask("/internal/contacts/", account, "")
        .map(answer -> answer.path("email").asString(""))
        .filter(email -> !email.isBlank());
  }
}
