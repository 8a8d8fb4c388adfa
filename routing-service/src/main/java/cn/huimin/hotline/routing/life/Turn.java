package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ClockKind;
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

  /** What the clocks said of a limit: passed, or counted anew and ahead again. */
  Turn after(CaseEvent.LimitPassed passed) {
    return passed.clock() == ClockKind.RETURN_WINDOW
        ? new Turn(since, passed.withdrawn(), limitPassed)
        : new Turn(since, returnWindowOpen, !passed.withdrawn());
  }

  /** The limit was moved; if it has passed all the same, the clocks say so again. */
  Turn limitMoved() {
    return new Turn(since, returnWindowOpen, false);
  }
}
