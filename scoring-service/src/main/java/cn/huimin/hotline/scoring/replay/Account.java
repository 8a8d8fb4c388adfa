package cn.huimin.hotline.scoring.replay;

import java.util.Comparator;

/**
 * Whose score, of when.
 *
 * @param unitId assessed unit
 * @param period period
 */
record Account(String unitId, String period) implements Comparable<Account> {

  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::period).thenComparing(Account::unitId);

  @Override
  public int compareTo(Account other) {
    return ORDER.compare(this, other);
  }
}
