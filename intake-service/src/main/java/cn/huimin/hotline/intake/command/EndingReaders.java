package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.AUTHORITY;
import static cn.huimin.hotline.schemas.word.TextKind.CALLBACK_WORDS;
import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.PUBLIC_ANSWER;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.intake.command.ActionReaders.Means;
import cn.huimin.hotline.schemas.command.AnswerCase;
import cn.huimin.hotline.schemas.command.AskWithdrawal;
import cn.huimin.hotline.schemas.command.ConfirmProposal;
import cn.huimin.hotline.schemas.command.DecideWithdrawal;
import cn.huimin.hotline.schemas.command.DeclineCase;
import cn.huimin.hotline.schemas.command.ProposeInvalid;
import cn.huimin.hotline.schemas.command.ReferCase;
import cn.huimin.hotline.schemas.word.DeclineReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of endings by the centre, and of what a second person decides. */
final class EndingReaders {

  private EndingReaders() {}

  static CommandDraft answer(ActionFields body) {
    var means = means(body);
    body.requiredText("publicAnswer", "给诉求人的答复", PUBLIC_ANSWER);
    return body.end(NOTE, header -> new AnswerCase(header, means));
  }

  static CommandDraft decline(ActionFields body) {
    var reason = body.fields().requiredChoice("reasonCode", "不予受理的原因", DeclineReason.class);
    var means = means(body);
    body.requiredText("reason", "依据", REASON);
    body.requiredText("publicAnswer", "告知诉求人的话", PUBLIC_ANSWER);
    return body.end(NOTE, header -> new DeclineCase(header, Objects.requireNonNull(reason), means));
  }

  static CommandDraft refer(ActionFields body) {
    var means = means(body);
    body.requiredText("authority", "转给哪个部门", AUTHORITY);
    body.requiredText("reason", "理由", REASON);
    body.requiredText("publicAnswer", "告知诉求人的话", PUBLIC_ANSWER);
    return body.end(NOTE, header -> new ReferCase(header, means));
  }

  static CommandDraft withdraw(ActionFields body) {
    body.requiredText("reason", "撤单理由", REASON);
    return body.end(NOTE, AskWithdrawal::new);
  }

  static CommandDraft withdrawDecision(ActionFields body) {
    boolean confirmed = body.fields().requiredFlag("confirmed", "诉求人是否愿意撤单");
    var pressed = body.fields().flag("pressed", "是否有人要求撤单");
    body.requiredText("reason", "核实情况", REASON);
    body.text("words", "诉求人原话", CALLBACK_WORDS);
    return body.end(NOTE, header -> new DecideWithdrawal(header, confirmed, pressed));
  }

  static CommandDraft invalidate(ActionFields body) {
    body.requiredText("reason", "为什么是无效工单", REASON);
    return body.end(NOTE, ProposeInvalid::new);
  }

  static CommandDraft confirm(ActionFields body) {
    boolean confirmed = body.fields().flag("confirmed", "是否同意", true);
    body.text("reason", "理由", REASON);
    body.require(confirmed || body.brings(REASON), "reason", "不同意的，请写明理由");
    return body.end(NOTE, header -> new ConfirmProposal(header, confirmed));
  }

  private static @Nullable String means(ActionFields body) {
    var means = body.fields().choice("means", "告知方式", Means.class);
    return means == null ? null : means.name();
  }
}
