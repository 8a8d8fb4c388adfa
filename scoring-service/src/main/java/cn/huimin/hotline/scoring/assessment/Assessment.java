package cn.huimin.hotline.scoring.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that was entered about a unit under one scheme and period.
 *
 * @param period how far the period is
 * @param until end of publicity, the last moment for appeals; null for none
 * @param entered in the order of its first commands
 */
public record Assessment(Standing period, @Nullable Instant until, List<Entered> entered) {

  /** Nothing entered yet. */
  public static final Assessment NONE = new Assessment(Standing.OPEN, null, List.of());

  /** Copies its list. */
  public Assessment {
    entered = List.copyOf(entered);
  }

  /** After something was entered or changed; reads nothing but its arguments. */
  public Assessment after(Entered one) {
    var next = new ArrayList<>(entered);
    int at = -1;
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i).id().equals(one.id())) {
        at = i;
      }
    }
    if (at < 0) {
      next.add(one);
    } else {
      next.set(at, one);
    }
    boolean moves = one.act() == Act.PERIOD;
    return new Assessment(moves ? one.standing() : period, moves ? one.until() : until, next);
  }

  /** What stands under an id. */
  Optional<Entered> byId(@Nullable String id) {
    return entered.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** What a command has already made. */
  Optional<Entered> ofCommand(String commandId) {
    return entered.stream().filter(one -> one.commands().contains(commandId)).findFirst();
  }
}
