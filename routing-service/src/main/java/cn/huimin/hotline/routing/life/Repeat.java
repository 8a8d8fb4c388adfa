package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.Nullable;

/**
 * Which complaint of its matter a case is (DOMAIN §4.5).
 *
 * @param matterId person + unit + category, null if anonymous, praise or not dispatched
 * @param ordinal 1, or 2 for the second complaint, 3 for the third …
 * @param onFile whether it came after one that was closed on file, so that the centre was asked
 *     whether there is a new fact
 */
public record Repeat(@Nullable String matterId, int ordinal, boolean onFile) {

  /** Reason code of a triage: an earlier complaint was closed on file, what is new? */
  public static final String AFTER_FILED = "repeat-after-filed";

  static final Repeat NONE = new Repeat(null, 1, false);

  /** The first complaint of a matter, as long as nothing else is heard. */
  Repeat of(@Nullable String matter) {
    return new Repeat(matter, 1, onFile);
  }

  Repeat noticed(String matter, int which) {
    return new Repeat(matter, which, onFile);
  }

  Repeat asked() {
    return new Repeat(matterId, ordinal, true);
  }
}
