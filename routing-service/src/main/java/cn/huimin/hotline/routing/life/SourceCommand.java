package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import org.jspecify.annotations.Nullable;

/** Commands about the platform above, as an operator records them (DOMAIN §3). */
public sealed interface SourceCommand extends CaseCommand {

  /** The centre gives the case back. */
  record Return(CommandHeader header) implements SourceCommand {}

  /** The platform does not take it back. */
  record Refuse(CommandHeader header) implements SourceCommand {}

  /** The platform took it back. */
  record Accept(CommandHeader header) implements SourceCommand {}

  /** The platform sends a closed case back to be handled again. */
  record Redo(CommandHeader header) implements SourceCommand {}

  /** The platform called back itself; words nobody chose are null. */
  record CalledBack(
      CommandHeader header,
      @Nullable Boolean contactedByUnit,
      @Nullable Resolution resolution,
      @Nullable Satisfaction satisfaction)
      implements SourceCommand {}
}
