package cn.huimin.hotline.console.heads;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's time as the head of a unit.
 *
 * @param unitId unit
 * @param account account of the head; the name is in the vault
 * @param from first day
 * @param until last day; null while it goes on
 */
public record Tenure(String unitId, String account, LocalDate from, @Nullable LocalDate until) {

  /** Days of a span in which it holds, first and last included; 0 for none. */
  public int days(LocalDate first, LocalDate last) {
    var begin = from.isAfter(first) ? from : first;
    var end = until == null || until.isAfter(last) ? last : until;
    return end.isBefore(begin) ? 0 : (int) ChronoUnit.DAYS.between(begin, end) + 1;
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return days(day, day) == 1;
  }
}
