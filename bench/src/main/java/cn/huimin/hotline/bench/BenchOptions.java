package cn.huimin.hotline.bench;

import java.util.Iterator;
import java.util.List;

/**
 * What {@code ./hotline bench} was asked for.
 *
 * @param rate work orders a second, 1 to 1000
 * @param seconds how long they are counted, 1 to 3600
 * @param warmUp seconds before, at the same rate, that are not counted, 0 to 3600
 */
record BenchOptions(int rate, int seconds, int warmUp) {

  private static final int MOST_A_SECOND = 1_000;
  private static final int AN_HOUR = 3_600;

  /**
   * Reads {@code [--rate N] [--seconds N] [--warm-up N]}.
   *
   * @throws IllegalArgumentException in words for the person at the terminal, if it is anything
   *     else
   */
  static BenchOptions parse(List<String> arguments) {
    int rate = 50;
    int seconds = 60;
    int warmUp = 60;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--rate" -> rate = number(option, rest, 1, MOST_A_SECOND);
        case "--seconds" -> seconds = number(option, rest, 1, AN_HOUR);
        case "--warm-up" -> warmUp = number(option, rest, 0, AN_HOUR);
        default ->
            throw new IllegalArgumentException(
                "bench does not know '"
                    + option
                    + "'; usage: ./hotline bench [--rate N] [--seconds N] [--warm-up N]");
      }
    }
    return new BenchOptions(rate, seconds, warmUp);
  }

  private static int number(String option, Iterator<String> rest, int least, int most) {
    String value = rest.hasNext() ? rest.next() : "";
    if (value.matches("[0-9]{1,5}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "%s takes a number from %d to %d, not '%s'".formatted(option, least, most, value));
  }
}
