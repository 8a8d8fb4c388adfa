package cn.huimin.hotline.routing.life.joint;

import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideCommand.InviteJoint;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * The lead unit invites co-units. The case stays where it is: that is no transfer (DOMAIN §2). What
 * is against a unit is not shown to it as a co-unit either (§4.3).
 */
public final class JointDecider implements ActionDecider<InviteJoint> {

  @Override
  public Action action() {
    return Action.JOINT;
  }

  @Override
  public Class<InviteJoint> asked() {
    return InviteJoint.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.whileDisputed(Action.JOINT, file);
  }

  @Override
  public Decision decide(Case file, InviteJoint command, CaseContext context) {
    var header = command.header();
    var check =
        new FieldCheck()
            .require(!command.unitIds().isEmpty(), "unitIds", "请选联办单位")
            .require(header.brings(TextKind.REASON), "reason", "请写明请联办单位做什么");
    var invited = new ArrayList<CoUnit>();
    for (var unitId : new LinkedHashSet<>(command.unitIds())) {
      var unit = context.directory().unit(unitId).orElse(null);
      var wrong = unit == null ? "没有编号为 " + unitId + " 的单位，请从单位列表里选" : wrong(unit, file, context);
      check.require(wrong == null, "unitIds", wrong == null ? "" : wrong);
      if (unit != null) {
        invited.add(new CoUnit(unitId, unit.name(), CoUnit.Standing.ASKED));
      }
    }
    return check
        .refusal(Action.JOINT)
        .orElseGet(() -> Decision.accepted(new BesideEvent.JointInvited(invited, header.texts())));
  }

  /** Why the unit cannot be invited, or null. */
  private static @Nullable String wrong(Unit unit, Case file, CaseContext context) {
    var lead = file.assignment();
    if (unit.closed()) {
      return unit.name() + "已撤并，请选别的单位";
    }
    if (unit.kind() == UnitKind.BUREAU) {
      return "不能邀请全局，请选具体科室、教管办或学校";
    }
    if (Accused.isOf(file.subject(), unit.id(), context.directory())) {
      return unit.name() + "是被反映的单位，不能参加联办";
    }
    if (lead != null && lead.unitId().equals(unit.id())) {
      return unit.name() + "是牵头单位，请选别的单位";
    }
    return file.beside().coUnit(unit.id()).filter(CoUnit::owesAnswer).isPresent()
        ? unit.name() + "已受邀联办，还没有答复"
        : null;
  }
}
