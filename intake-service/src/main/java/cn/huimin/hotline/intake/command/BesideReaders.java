package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.CALLBACK_WORDS;
import static cn.huimin.hotline.schemas.word.TextKind.JOINT_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.PROOF;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;
import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.schemas.command.AnswerJoint;
import cn.huimin.hotline.schemas.command.ConfirmEmergency;
import cn.huimin.hotline.schemas.command.DelegateSignOff;
import cn.huimin.hotline.schemas.command.FindFalsified;
import cn.huimin.hotline.schemas.command.InviteJoint;
import cn.huimin.hotline.schemas.command.RecordPoliceReport;
import cn.huimin.hotline.schemas.command.RecordRating;
import cn.huimin.hotline.schemas.command.StrikePromise;
import cn.huimin.hotline.schemas.word.Falsity;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Urgency;

/**
 * Reads the bodies of what runs beside the handling: joint handling, promises, emergencies,
 * compulsory reports, delegation, findings, ratings.
 */
final class BesideReaders {

  /** What a proposed emergency can be lowered to. */
  private enum Lower {
    NORMAL,
    URGENT
  }

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

  static CommandDraft confirmEmergency(ActionFields body) {
    var fields = body.fields();
    boolean confirmed = fields.requiredFlag("confirmed", "是否特急");
    var urgency = fields.choice("urgency", "紧急程度", Lower.class);
    body.text("reason", "理由", REASON);
    body.require(
        confirmed || !fields.has("confirmed") || body.brings(REASON), "reason", "降级的，请写明理由");
    return body.end(
        NOTE,
        header ->
            new ConfirmEmergency(
                header, confirmed, urgency == null ? null : Urgency.valueOf(urgency.name())));
  }

  static CommandDraft policeReport(ActionFields body) {
    body.requiredText("proof", "报案依据", PROOF);
    return body.end(NOTE, RecordPoliceReport::new);
  }

  static CommandDraft delegate(ActionFields body) {
    var account = body.fields().requiredText("account", "受委托的账号", 100);
    return body.end(NOTE, header -> new DelegateSignOff(header, account));
  }

  static CommandDraft falsified(ActionFields body) {
    var falsity = body.fields().requiredChoice("finding", "认定", Falsity.class);
    body.requiredText("reason", "认定理由", REASON);
    return body.end(NOTE, header -> new FindFalsified(header, requireNonNull(falsity)));
  }

  static CommandDraft rate(ActionFields body) {
    var fields = body.fields();
    var satisfaction = fields.requiredChoice("satisfaction", "是否满意", Satisfaction.class);
    var resolution = fields.choice("resolution", "是否解决", Resolution.class);
    body.text("words", "原话", CALLBACK_WORDS);
    return body.end(
        NOTE, header -> new RecordRating(header, requireNonNull(satisfaction), resolution));
  }
}
