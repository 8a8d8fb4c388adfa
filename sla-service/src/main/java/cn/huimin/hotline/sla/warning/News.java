package cn.huimin.hotline.sla.warning;

import java.util.Locale;
import java.util.Set;

/** What is new about a warning that stands; whom it is told to again depends on it. */
public enum News {
  /** Its level rose. */
  LEVEL,
  /** A figure fires beside those that did before. */
  REASON,
  /** Figures, cases or the unit changed, no more. */
  NONE;

  /** As the log calls it: {@code level}, {@code reason}, or nothing. */
  public String word() {
    return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
  }

  /** What is new where the level and the figures that fire were others before. */
  static News of(WarningLevel before, WarningLevel now, Set<String> fired, Set<String> fire) {
    if (now.compareTo(before) > 0) {
      return LEVEL;
    }
    return fired.containsAll(fire) ? NONE : REASON;
  }
}
