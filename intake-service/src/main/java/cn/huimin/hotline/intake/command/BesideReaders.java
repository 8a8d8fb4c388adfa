package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.JOINT_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.PROOF;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.schemas.command.AnswerJoint;
import cn.huimin.hotline.schemas.command.InviteJoint;
import cn.huimin.hotline.schemas.command.StrikePromise;

/** Reads the bodies of what runs beside the handling: joint handling, promises. */
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

  static CommandDraft promiseDone(ActionFields body) {
    var promiseId = body.fields().text("promiseId", "承诺", 100);
    body.requiredText("proof", "销号依据", PROOF);
    return body.end(NOTE, header -> new StrikePromise(header, promiseId));
  }
}
