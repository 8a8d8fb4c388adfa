package cn.huimin.hotline.console.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case.
 *
 * @param kind name of the clock, upper case
 * @param round round of the case
 * @param party who owes
 * @param unitId unit charged with it
 * @param unitName its name
 * @param state RUNNING, PAUSED, MET, STOPPED or NOT_DUE, as the log has it
 * @param limit limit in the policy's words
 * @param reason why this limit
 * @param startedAt start
 * @param dueAt limit
 * @param yellowAt when a yellow card or reminder falls due
 * @param metAt when it was met
 * @param inTime whether it was met in time
 * @param yellowCardAt when a yellow card was given
 * @param redCardAt when a red card was given
 */
public record ClockView(
    String kind,
    int round,
    String party,
    @Nullable String unitId,
    @Nullable String unitName,
    String state,
    String limit,
    String reason,
    Instant startedAt,
    Instant dueAt,
    @Nullable Instant yellowAt,
    @Nullable Instant metAt,
    @Nullable Boolean inTime,
    @Nullable Instant yellowCardAt,
    @Nullable Instant redCardAt) {

  /** Whether it runs: not met, not stopped, and somebody owes it. */
  public boolean running() {
    return state.equals("RUNNING");
  }
}
