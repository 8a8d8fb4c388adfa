package cn.huimin.hotline.sla.deadline;

/**
 * What was granted for the handling of a case.
 *
 * @param extensionDays working days beyond the old limit, 0 for none
 * @param sourceConsent whether the source agreed that its deadline no longer binds
 * @param complex whether the limit is that of a complex case
 */
public record Relief(int extensionDays, boolean sourceConsent, boolean complex) {

  /** Nothing was granted. */
  public static final Relief NONE = new Relief(0, false, false);

  Relief extended(int workingDays, boolean consent) {
    return new Relief(workingDays, consent, complex);
  }

  Relief asComplex() {
    return new Relief(extensionDays, sourceConsent, true);
  }
}
