package cn.huimin.hotline.routing.life.callback;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.supervision.DraftDecider;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One callback attempt. A dissatisfied answer opens the next round (重办); any other answer closes
 * the case; nobody reached only counts.
 */
public final class CallbackDecider implements ActionDecider<CaseCommand.Callback> {

  /** Cause of a redo that a callback opened. */
  private static final String DISSATISFIED = "dissatisfied-callback";

  @Override
  public Action action() {
    return Action.CALLBACK;
  }

  @Override
  public Class<CaseCommand.Callback> asked() {
    return CaseCommand.Callback.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    var proposed = Refusal.whileEmergencyProposed(Action.CALLBACK, file);
    if (proposed != null) {
      return proposed;
    }
    return file.state() == CaseState.MERGED && !file.merging().owesCallback()
        ? Refusal.conflict("state-does-not-allow", Action.CALLBACK, "这件工单已并入主件，主件办完后再回访")
        : null;
  }

  @Override
  public boolean owed(Case file, CaseContext context) {
    return !context.unreachable().missing(file.callbacks().attempts(), context.zone()).isEmpty();
  }

  @Override
  public Decision decide(Case file, CaseCommand.Callback command, CaseContext context) {
    return check(command)
        .refusal(Action.CALLBACK)
        .orElseGet(() -> recorded(file, command, context));
  }

  /** Whether with this attempt enough of them were made (DOMAIN §3). */
  private static boolean lastAttempt(Case file, CaseCommand.Callback command, CaseContext context) {
    var made = new ArrayList<>(file.callbacks().attempts());
    made.add(command.header().acceptedAt());
    return context.unreachable().missing(made, context.zone()).isEmpty();
  }

  private static FieldCheck check(CaseCommand.Callback command) {
    var check = new FieldCheck();
    answered(check, command, command.contactedByUnit(), "contactedByUnit", "请问单位是否联系过");
    answered(check, command, command.resolution(), "resolution", "请记录是否解决");
    answered(check, command, command.satisfaction(), "satisfaction", "请记录是否满意；不愿评价的选不评价");
    answered(check, command, command.pressed(), "pressed", "请问有没有人要求这样说或要求撤单");
    return check;
  }

  /** Who was reached is asked all four questions; who was not has answered none (DOMAIN §3). */
  private static void answered(
      FieldCheck check,
      CaseCommand.Callback command,
      @Nullable Object answer,
      String field,
      String ask) {
    boolean right = command.reached() == (answer != null);
    check.require(right, field, command.reached() ? "接通了，" + ask : "没有接通，请留空");
  }

  private static Decision recorded(Case file, CaseCommand.Callback command, CaseContext context) {
    var recorded =
        new CaseEvent.CallbackRecorded(
            file.callbacks().attempts().size() + 1,
            command.reached(),
            command.contactedByUnit(),
            command.resolution(),
            command.satisfaction(),
            command.pressed(),
            !command.reached() && lastAttempt(file, command, context),
            command.header().texts());
    if (!command.reached() || file.state() == CaseState.MERGED) {
      return Decision.accepted(recorded);
    }
    if (command.satisfaction() != Satisfaction.DISSATISFIED) {
      return Decision.accepted(recorded, new CaseEvent.Closed(true));
    }
    var events = new ArrayList<CaseEvent>();
    events.add(recorded);
    events.addAll(DraftDecider.ofDissatisfaction(file));
    events.add(new CaseEvent.RedoOpened(DISSATISFIED, List.of()));
    return new Decision.Accepted(events);
  }
}
