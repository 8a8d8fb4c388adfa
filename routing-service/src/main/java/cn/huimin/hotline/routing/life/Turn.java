package cn.huimin.hotline.routing.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit's turn with a case, from its dispatch or from the opening of a round; passing the case
 * down the line does not end it. What its clocks told.
 *
 * @param since when it began, null before the first
 * @param returnWindowOpen whether a return is still in its window
 * @param limitPassed whether the limit in force has passed
 */
public record Turn(@Nullable Instant since, boolean returnWindowOpen, boolean limitPassed) {

  static final Turn NONE = new Turn(null, false, false);

  static Turn of(Instant since, boolean returnWindowOpen) {
    return new Turn(since, returnWindowOpen, false);
  }

  Turn returnWindowClosed() {
    return new Turn(since, false, limitPassed);
  }

  /** The limit was moved; if it has passed all the same, the clocks say so again. */
  Turn limitMoved() {
    return new Turn(since, returnWindowOpen, false);
  }

  Turn limitHasPassed() {
    return new Turn(since, returnWindowOpen, true);
  }
}
