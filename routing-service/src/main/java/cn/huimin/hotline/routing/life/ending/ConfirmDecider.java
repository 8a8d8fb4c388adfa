package cn.huimin.hotline.routing.life.ending;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Proposal;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.correction.Correcting;
import cn.huimin.hotline.schemas.word.ProposalKind;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A second person confirms what another proposed, or does not. */
public final class ConfirmDecider implements ActionDecider<EndingCommand.Confirm> {

  @Override
  public Action action() {
    return Action.CONFIRM;
  }

  @Override
  public Class<EndingCommand.Confirm> asked() {
    return EndingCommand.Confirm.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.settlement().proposal() == null
        ? Refusal.conflict("state-does-not-allow", Action.CONFIRM, "没有等待另一人确认的事项")
        : null;
  }

  @Override
  public Decision decide(Case file, EndingCommand.Confirm command, CaseContext context) {
    var header = command.header();
    var proposal = Objects.requireNonNull(file.settlement().proposal());
    boolean ends = command.confirmed() && proposal.kind() == ProposalKind.INVALID;
    var correction = proposal.correction();
    var held =
        ends
            ? Refusal.beforeItEnds(Action.CONFIRM, file)
            : command.confirmed() && correction != null
                ? Correcting.overtaken(Action.CONFIRM, file, correction, context.directory())
                : null;
    if (held != null) {
      return Decision.refused(held);
    }
    return new FieldCheck()
        .require(command.confirmed() || header.brings(TextKind.REASON), "reason", "不同意的，请写明理由")
        .refusal(Action.CONFIRM)
        .orElseGet(() -> decided(file, proposal, command, context));
  }

  private static Decision decided(
      Case file, Proposal proposal, EndingCommand.Confirm command, CaseContext context) {
    var events = new ArrayList<CaseEvent>();
    events.add(
        new EndingEvent.ProposalDecided(
            proposal.kind(), command.confirmed(), proposal.by(), command.header().texts()));
    var correction = proposal.correction();
    if (command.confirmed() && correction != null) {
      events.addAll(Correcting.events(file, correction, List.of(), context.directory()));
    }
    return new Decision.Accepted(events);
  }
}
