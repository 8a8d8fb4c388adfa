package cn.huimin.hotline.routing.engine;

import static java.util.stream.Collectors.toUnmodifiableMap;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.LifeTable;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.Rights;
import cn.huimin.hotline.routing.life.SplitCommand;
import cn.huimin.hotline.routing.life.amendment.AmendDecider;
import cn.huimin.hotline.routing.life.amendment.UrgeDecider;
import cn.huimin.hotline.routing.life.callback.CallbackDecider;
import cn.huimin.hotline.routing.life.callback.CloseDecider;
import cn.huimin.hotline.routing.life.callback.RateDecider;
import cn.huimin.hotline.routing.life.correction.CorrectDecider;
import cn.huimin.hotline.routing.life.danger.ConfirmEmergencyDecider;
import cn.huimin.hotline.routing.life.danger.PoliceReportDecider;
import cn.huimin.hotline.routing.life.dispatch.ConsultDecider;
import cn.huimin.hotline.routing.life.dispatch.ConsultDecisionDecider;
import cn.huimin.hotline.routing.life.dispatch.DispatchDecider;
import cn.huimin.hotline.routing.life.dispatch.ReturnDecider;
import cn.huimin.hotline.routing.life.dispatch.ReturnDecisionDecider;
import cn.huimin.hotline.routing.life.ending.AnswerDecider;
import cn.huimin.hotline.routing.life.ending.ConfirmDecider;
import cn.huimin.hotline.routing.life.ending.DeclineDecider;
import cn.huimin.hotline.routing.life.ending.InvalidateDecider;
import cn.huimin.hotline.routing.life.ending.ReferDecider;
import cn.huimin.hotline.routing.life.ending.WithdrawDecider;
import cn.huimin.hotline.routing.life.ending.WithdrawDecisionDecider;
import cn.huimin.hotline.routing.life.flood.NoteFloodDecider;
import cn.huimin.hotline.routing.life.handin.HandInDecider;
import cn.huimin.hotline.routing.life.handling.ContactDecider;
import cn.huimin.hotline.routing.life.handling.SignDecider;
import cn.huimin.hotline.routing.life.joint.JointAnswerDecider;
import cn.huimin.hotline.routing.life.joint.JointDecider;
import cn.huimin.hotline.routing.life.limit.NoteLimitDecider;
import cn.huimin.hotline.routing.life.merge.MergeDecider;
import cn.huimin.hotline.routing.life.merge.NoteMergeDecider;
import cn.huimin.hotline.routing.life.merge.UnmergeDecider;
import cn.huimin.hotline.routing.life.promise.PromiseDoneDecider;
import cn.huimin.hotline.routing.life.recheck.RecheckDecider;
import cn.huimin.hotline.routing.life.recheck.RecheckDecisionDecider;
import cn.huimin.hotline.routing.life.relief.ComplexDecider;
import cn.huimin.hotline.routing.life.relief.ComplexDecisionDecider;
import cn.huimin.hotline.routing.life.relief.ExtensionDecider;
import cn.huimin.hotline.routing.life.relief.ExtensionDecisionDecider;
import cn.huimin.hotline.routing.life.repeat.NoteRepeatDecider;
import cn.huimin.hotline.routing.life.report.DelegateDecider;
import cn.huimin.hotline.routing.life.report.FalsifiedDecider;
import cn.huimin.hotline.routing.life.report.ReportDecider;
import cn.huimin.hotline.routing.life.report.ReviewDecider;
import cn.huimin.hotline.routing.life.report.SignOffDecider;
import cn.huimin.hotline.routing.life.source.ReturnToSourceDecider;
import cn.huimin.hotline.routing.life.source.SourceAcceptanceDecider;
import cn.huimin.hotline.routing.life.source.SourceCallbackDecider;
import cn.huimin.hotline.routing.life.source.SourceRedoDecider;
import cn.huimin.hotline.routing.life.source.SourceRefusalDecider;
import cn.huimin.hotline.routing.life.split.NotePartDecider;
import cn.huimin.hotline.routing.life.split.SplitDecider;
import cn.huimin.hotline.routing.life.supervision.DraftDecider;
import cn.huimin.hotline.routing.life.supervision.SignDraftDecider;
import cn.huimin.hotline.routing.life.supervision.SuperviseDecider;
import cn.huimin.hotline.routing.life.supervision.SupervisionAnswerDecider;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides any command: first whether the actor may ({@link Rights}), then whether the case is as
 * the actor saw it, then whether its state allows it ({@link LifeTable}), then the action itself.
 */
public final class CaseDecider {

  private static final HandInDecider HAND_IN = new HandInDecider();
  private static final DispatchDecider DISPATCH = new DispatchDecider();

