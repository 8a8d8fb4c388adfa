package cn.huimin.hotline.calendar;

import java.util.List;

/** Office hours as plain numbers: nanoseconds of the day. */
final class DayShape {

  private final long[] opens;
  private final long[] closes;
  private final long total;

  private DayShape(long[] opens, long[] closes) {
    this.opens = opens;
    this.closes = closes;
    long sum = 0;
    for (int i = 0; i < opens.length; i++) {
      sum += closes[i] - opens[i];
    }
    this.total = sum;
  }

  static DayShape of(OfficeHours hours) {
    List<OpenInterval> intervals = hours.intervals();
    return new DayShape(
        intervals.stream().mapToLong(interval -> interval.opens().toNanoOfDay()).toArray(),
        intervals.stream().mapToLong(interval -> interval.closes().toNanoOfDay()).toArray());
  }

  long total() {
    return total;
  }

  long close() {
    return closes[closes.length - 1];
  }

  long open() {
    return opens[0];
  }

  /** Open time of this day up to the moment. */
  long openUntil(long nano) {
    long sum = 0;
    for (int i = 0; i < opens.length && nano > opens[i]; i++) {
      sum += Math.min(nano, closes[i]) - opens[i];
    }
    return sum;
  }

  /** The first moment at which so much of this day's open time has passed. */
  long nanoReaching(long open) {
    long left = open;
    for (int i = 0; i < opens.length; i++) {
      long length = closes[i] - opens[i];
      if (left <= length) {
        return opens[i] + left;
      }
      left -= length;
    }
    throw new IllegalArgumentException(open + " ns are more than the day's " + total + " ns");
  }

  boolean isOpen(long nano) {
    for (int i = 0; i < opens.length; i++) {
      if (nano >= opens[i] && nano < closes[i]) {
        return true;
      }
    }
    return false;
  }

  /** Whether an interval ends at this very moment. */
  boolean closesAt(long nano) {
    for (long close : closes) {
      if (nano == close) {
        return true;
      }
    }
    return false;
  }

  /** The first open moment from this one on, or −1 when the office has closed for the day. */
  long nextOpen(long nano) {
    for (int i = 0; i < opens.length; i++) {
      if (nano < closes[i]) {
        return Math.max(nano, opens[i]);
      }
    }
    return -1;
  }
}
