package cn.huimin.hotline.notification.sms;

import java.util.Optional;

/** Where a complainant can be written to. The vault of intake knows; nothing of it is kept here. */
@FunctionalInterface
public interface Complainants {

  /**
   * Whom to write to.
   *
   * @param phone number
   * @param lookUpCode code with which the complainant looks the case up
   */
  record Complainant(String phone, String lookUpCode) {

    /** Neither number nor code. */
    @Override
    public String toString() {
      return "Complainant[…]";
    }
  }

  /**
   * The complainant of a case; empty if no number is known, or they were erased.
   *
   * @throws RuntimeException if it cannot be asked now; try again later
   */
  Optional<Complainant> of(String caseId);
}
