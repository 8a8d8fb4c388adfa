package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.Nullable;

/** Commands about more time: extension and complex handling. */
public sealed interface ReliefCommand extends CaseCommand {

  /**
   * The unit asks for more time.
   *
   * @param workingDays counted from the old limit
   * @param sourceConsent whether the source's consent to go past its deadline is recorded
   */
  record AskExtension(CommandHeader header, int workingDays, boolean sourceConsent)
      implements ReliefCommand {}

  /**
   * The centre decides it.
   *
   * @param workingDays granted; null for as many as were asked for
   * @param sourceConsent whether the centre has the source's consent to go past its deadline
   */
  record DecideExtension(
      CommandHeader header, boolean granted, @Nullable Integer workingDays, boolean sourceConsent)
      implements ReliefCommand {}

  /** The unit asks that the case be handled as a complex one. */
  record AskComplex(CommandHeader header) implements ReliefCommand {}

  /** The centre decides it. */
  record DecideComplex(CommandHeader header, boolean granted) implements ReliefCommand {}
}
