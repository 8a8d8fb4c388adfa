package cn.huimin.hotline.routing.life.amendment;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.danger.Danger;
import cn.huimin.hotline.routing.life.danger.Hiding;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The centre adds what it learned about an open case. As with an amendment of the source: urgency
 * is raised, never lowered, and what is hidden stays hidden.
 */
public final class AmendDecider implements ActionDecider<OversightCommand.Amend> {

  @Override
  public Action action() {
    return Action.AMEND;
  }

  @Override
  public Class<OversightCommand.Amend> asked() {
    return OversightCommand.Amend.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.ended()
        ? Refusal.conflict("state-does-not-allow", Action.AMEND, "来源已收回这件工单")
        : null;
  }

  @Override
  public Decision decide(Case file, OversightCommand.Amend command, CaseContext context) {
    var known = file.origin();
    var urgency = Objects.requireNonNullElse(command.urgency(), file.subject().urgency());
    var deadline = command.deadlineFromSource();
    var header = command.header();
    boolean hides = command.confidential() && !file.subject().hidden() && file.isWithAUnit();
    // What the words hide, unlike what the operator does, may wait for its summary.
    boolean hidden =
        file.subject().hidden()
            || command.confidential()
            || Hiding.in(command.wording(), file.subject().demandType(), urgency, context);
    var assignment = file.assignment();
    return new FieldCheck()
        .require(header.brings(TextKind.NOTE), "note", "请写补充的情况")
        .require(
            !hides
                || header.brings(TextKind.SUMMARY)
                || (assignment != null && assignment.summaryTextId() != null),
            "summary",
            "保密后原件要对承办单位隐去，请写脱敏转办摘要")
        .require(urgency.compareTo(file.subject().urgency()) >= 0, "urgency", "紧急程度只能提高，不能降低")
        .require(
            deadline == null || deadline.isAfter(header.acceptedAt()),
            "deadlineFromSource",
            "来源时限已过，请核对")
        .refusal(Action.AMEND)
        .orElseGet(
            () ->
                with(
                    Danger.in(command.wording(), file, urgency, hidden, context),
                    new CaseEvent.Amended(
                        new Origin(
                            known.caseNumber(),
                            known.channel(),
                            known.sourceLine(),
                            known.externalNumber(),
                            known.sourceLevel(),
                            known.contentHash(),
                            known.fingerprint(),
                            known.confidential() || command.confidential(),
                            known.anonymous(),
                            deadline == null ? known.deadlineFromSource() : deadline,
                            known.sketch()),
                        urgency,
                        hidden,
                        null,
                        header.texts())));
  }

  private static Decision with(List<CaseEvent> danger, CaseEvent amended) {
    return new Decision.Accepted(Stream.concat(Stream.of(amended), danger.stream()).toList());
  }
}
