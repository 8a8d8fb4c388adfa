package cn.huimin.hotline.intake.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the rows of a running import. Safe for many threads. */
final class Tally {

  /** What became of a row. */
  enum Result {
    ACCEPTED,
    UPDATED,
    UNCHANGED,
    REJECTED
  }

  private static final int MOST_ERRORS = 1_000;

  private final Map<Result, Integer> results = new EnumMap<>(Result.class);
  private final List<RowError> errors = new ArrayList<>();
  private int total;

  synchronized void read() {
    total++;
  }

  synchronized void count(Result result) {
    results.merge(result, 1, Integer::sum);
  }

  synchronized void reject(List<RowError> wrong) {
    count(Result.REJECTED);
    wrong.forEach(this::note);
  }

  /** Keeps an error, of which a file full of them needs no more than the first thousand. */
  synchronized void note(RowError error) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(error);
    }
  }

  synchronized ImportJob.Counts counts() {
    return new ImportJob.Counts(
        total, of(Result.ACCEPTED), of(Result.UPDATED), of(Result.UNCHANGED), of(Result.REJECTED));
  }

  /** Errors by row. */
  synchronized List<RowError> errors() {
    return errors.stream().sorted(Comparator.comparingInt(RowError::row)).toList();
  }

  private int of(Result result) {
    return results.getOrDefault(result, 0);
  }
}
