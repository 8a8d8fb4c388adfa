package cn.huimin.hotline.routing.likeness;

import info.debatty.java.lsh.MinHash;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a text looks from afar: enough to tell how alike two texts are, not enough to read one (ADR
 * 0016). Of each of 128 MinHash values over shingles of three letters one byte is kept.
 */
public final class Sketch {

  private static final int VALUES = 128;
  private static final int SHINGLE = 3;

  /** Texts shorter than this look like any other. */
  private static final int LEAST_LETTERS = 12;

  /** Part of the data: with another, no old text would be found again. */
  private static final long SEED = 20_260_101L;

  private static final int LETTERS = Integer.MAX_VALUE;
  private static final MinHash HASH = new MinHash(VALUES, LETTERS, SEED);

  /** How often two values are the same by chance, a byte being kept of each. */
  private static final double BY_CHANCE = 1.0 / 256;

  private Sketch() {}

  /**
   * The sketch of a text.
   *
   * @return 128 bytes in Base64; null for a text too short to be told from others
   */
  public static @Nullable String of(String text) {
    var letters = letters(text);
    if (letters.length() < LEAST_LETTERS) {
      return null;
    }
    Set<Integer> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE <= letters.length(); i++) {
      shingles.add(letters.substring(i, i + SHINGLE).hashCode() & Integer.MAX_VALUE);
    }
    var values = HASH.signature(shingles);
    var bytes = new byte[VALUES];
    for (int i = 0; i < VALUES; i++) {
      bytes[i] = (byte) (values[i] ^ values[i] >>> 8 ^ values[i] >>> 16 ^ values[i] >>> 24);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * How alike two texts are.
   *
   * @return the share of shingles they have in common, 0 to 1, estimated to some hundredths; 0 if
   *     one of them was too short
   */
  public static double likeness(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return 0;
    }
    var first = Base64.getDecoder().decode(one);
    var second = Base64.getDecoder().decode(other);
    int same = 0;
    for (int i = 0; i < VALUES; i++) {
      same += first[i] == second[i] ? 1 : 0;
    }
    return Math.max(0, ((double) same / VALUES - BY_CHANCE) / (1 - BY_CHANCE));
  }

  /** Letters and no digits: numbers are scrubbed in one text and not in another. */
  private static String letters(String text) {
    var letters = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetter)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
