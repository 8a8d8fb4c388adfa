package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.Nullable;

/**
 * More time for a case: extension and complex handling (DOMAIN §5).
 *
 * @param extensionAsked working days of the extension that waits to be decided, or null
 * @param sourceConsent whether the source's consent to go past its deadline was recorded
 * @param extensions how often an extension was asked: one is the most
 * @param extensionDays working days granted, 0 for none
 * @param complexAsked whether complex handling was ever asked
 * @param complex whether it was granted
 */
public record Relief(
    @Nullable Integer extensionAsked,
    boolean sourceConsent,
    int extensions,
    int extensionDays,
    boolean complexAsked,
    boolean complex) {

  static final Relief NONE = new Relief(null, false, 0, 0, false, false);

  Relief asked(int workingDays) {
    return new Relief(
        workingDays, sourceConsent, extensions + 1, extensionDays, complexAsked, complex);
  }

  Relief decided(int workingDays, boolean consent) {
    return new Relief(null, consent, extensions, workingDays, complexAsked, complex);
  }

  Relief complexAsked(boolean asked) {
    return new Relief(extensionAsked, sourceConsent, extensions, extensionDays, asked, complex);
  }

  Relief complexDecided(boolean granted) {
    return new Relief(
        extensionAsked, sourceConsent, extensions, extensionDays, complexAsked, granted);
  }

  /** What was asked and not decided is moot. */
  Relief withoutRequests() {
    return new Relief(null, sourceConsent, extensions, extensionDays, complexAsked, complex);
  }
}
