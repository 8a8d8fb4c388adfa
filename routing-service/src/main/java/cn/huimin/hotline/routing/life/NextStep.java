package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;

/**
 * A step somebody may or must take next.
 *
 * @param action the step
 * @param roles roles that may take it
 * @param party whose side it is on
 * @param owed whether somebody owes it, or merely may
 */
public record NextStep(Action action, List<Role> roles, Party party, boolean owed) {

  /** Copies its list. */
  public NextStep {
    roles = List.copyOf(roles);
  }
}
