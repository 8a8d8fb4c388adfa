package cn.huimin.hotline.routing.life.relief;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReliefEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The centre grants an extension, as asked or shorter or longer, or refuses it. */
public final class ExtensionDecisionDecider
    implements ActionDecider<ReliefCommand.DecideExtension> {

  @Override
  public Action action() {
    return Action.EXTENSION_DECISION;
  }

  @Override
  public Class<ReliefCommand.DecideExtension> asked() {
    return ReliefCommand.DecideExtension.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.flags().contains(CaseFlag.EXTENSION_REQUESTED)
        ? null
        : Refusal.conflict("state-does-not-allow", Action.EXTENSION_DECISION, "没有等待审定的延期");
  }

  @Override
  public Decision decide(Case file, ReliefCommand.DecideExtension command, CaseContext context) {
    int most = context.extensionMostDays();
    boolean granted = command.granted();
    var asked = Objects.requireNonNullElse(file.relief().extensionAsked(), 0);
    int days = Objects.requireNonNullElse(command.workingDays(), asked);
    var header = command.header();
    var check = new FieldCheck();
    if (granted) {
      SourceConsent.check(check, file, command, days, context.zone());
    }
    return check
        .require(
            !granted || (days >= 1 && days <= most), "workingDays", "延期请写 1 到 " + most + " 个工作日")
        .require(granted || command.workingDays() == null, "workingDays", "不同意延期时请留空")
        .require(header.brings(TextKind.REASON), "reason", "请写明理由，承办单位会看到")
        .refusal(Action.EXTENSION_DECISION)
        .orElseGet(
            () ->
                Decision.accepted(
                    new ReliefEvent.ExtensionDecided(
                        granted,
                        granted ? days : 0,
                        granted && command.sourceConsent() ? command.sourceAnsweredOn() : null,
                        header.texts())));
  }
}
