package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.DeclineReason;
import org.jspecify.annotations.Nullable;

/** Commands of the centre that end a case without its way through report and callback. */
public sealed interface EndingCommand extends CaseCommand {

  /**
   * The centre answers the complainant itself.
   *
   * @param means how the complainant was told, or null
   */
  record Answer(CommandHeader header, @Nullable String means) implements EndingCommand {}

  /**
   * The demand is not accepted.
   *
   * @param reason whose it is instead, or null
   * @param means how the complainant was told, or null
   */
  record Decline(CommandHeader header, @Nullable DeclineReason reason, @Nullable String means)
      implements EndingCommand {}

  /** The complainant is referred to another authority. */
  record Refer(CommandHeader header, @Nullable String means) implements EndingCommand {}

  /** The unit, or the centre for the complainant, asks for the withdrawal. */
  record AskWithdrawal(CommandHeader header) implements EndingCommand {}

  /**
   * The centre asked the complainant.
   *
   * @param pressed whether somebody pressed the complainant to withdraw, null if not asked
   */
  record DecideWithdrawal(CommandHeader header, boolean confirmed, @Nullable Boolean pressed)
      implements EndingCommand {}

  /** Somebody holds the case to be none at all. */
  record ProposeInvalid(CommandHeader header) implements EndingCommand {}

  /** A second person decides what another proposed. */
  record Confirm(CommandHeader header, boolean confirmed) implements EndingCommand {}
}
