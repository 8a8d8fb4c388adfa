package cn.huimin.hotline.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./hotline bench} was asked for.
 *
 * @param what what is measured
 * @param rate work orders a second through the front door, 1 to 1000
 * @param seconds how long they are counted, 1 to 3600
 * @param warmUp seconds before that are not counted, at a rate that rises in four steps, 0 to 3600
 * @param cases work orders at full speed, 500 to 1,000,000; a quarter as many whole lives
 */
record BenchOptions(Set<What> what, int rate, int seconds, int warmUp, int cases) {

  private static final int MOST_A_SECOND = 1_000;
  private static final int AN_HOUR = 3_600;
  private static final int FEWEST_CASES = 500;
  private static final int MOST_CASES = 1_000_000;

  /** Copies its set. */
  BenchOptions {
    what = Set.copyOf(what);
  }

  /**
   * Reads {@code [WHAT...] [--rate N] [--seconds N] [--warm-up N] [--cases N]}.
   *
   * @throws IllegalArgumentException in words for the person at the terminal, if it is anything
   *     else
   */
  static BenchOptions parse(List<String> arguments) {
    Set<What> what = EnumSet.noneOf(What.class);
    int rate = 50;
    int seconds = 60;
    int warmUp = 60;
    int cases = 20_000;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--rate" -> rate = number(option, rest, 1, MOST_A_SECOND);
        case "--seconds" -> seconds = number(option, rest, 1, AN_HOUR);
        case "--warm-up" -> warmUp = number(option, rest, 0, AN_HOUR);
        case "--cases" -> cases = number(option, rest, FEWEST_CASES, MOST_CASES);
        default -> what.add(word(option).orElseThrow(() -> unknown(option)));
      }
    }
    return new BenchOptions(
        what.isEmpty() ? EnumSet.allOf(What.class) : what, rate, seconds, warmUp, cases);
  }

  private static Optional<What> word(String option) {
    return Arrays.stream(What.values()).filter(one -> one.word().equals(option)).findFirst();
  }

  private static IllegalArgumentException unknown(String option) {
    return new IllegalArgumentException(
        "bench does not know '%s'; it measures %s or, by itself, jmh; ./hotline help tells how"
            .formatted(option, What.words()));
  }

  private static int number(String option, Iterator<String> rest, int least, int most) {
    String value = rest.hasNext() ? rest.next() : "";
    if (value.matches("[0-9]{1,7}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "%s takes a number from %d to %d, not '%s'".formatted(option, least, most, value));
  }
}
