package cn.huimin.hotline.console.page;

/** How hot a number is among others, as the five colours of the heat. */
final class Heat {

  private static final int STEPS = 5;

  private Heat() {}

  /**
   * 0 for none, else 1 to 4.
   *
   * @param count the number
   * @param hottest the greatest of all, at least 1
   */
  static int of(long count, long hottest) {
    return count == 0
        ? 0
        : Math.toIntExact(Math.min(STEPS - 1L, count * STEPS / (hottest + 1) + 1));
  }
}
