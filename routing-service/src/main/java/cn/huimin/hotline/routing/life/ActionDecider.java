package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.Nullable;

/**
 * Decides one action. Rights, version and state have been checked by the tables before {@link
 * #decide} is asked.
 *
 * @param <C> its command
 */
public interface ActionDecider<C extends CaseCommand> {

  /** The action. */
  Action action();

  /** The command that asks for it. */
  Class<C> asked();

  /** What, beside state and rights, forbids the action now, whatever its fields say; or null. */
  default @Nullable Refusal blocked(Case file, CaseContext context) {
    return null;
  }

  /** Whether, where the table says "must", somebody really owes it now. */
  default boolean owed(Case file, CaseContext context) {
    return true;
  }

  /** The events, or why not. */
  Decision decide(Case file, C command, CaseContext context);
}
