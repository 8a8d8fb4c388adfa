package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.mapping.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a running import. Safe for many threads. */
final class Tally {

  /** What became of a row. */
  enum Result {
    ACCEPTED,
    UPDATED,
    UNCHANGED,
    REJECTED
  }

  private static final int MOST_TOLD = 1_000;

  private final Map<Result, Integer> results = new EnumMap<>(Result.class);
  private final List<RowError> errors = new ArrayList<>();
  private final List<RowError> warnings = new ArrayList<>();
  private final List<Integer> passedOver = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Rejections rejections;
  private final Set<Use> columns = new LinkedHashSet<>();
  private @Nullable RowError reason;
  private @Nullable Integer expected;
  private int total;
  private boolean ended;

  Tally(Rejections rejections) {
    this.rejections = rejections;
  }

  /**
   * Counts a row that was read.
   *
   * @return which it is, from 1
   */
  synchronized int read() {
    notifyAll();
    return ++total;
  }

  /** How many rows there will be. */
  synchronized void expect(int rows) {
    expected = rows;
    notifyAll();
  }

  /** How many rows there will be, once that is known. */
  synchronized @Nullable Integer expected() {
    return expected;
  }

  /** What was made of the columns of a table; each use is told once. */
  synchronized void columns(List<Use> uses) {
    uses.stream().limit(Math.max(0, MOST_TOLD - columns.size())).forEach(columns::add);
  }

  synchronized void passedOver(int row) {
    if (passedOver.size() < MOST_TOLD) {
      passedOver.add(row);
    }
  }

  synchronized void unread(String sheet) {
    if (unread.size() < MOST_TOLD) {
      unread.add(sheet);
    }
  }

  synchronized void count(Result result) {
    results.merge(result, 1, Integer::sum);
    notifyAll();
  }

  /** Counts a row that is wrong by itself. */
  synchronized void reject(int ordinal, List<RowError> wrong) {
    rejections.wrong(ordinal, told(wrong));
    count(Result.REJECTED);
  }

  /**
   * Counts a row that was refused when it was handed in.
   *
   * @param erased whether it is of somebody who was erased, and may not be kept
   */
  synchronized void refuse(int ordinal, RowError wrong, boolean erased) {
    rejections.refused(ordinal, new Rejections.Rejection(told(List.of(wrong)), erased));
    count(Result.REJECTED);
  }

  private String told(List<RowError> wrong) {
    wrong.forEach(this::note);
    return wrong.stream().map(RowError::message).distinct().collect(Collectors.joining("；"));
  }

  /** Says why nothing more will come; of several reasons the first counts. */
  synchronized void endsBecause(String why) {
    if (reason == null) {
      reason = new RowError(Math.max(1, total), ImportRun.FILE, why);
    }
  }

  /** Keeps an error, of which a file full of them needs no more than the first thousand. */
  private void note(RowError error) {
    if (errors.size() < MOST_TOLD) {
      errors.add(error);
    }
  }

  synchronized void warn(RowError warning) {
    if (warnings.size() < MOST_TOLD) {
      warnings.add(warning);
    }
  }

  synchronized ImportJob.Counts counts() {
    return new ImportJob.Counts(
        total, of(Result.ACCEPTED), of(Result.UPDATED), of(Result.UNCHANGED), of(Result.REJECTED));
  }

  /** What there is to tell beside the counts. */
  synchronized ImportJob.Findings findings() {
    return new ImportJob.Findings(
        reason == null
            ? sorted(errors)
            : Stream.concat(sorted(errors).stream(), Stream.of(reason)).toList(),
        sorted(warnings),
        List.copyOf(columns),
        List.copyOf(passedOver),
        List.copyOf(unread));
  }

  /** Nothing more will come. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits until so many more rows have a result, or none will have, or for a while. */
  synchronized void awaitProgress(int seen, int step, Duration longest)
      throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    while (!ended && counts().processed() < seen + step) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  private static List<RowError> sorted(List<RowError> several) {
    return several.stream().sorted(Comparator.comparingInt(RowError::row)).toList();
  }

  private int of(Result result) {
    return results.getOrDefault(result, 0);
  }
}
