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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Counts the rows of a running import. Safe for many threads. */
final class Tally {

  /** What became of a row. */
  enum Result {
    ACCEPTED,
    UPDATED,
    UNCHANGED,
    REJECTED
  }

  /**
   * Why a row was rejected.
   *
   * @param words what is told of it
   * @param erased whether it is of somebody who was erased, and may not be kept
   */
  record Rejection(String words, boolean erased) {}

  private static final int MOST_TOLD = 1_000;

  private final Map<Result, Integer> results = new EnumMap<>(Result.class);
  private final List<RowError> errors = new ArrayList<>();
  private final List<RowError> warnings = new ArrayList<>();
  private final List<Integer> passedOver = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Map<Integer, Rejection> whyRejected = new TreeMap<>();
  private final Set<Use> columns = new LinkedHashSet<>();
  private int total;
  private boolean ended;

  synchronized void read() {
    total++;
    notifyAll();
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
    unread.add(sheet);
  }

  synchronized void count(Result result) {
    results.merge(result, 1, Integer::sum);
    notifyAll();
  }

  synchronized void reject(List<RowError> wrong) {
    reject(wrong, false);
  }

  /** Counts a row of somebody who was erased. */
  synchronized void rejectErased(RowError wrong) {
    reject(List.of(wrong), true);
  }

  private void reject(List<RowError> wrong, boolean erased) {
    count(Result.REJECTED);
    wrong.forEach(this::note);
    var words = wrong.stream().map(RowError::message).distinct().collect(Collectors.joining("；"));
    whyRejected.put(wrong.getFirst().row(), new Rejection(words, erased));
  }

  /** Keeps an error, of which a file full of them needs no more than the first thousand. */
  synchronized void note(RowError error) {
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
        sorted(errors),
        sorted(warnings),
        List.copyOf(columns),
        List.copyOf(passedOver),
        List.copyOf(unread));
  }

  /** Why each row was rejected, by row. */
  synchronized Map<Integer, Rejection> whyRejected() {
    return new TreeMap<>(whyRejected);
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
