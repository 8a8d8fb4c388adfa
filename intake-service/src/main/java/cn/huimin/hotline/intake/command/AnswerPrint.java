package cn.huimin.hotline.intake.command;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a text looks from afar (ADR 0026): a SimHash of 64 bits over shingles of three letters. Of
 * nearly the same texts few bits differ; no word can be read from it.
 */
final class AnswerPrint {

  private static final int SHINGLE = 3;

  /** Shorter answers (已处理，谢谢) look like any other. */
  private static final int LEAST_LETTERS = 30;

  private AnswerPrint() {}

  /** The print of a text, 16 digits of lower-case hex; null where it is too short. */
  static @Nullable String of(String text) {
    var letters = letters(text);
    if (letters.length() < LEAST_LETTERS) {
      return null;
    }
    var votes = new int[Long.SIZE];
    for (int i = 0; i + SHINGLE <= letters.length(); i++) {
      long bits = spread(letters.charAt(i), letters.charAt(i + 1), letters.charAt(i + 2));
      for (int bit = 0; bit < Long.SIZE; bit++) {
        votes[bit] += (bits >>> bit & 1) == 1 ? 1 : -1;
      }
    }
    long print = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      print |= votes[bit] > 0 ? 1L << bit : 0;
    }
    return HexFormat.of().toHexDigits(print);
  }

  /** The 48 bits of three letters, spread over 64 by the finisher of MurmurHash3. */
  private static long spread(char first, char second, char third) {
    long bits = (long) first << 32 | (long) second << 16 | third;
    bits = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
    bits = (bits ^ bits >>> 33) * 0xc4ceb9fe1a85ec53L;
    return bits ^ bits >>> 33;
  }

  /** Letters alone: dates, sums and stops differ where the words are the same. */
  private static String letters(String text) {
    var letters = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetter)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
