package cn.huimin.hotline.sla.deadline;

/**
 * What was granted for the handling of a case.
 *
 * @param extensionDays working days beyond the old limit, 0 for none
 * @param sourceConsent whether the source agreed that its deadline no longer binds
 * @param complex whether the limit is that of a complex case
 * @param daysBefore working days granted before the urgency was raised, 0 for none: they lengthen
 *     the limit of before, not the one that counts from the raising (DOMAIN §5)
 */
public record Relief(int extensionDays, boolean sourceConsent, boolean complex, int daysBefore) {

  /** Nothing was granted. */
  public static final Relief NONE = new Relief(0, false, false);

  /** With nothing of before a raising. */
  public Relief(int extensionDays, boolean sourceConsent, boolean complex) {
    this(extensionDays, sourceConsent, complex, 0);
  }

  Relief extended(int workingDays, boolean consent) {
    return new Relief(workingDays, consent, complex, daysBefore);
  }

  Relief asComplex() {
    return new Relief(extensionDays, sourceConsent, true, daysBefore);
  }

  /** What is left of it for a limit that counts from the raising of the urgency. */
  Relief raised() {
    return new Relief(0, sourceConsent, complex, Math.max(extensionDays, daysBefore));
  }

  /** What holds again once the urgency was lowered. */
  Relief lowered() {
    return new Relief(Math.max(extensionDays, daysBefore), sourceConsent, complex, 0);
  }

  /** For the limit that was held before a raising: what was granted since counts for it as well. */
  Relief held(Relief own) {
    return new Relief(
        extensionDays > 0 ? extensionDays : own.extensionDays(), sourceConsent, complex, 0);
  }
}
