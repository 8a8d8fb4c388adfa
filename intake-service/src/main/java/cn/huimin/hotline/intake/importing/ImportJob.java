package cn.huimin.hotline.intake.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param id its id
 * @param fileName name of the file, as the person's machine has it
 * @param dryRun whether it only tells what it would do
 * @param state how far it is
 * @param account who started it
 * @param counts rows by what became of them
 * @param startedAt when it was started
 * @param endedAt when it ended, null while it runs
 */
record ImportJob(
    String id,
    String fileName,
    boolean dryRun,
    State state,
    String account,
    Counts counts,
    Instant startedAt,
    @Nullable Instant endedAt) {

  /** How far an import is. */
  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  /** What became of a row. */
  enum RowResult {
    /** It opened a case. */
    ACCEPTED,
    /** It amended one. */
    UPDATED,
    /** It was known already. */
    UNCHANGED,
    /** It was refused; nothing came of it. */
    REJECTED
  }

  /**
   * Rows by what became of them.
   *
   * @param total rows with a work order read so far
   * @param accepted rows that opened a case
   * @param updated rows that amended one
   * @param unchanged rows known already
   * @param rejected rows refused
   */
  record Counts(int total, int accepted, int updated, int unchanged, int rejected) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts read() {
      return new Counts(total + 1, accepted, updated, unchanged, rejected);
    }

    Counts with(RowResult result) {
      return switch (result) {
        case ACCEPTED -> new Counts(total, accepted + 1, updated, unchanged, rejected);
        case UPDATED -> new Counts(total, accepted, updated + 1, unchanged, rejected);
        case UNCHANGED -> new Counts(total, accepted, updated, unchanged + 1, rejected);
        case REJECTED -> new Counts(total, accepted, updated, unchanged, rejected + 1);
      };
    }

    int processed() {
      return accepted + updated + unchanged + rejected;
    }
  }
}
