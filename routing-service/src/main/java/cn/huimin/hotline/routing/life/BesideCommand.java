package cn.huimin.hotline.routing.life;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about what runs beside the handling: joint handling, promises. */
public sealed interface BesideCommand extends CaseCommand {

  /** 联办: other units are asked for their share. */
  record InviteJoint(CommandHeader header, List<String> unitIds) implements BesideCommand {

    /** Copies its list. */
    public InviteJoint {
      unitIds = List.copyOf(unitIds);
    }
  }

  /** A co-unit answers; which one, the actor's unit says. */
  record AnswerJoint(CommandHeader header) implements BesideCommand {}

  /**
   * 销号: a promise was kept.
   *
   * @param promiseId which, null where only one is open
   */
  record StrikePromise(CommandHeader header, @Nullable String promiseId) implements BesideCommand {}
}