  /** Every action's decider, in the order in which next steps are listed. */
  static final List<ActionDecider<?>> ALL =
      List.of(
          new ConfirmEmergencyDecider(),
          new PoliceReportDecider(),
          new ReturnDecisionDecider(DISPATCH),
          new ConsultDecisionDecider(DISPATCH),
          DISPATCH,
          new SignDecider(),
          new JointAnswerDecider(),
          new ContactDecider(),
          new ExtensionDecisionDecider(),
          new ComplexDecisionDecider(),
          new ReturnDecider(),
          new ConsultDecider(),
          new JointDecider(),
          new ExtensionDecider(),
          new ComplexDecider(),
          new ReportDecider(),
          new SignOffDecider(),
          new DelegateDecider(),
          new ReviewDecider(),
          new FalsifiedDecider(),
          new CallbackDecider(),
          new CloseDecider(),
          new RateDecider(),
          new PromiseDoneDecider(),
          new WithdrawDecisionDecider(),
          new ConfirmDecider(),
          new SourceRefusalDecider(),
          new SourceAcceptanceDecider(),
          new RecheckDecisionDecider(),
          new RecheckDecider(),
          new SignDraftDecider(),
          new SupervisionAnswerDecider(),
          new SuperviseDecider(),
          new UrgeDecider(),
          new MergeDecider(),
          new UnmergeDecider(),
          new SplitDecider(),
          new AmendDecider(),
          new CorrectDecider(),
          new AnswerDecider(),
          new DeclineDecider(),
          new ReferDecider(),
          new ReturnToSourceDecider(),
          new WithdrawDecider(),
          new InvalidateDecider(),
          new SourceCallbackDecider(),
          new SourceRedoDecider(),
          new DraftDecider(),
          new NotePartDecider(),
          new NoteMergeDecider(),
          new NoteRepeatDecider(),
          new NoteFloodDecider(),
          new NoteLimitDecider());

  private static final Map<Class<?>, ActionDecider<?>> BY_COMMAND =
      ALL.stream().collect(toUnmodifiableMap(ActionDecider::asked, decider -> decider));

  /** What somebody asked and waits for: who finds it waiting no longer was not the first. */
  private static final Set<Action> ANSWERS =
      EnumSet.of(
          Action.RETURN_DECISION,
          Action.CONSULT_DECISION,
          Action.EXTENSION_DECISION,
          Action.COMPLEX_DECISION,
          Action.RECHECK_DECISION,
          Action.WITHDRAW_DECISION,
          Action.CONFIRM,
          Action.CONFIRM_EMERGENCY,
          Action.POLICE_REPORT,
          Action.JOINT_ANSWER,
          Action.SIGN_DRAFT,
          Action.SUPERVISION_ANSWER);

  private CaseDecider() {}

  /**
   * What becomes of the command.
   *
   * @param file the case, null if there is none
   * @param command what is asked
   * @param context editions and rules in force
   */
  public static Decision decide(@Nullable Case file, CaseCommand command, CaseContext context) {
    if (command instanceof CaseCommand.HandIn handIn) {
      return HAND_IN.decide(file, handIn, context);
    }
    if (command instanceof SplitCommand.OpenPart part) {
      return HAND_IN.open(file, part, context);
    }
    if (file == null) {
      return Decision.refused(Refusal.noCase());
    }
    var decider = BY_COMMAND.get(command.getClass());
    if (decider == null) {
      throw new IllegalStateException("nobody decides a " + command.getClass().getSimpleName());
    }
    return guarded(decider, file, command, context);
  }

  private static <C extends CaseCommand> Decision guarded(
      ActionDecider<C> decider, Case file, CaseCommand command, CaseContext context) {
    var action = decider.action();
    var forbidden = Rights.check(action, command.header().actor(), file, context.directory());
    if (forbidden != null) {
      return Decision.refused(forbidden);
    }
    var expected = command.header().expectedVersion();
    if (expected != null && expected != file.version()) {
      return Decision.refused(
          expected < file.version()
              ? stale(action, expected, file, context)
              : Refusal.invalid(
                  action,
                  List.of(
                      new Refusal.Problem(
                          "expectedVersion", "工单现在是第 " + file.version() + " 版，请刷新后照页面上的版本填"))));
    }
    if (LifeTable.cell(file.state(), action) == LifeTable.Cell.NO) {
      return Decision.refused(
          Refusal.conflict("state-does-not-allow", action, Standing.of(file, context)));
    }
    var blocked = decider.blocked(file, context);
    return blocked == null
        ? decider.decide(file, decider.asked().cast(command), context)
        : Decision.refused(
            ANSWERS.contains(action)
                ? blocked.after(Standing.deed(file, context), action)
                : blocked);
  }

  private static Refusal stale(Action action, long expected, Case file, CaseContext context) {
    return Refusal.conflict(
        "version-is-old",
        action,
        "您看到的是第 %d 版，工单已到第 %d 版；%s"
            .formatted(expected, file.version(), Standing.of(file, context)));
  }
}
