package cn.huimin.hotline.console.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Draws by a hash of an occasion and what is drawn from: nobody chooses, and anybody can check. */
public final class Lots {

  private static final int PERCENT = 100;
  private static final int LEAST = 3;

  private Lots() {}

  /**
   * Draws.
   *
   * @param occasion what it is drawn for, for example a month
   * @param percent share, rounded up; three at least
   * @param from what is drawn from
   * @param id tells them apart, the same for ever
   */
  public static <T> List<T> draw(
      String occasion, int percent, Collection<T> from, Function<T, String> id) {
    int share = Math.ceilDiv(from.size() * percent, PERCENT);
    return from.stream()
        .sorted(Comparator.comparing(one -> hash(occasion + ":" + id.apply(one))))
        .limit(Math.max(LEAST, share))
        .toList();
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
