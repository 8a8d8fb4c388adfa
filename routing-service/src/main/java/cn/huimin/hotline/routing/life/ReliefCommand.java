package cn.huimin.hotline.routing.life;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Commands about more time: extension and complex handling. */
public sealed interface ReliefCommand extends CaseCommand {

  /**
   * The unit asks for more time.
   *
   * @param workingDays counted from the old limit
   */
  record AskExtension(CommandHeader header, int workingDays) implements ReliefCommand {}

  /**
   * The centre decides it.
   *
   * @param workingDays granted; null for as many as were asked for
   * @param sourceConsent whether the centre has the source's consent to go past its deadline
   * @param sourceAnsweredOn day on which the source consented, or null; its answer is a text
   */
  record DecideExtension(
      CommandHeader header,
      boolean granted,
      @Nullable Integer workingDays,
      boolean sourceConsent,
      @Nullable LocalDate sourceAnsweredOn)
      implements ReliefCommand {}

  /** The unit asks that the case be handled as a complex one. */
  record AskComplex(CommandHeader header) implements ReliefCommand {}

  /** The centre decides it. */
  record DecideComplex(CommandHeader header, boolean granted) implements ReliefCommand {}
}
