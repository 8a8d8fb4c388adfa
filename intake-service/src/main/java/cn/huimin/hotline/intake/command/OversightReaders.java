package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.ORDER;
import static cn.huimin.hotline.schemas.word.TextKind.ORDER_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;
import static cn.huimin.hotline.schemas.word.TextKind.SUMMARY;

import cn.huimin.hotline.schemas.command.AmendCase;
import cn.huimin.hotline.schemas.command.AnswerSupervision;
import cn.huimin.hotline.schemas.command.ApplyRecheck;
import cn.huimin.hotline.schemas.command.DecideRecheck;
import cn.huimin.hotline.schemas.command.OrderSupervision;
import cn.huimin.hotline.schemas.command.SignDraft;
import cn.huimin.hotline.schemas.command.UrgeCase;
import cn.huimin.hotline.schemas.word.Urgency;

/** Reads the bodies of supervision, urging, amendment and recheck. */
final class OversightReaders {

  private OversightReaders() {}

  static CommandDraft supervise(ActionFields body) {
    body.requiredText("order", "批示内容", ORDER);
    var dueAt = body.fields().instant("dueAt", "答复期限");
    return body.end(NOTE, header -> new OrderSupervision(header, dueAt));
  }

  static CommandDraft signDraft(ActionFields body) {
    boolean sign = body.fields().flag("sign", "是否签发", true);
    body.text("order", "批示内容", ORDER);
    body.require(sign || body.brings(ORDER), "order", "不签发的，请写明理由");
    var dueAt = body.fields().instant("dueAt", "答复期限");
    return body.end(NOTE, header -> new SignDraft(header, sign, dueAt));
  }

  static CommandDraft answer(ActionFields body) {
    body.requiredText("answer", "督办办理情况", ORDER_ANSWER);
    return body.end(NOTE, AnswerSupervision::new);
  }

  static CommandDraft urge(ActionFields body) {
    return body.end(NOTE, UrgeCase::new);
  }

  static CommandDraft amend(ActionFields body) {
    var fields = body.fields();
    body.requiredText("supplement", "补充的情况", NOTE);
    var urgency = fields.choice("urgency", "紧急程度", Urgency.class);
    var deadline = fields.instant("deadlineFromSource", "来源时限");
    boolean confidential = fields.flag("confidential", "是否要求保密", false);
    body.text("summary", "转办摘要", SUMMARY);
    return body.end(REASON, header -> new AmendCase(header, urgency, deadline, confidential, null));
  }

  static CommandDraft recheck(ActionFields body) {
    body.requiredText("reason", "复核理由", REASON);
    return body.end(NOTE, ApplyRecheck::new);
  }

  static CommandDraft recheckDecision(ActionFields body) {
    boolean upheld = body.fields().requiredFlag("upheld", "复核是否维持");
    body.requiredText("reason", "复核意见", REASON);
    return body.end(NOTE, header -> new DecideRecheck(header, upheld));
  }
}
