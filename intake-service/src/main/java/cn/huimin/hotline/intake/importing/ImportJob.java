package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.mapping.Use;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is.
 *
 * @param importId its id
 * @param account who started it
 * @param fileName name of the file, as sent
 * @param dryRun whether rows are only checked
 * @param state where it is
 * @param expected rows with a work order that the file has; null until they are counted, or where
 *     it breaks off
 * @param counts how many rows of each kind
 * @param findings what there is to tell beside the counts
 * @param startedAt when it started
 * @param endedAt when it ended, or null
 * @param cancelledBy account that asked to cancel it, or null
 */
public record ImportJob(
    String importId,
    String account,
    String fileName,
    boolean dryRun,
    State state,
    @Nullable Integer expected,
    Counts counts,
    Findings findings,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String cancelledBy) {

  /** One that has just begun. */
  static ImportJob begun(
      String importId, String account, String fileName, boolean dryRun, Instant startedAt) {
    return new ImportJob(
        importId,
        account,
        fileName,
        dryRun,
        State.RUNNING,
        null,
        new Counts(0, 0, 0, 0, 0),
        Findings.NONE,
        startedAt,
        null,
        null);
  }

  /** The same, further on. */
  ImportJob now(
      State itsState, @Nullable Integer itsExpected, Counts itsCounts, Findings itsFindings) {
    return new ImportJob(
        importId,
        account,
        fileName,
        dryRun,
        itsState,
        itsExpected,
        itsCounts,
        itsFindings,
        startedAt,
        endedAt,
        cancelledBy);
  }

  /** The same, at its end. */
  ImportJob ended(Instant at, @Nullable String by) {
    return new ImportJob(
        importId, account, fileName, dryRun, state, expected, counts, findings, startedAt, at, by);
  }

  /** The same with a warning about the file as a whole, or about its rows from one on. */
  ImportJob warned(int row, String what) {
    return now(state, expected, counts, findings.and(new RowError(row, ImportRun.FILE, what)));
  }

  /** Where an import is. */
  public enum State {
    /** Rows are being read. */
    RUNNING,
    /** All rows have a result. */
    DONE,
    /** Somebody cancelled it; what was taken before stays taken. */
    CANCELLED,
    /** It ended early; the last error says why. */
    FAILED
  }

  /**
   * Rows by what became of them.
   *
   * @param total rows with a work order
   * @param accepted opened a case
   * @param updated amended one
   * @param unchanged were known already
   * @param rejected were wrong
   */
  public record Counts(int total, int accepted, int updated, int unchanged, int rejected) {

    /** Rows that have a result. */
    public int processed() {
      return accepted + updated + unchanged + rejected;
    }
  }

  /**
   * What there is to tell beside the counts; of everything the first thousand.
   *
   * @param errors what is wrong with which row
   * @param warnings what of which row was understood in part or left out
   * @param columns what was made of each column
   * @param passedOver rows that are no work order: the header again, sums, notes
   * @param unread worksheets that were not read
   */
  public record Findings(
      List<RowError> errors,
      List<RowError> warnings,
      List<Use> columns,
      List<Integer> passedOver,
      List<String> unread) {

    /** Nothing. */
    public static final Findings NONE =
        new Findings(List.of(), List.of(), List.of(), List.of(), List.of());

    /** The same and a warning more, before the others. */
    Findings and(RowError warning) {
      return new Findings(
          errors,
          Stream.concat(Stream.of(warning), warnings.stream()).toList(),
          columns,
          passedOver,
          unread);
    }

    /** Copies its lists. */
    public Findings {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
      columns = List.copyOf(columns);
      passedOver = List.copyOf(passedOver);
      unread = List.copyOf(unread);
    }
  }
}
