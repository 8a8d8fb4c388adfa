package cn.huimin.hotline.intake.importing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is.
 *
 * @param importId its id
 * @param account who started it
 * @param fileName name of the file, as sent
 * @param dryRun whether rows are only checked
 * @param state where it is
 * @param counts how many rows of each kind
 * @param errors what is wrong with which row, the first thousand
 * @param startedAt when it started
 * @param endedAt when it ended, or null
 */
public record ImportJob(
    String importId,
    String account,
    String fileName,
    boolean dryRun,
    State state,
    Counts counts,
    List<RowError> errors,
    Instant startedAt,
    @Nullable Instant endedAt) {

  /** Where an import is. */
  public enum State {
    /** Rows are being read. */
    RUNNING,
    /** All rows have a result. */
    DONE,
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

  /** Copies its list. */
  public ImportJob {
    errors = List.copyOf(errors);
  }
}
