package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.Nullable;

/**
 * Which complaint of its matter a case is (DOMAIN §4.5).
 *
 * @param matterId person + unit + category, null if anonymous, praise or not dispatched
 * @param ordinal 1, or 2 for the second complaint, 3 for the third …
 */
public record Repeat(@Nullable String matterId, int ordinal) {

  static final Repeat NONE = new Repeat(null, 1);
}
