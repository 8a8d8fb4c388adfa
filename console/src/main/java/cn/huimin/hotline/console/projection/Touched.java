package cn.huimin.hotline.console.projection;

import java.util.SortedSet;
import java.util.TreeSet;

/** Cases that a batch touched, in an order that keeps two writers from locking each other out. */
final class Touched {

  private final SortedSet<String> clocks = new TreeSet<>();
  private final SortedSet<String> words = new TreeSet<>();
  private final SortedSet<String> followed = new TreeSet<>();

  /** A clock of the case moved. */
  void clocks(String caseId) {
    clocks.add(caseId);
  }

  /** What the case can be found by, or its title, changed. */
  void words(String caseId) {
    words.add(caseId);
  }

  /** Something was written that is followed live: a part of {@link ReadModelSignal}. */
  void followed(String part) {
    followed.add(part);
  }

  SortedSet<String> clocks() {
    return clocks;
  }

  SortedSet<String> words() {
    return words;
  }

  SortedSet<String> followed() {
    return followed;
  }
}
