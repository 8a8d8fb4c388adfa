package cn.huimin.hotline.routing.life.report;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideCommand.FindFalsified;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/**
 * A report is found falsified or irresponsible; that costs the unit whose report it is, which need
 * not have the case any more, and undoes the one-time completion (DOMAIN §7.1).
 */
public final class FalsifiedDecider implements ActionDecider<FindFalsified> {

  @Override
  public Action action() {
    return Action.FALSIFIED;
  }

  @Override
  public Class<FindFalsified> asked() {
    return FindFalsified.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (file.report() == null) {
      return Refusal.conflict("state-does-not-allow", Action.FALSIFIED, "还没有办理报告");
    }
    return file.beside().falsity() == null
        ? null
        : Refusal.conflict("state-does-not-allow", Action.FALSIFIED, "这件工单已经认定过，不重复认定");
  }

  @Override
  public Decision decide(Case file, FindFalsified command, CaseContext context) {
    var header = command.header();
    var falsity = command.falsity();
    var unit = requireNonNull(file.report()).unitId();
    var charged = unit == null ? requireNonNull(file.assignment()).unitId() : unit;
    return new FieldCheck()
        .require(falsity != null, "finding", "请选认定：FALSIFIED 弄虚作假或 IRRESPONSIBLE 不负责任")
        .require(header.brings(TextKind.REASON), "reason", "请写明认定理由")
        .refusal(Action.FALSIFIED)
        .orElseGet(
            () ->
                Decision.accepted(
                    new BesideEvent.FoundFalsified(
                        charged, requireNonNull(falsity), header.texts())));
  }
}
