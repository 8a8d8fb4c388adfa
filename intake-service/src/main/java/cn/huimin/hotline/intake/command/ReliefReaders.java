package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.PROOF;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.schemas.command.AskComplex;
import cn.huimin.hotline.schemas.command.AskExtension;
import cn.huimin.hotline.schemas.command.DecideComplex;
import cn.huimin.hotline.schemas.command.DecideExtension;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of extension and complex handling. */
final class ReliefReaders {

  /** More than any policy allows; what it allows is routing's to say. */
  private static final long MOST_DAYS = 366;

  private ReliefReaders() {}

  static CommandDraft extension(ActionFields body) {
    var fields = body.fields();
    var days = days(body);
    body.require(fields.has("workingDays"), "workingDays", "请填写延期几个工作日");
    body.requiredText("reason", "延期理由", REASON);
    return body.end(NOTE, header -> new AskExtension(header, days == null ? 0 : days, false));
  }

  static CommandDraft extensionDecision(ActionFields body) {
    boolean granted = body.fields().requiredFlag("granted", "是否同意延期");
    var days = days(body);
    var fields = body.fields();
    boolean consent = fields.flag("sourceConsent", "来源是否同意", false);
    var answeredOn = fields.day("sourceAnsweredOn", "来源同意的日期");
    body.text("sourceAnswer", "来源的答复", PROOF);
    body.require(!consent || fields.has("sourceAnsweredOn"), "sourceAnsweredOn", "请写来源同意的日期");
    body.require(!consent || body.brings(PROOF), "sourceAnswer", "请写来源的答复：谁同意的、文号或编号");
    body.requiredText("reason", "理由", REASON);
    return body.end(
        NOTE, header -> new DecideExtension(header, granted, days, consent, answeredOn));
  }

  static CommandDraft complex(ActionFields body) {
    body.requiredText("reason", "复杂在哪里", REASON);
    return body.end(NOTE, AskComplex::new);
  }

  static CommandDraft complexDecision(ActionFields body) {
    boolean granted = body.fields().requiredFlag("granted", "是否同意按复杂件办理");
    body.requiredText("reason", "理由", REASON);
    return body.end(NOTE, header -> new DecideComplex(header, granted));
  }

  private static @Nullable Integer days(ActionFields body) {
    var days = body.fields().number("workingDays", "工作日数");
    body.require(days == null || (days >= 1 && days <= MOST_DAYS), "workingDays", "工作日数请写 1 以上的整数");
    return days == null ? null : (int) Math.min(days, MOST_DAYS);
  }
}
