package cn.huimin.hotline.scoring.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case ended, ended otherwise, or was opened again.
 *
 * @param eventId event that did it
 * @param ending how it ended, null where it was opened again
 * @param at when it ended, null where it was opened again
 */
public record Turn(String eventId, @Nullable Ending ending, @Nullable Instant at) {

  /** Whether the case is as ended, or as open, after an event as after this turn. */
  boolean leavesItAs(CaseSeen seen) {
    return ending == seen.ending()
        && (at == null ? seen.endedAt() == null : at.equals(seen.endedAt()));
  }
}
