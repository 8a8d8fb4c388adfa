package cn.huimin.hotline.routing.record;

import org.jspecify.annotations.Nullable;

/** Words nobody of ours knows are no words: {@code UNKNOWN}, the default of every enum, is null. */
final class Known {

  private static final String UNKNOWN = "UNKNOWN";

  private Known() {}

  static <E extends Enum<E>> @Nullable E orNull(@Nullable E word) {
    return word == null || word.name().equals(UNKNOWN) ? null : word;
  }

  static <E extends Enum<E>> E orElse(@Nullable E word, E otherwise) {
    var known = orNull(word);
    return known == null ? otherwise : known;
  }
}
