package cn.huimin.hotline.routing.life.supervision;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import java.util.List;

/**
 * Clocks draft a supervision order: one in a round, and none while one stands; and take it back
 * where the limit, counted anew, lies ahead again. Where there is nothing to draft or to take back
 * any more, nothing happens.
 */
public final class DraftDecider implements ActionDecider<OversightCommand.Draft> {

  /** The unit's limit passed and nobody moved. */
  private static final String LIMIT_MISSED = "limit-missed";

  /** The complainant was dissatisfied a second time. */
  private static final String DISSATISFIED_TWICE = "dissatisfied-twice";

  @Override
  public Action action() {
    return Action.DRAFT_SUPERVISION;
  }

  @Override
  public Class<OversightCommand.Draft> asked() {
    return OversightCommand.Draft.class;
  }

  @Override
  public Decision decide(Case file, OversightCommand.Draft command, CaseContext context) {
    return new Decision.Accepted(
        command.withdrawn() ? withdrawn(file) : drafted(file, LIMIT_MISSED));
  }

  /** One that the limit led to and nobody has signed; what else waits stays. */
  private static List<CaseEvent> withdrawn(Case file) {
    return LIMIT_MISSED.equals(file.oversight().draft())
        ? List.of(new OversightEvent.DraftDismissed(List.of(), true))
        : List.of();
  }

  /**
   * The draft that one more dissatisfied answer leads to, a callback's, a rating's, the platform's
   * or that of a case which joined: none after the first one (DOMAIN §5).
   */
  public static List<CaseEvent> ofDissatisfaction(Case file) {
    return file.callbacks().dissatisfiedWith(file.answeredRound()) < 2
        ? List.of()
        : drafted(file, DISSATISFIED_TWICE);
  }

  /** The same where the dissatisfaction with the answer of this round is known already. */
  public static List<CaseEvent> ofKnownDissatisfaction(Case file) {
    boolean known = file.callbacks().dissatisfiedRound() == file.answeredRound();
    return known ? ofDissatisfaction(file) : List.of();
  }

  private static List<CaseEvent> drafted(Case file, String causeCode) {
    var draft = file.oversight().draft();
    boolean waits =
        draft != null && (LIMIT_MISSED.equals(causeCode) || !LIMIT_MISSED.equals(draft));
    boolean stands =
        waits
            || file.oversight().draftedInRound() == file.round()
            || file.flags().contains(CaseFlag.SUPERVISION);
    return stands ? List.of() : List.of(new OversightEvent.Drafted(causeCode));
  }
}
