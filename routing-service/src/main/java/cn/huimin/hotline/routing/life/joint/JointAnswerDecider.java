package cn.huimin.hotline.routing.life.joint;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideCommand.AnswerJoint;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import org.jspecify.annotations.Nullable;

/** A co-unit answers for its share, once. */
public final class JointAnswerDecider implements ActionDecider<AnswerJoint> {

  @Override
  public Action action() {
    return Action.JOINT_ANSWER;
  }

  @Override
  public Class<AnswerJoint> asked() {
    return AnswerJoint.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.beside().awaitsCoUnits()
        ? null
        : Refusal.conflict("state-does-not-allow", Action.JOINT_ANSWER, "没有等待答复的联办");
  }

  @Override
  public Decision decide(Case file, AnswerJoint command, CaseContext context) {
    var header = command.header();
    var unit =
        file.beside().coUnit(header.actor().unitId()).filter(CoUnit::owesAnswer).orElse(null);
    if (unit == null) {
      return Decision.refused(
          Refusal.conflict("state-does-not-allow", Action.JOINT_ANSWER, "您的单位没有等待答复的联办"));
    }
    return new FieldCheck()
        .require(header.brings(TextKind.JOINT_ANSWER), "answer", "请写联办答复")
        .refusal(Action.JOINT_ANSWER)
        .orElseGet(
            () -> Decision.accepted(new BesideEvent.JointAnswered(unit.unitId(), header.texts())));
  }
}
