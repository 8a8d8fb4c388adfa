package cn.huimin.hotline.routing.life.limit;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.NoteLimit;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.schemas.word.ClockKind;

/**
 * Clocks say that a limit passed, or that it lies ahead again since it was counted anew. Of a turn
 * that is over it says nothing: the case went to another unit or into another round before it heard
 * of it; nor does it say anything that is said already.
 */
public final class NoteLimitDecider implements ActionDecider<NoteLimit> {

  @Override
  public Action action() {
    return Action.NOTE_LIMIT;
  }

  @Override
  public Class<NoteLimit> asked() {
    return NoteLimit.class;
  }

  @Override
  public Decision decide(Case file, NoteLimit command, CaseContext context) {
    boolean news = !command.withdrawn() || isSaid(file, command.clock());
    return news && isOfNow(file, command) && !file.ended()
        ? Decision.accepted(
            new CaseEvent.LimitPassed(
                command.clock(), command.startedAt(), command.dueAt(), command.withdrawn()))
        : Decision.accepted();
  }

  /** The wait for a rating began with an attempt of this round; other limits with the turn. */
  private static boolean isOfNow(Case file, NoteLimit command) {
    return command.clock() == ClockKind.RATING
        ? file.callbacks().attempts().contains(command.startedAt())
        : command.startedAt().equals(file.turn().since());
  }

  private static boolean isSaid(Case file, ClockKind clock) {
    return switch (clock) {
      case RATING -> file.callbacks().ratingWaited();
      case RETURN_WINDOW -> !file.turn().returnWindowOpen();
      default -> file.turn().limitPassed();
    };
  }
}
