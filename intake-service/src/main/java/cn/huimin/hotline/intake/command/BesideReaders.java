package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.JOINT_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.schemas.command.AnswerJoint;
import cn.huimin.hotline.schemas.command.InviteJoint;

/** Reads the bodies of what runs beside the handling: joint handling. */
final class BesideReaders {

  private BesideReaders() {}

  static CommandDraft joint(ActionFields body) {
    var unitIds = body.fields().texts("unitIds", "联办单位", 20, 100);
    body.require(!unitIds.isEmpty(), "unitIds", "请选联办单位");
    body.requiredText("reason", "请联办单位做什么", REASON);
    return body.end(NOTE, header -> new InviteJoint(header, unitIds));
  }

  static CommandDraft jointAnswer(ActionFields body) {
    body.requiredText("answer", "联办答复", JOINT_ANSWER);
    return body.end(NOTE, AnswerJoint::new);
  }
}
