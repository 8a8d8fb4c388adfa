package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;
import static cn.huimin.hotline.schemas.word.TextKind.SUMMARY;

import cn.huimin.hotline.schemas.command.CallConsultation;
import cn.huimin.hotline.schemas.command.DecideConsultation;
import cn.huimin.hotline.schemas.command.DecideReturn;
import cn.huimin.hotline.schemas.command.ReturnCase;
import cn.huimin.hotline.schemas.word.ReturnReason;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of return and consultation. */
final class ReturnReaders {

  /** Whose fault it can be. */
  private enum Fault {
    CENTRE,
    UNIT
  }

  private ReturnReaders() {}

  static CommandDraft ask(ActionFields body) {
    var reason = body.fields().requiredChoice("reasonCode", "退单原因", ReturnReason.class);
    body.requiredText("reason", "退单理由", REASON);
    return body.end(NOTE, header -> new ReturnCase(header, Objects.requireNonNull(reason)));
  }

  static CommandDraft decision(ActionFields body) {
    var fields = body.fields();
    boolean granted = fields.requiredFlag("granted", "是否同意退单");
    var unitId = fields.text("unitId", "改派单位", 100);
    var fault = fields.requiredChoice("fault", "责任", Fault.class);
    boolean forced = fields.flag("forced", "是否强制派单", false);
    body.requiredText("reason", "理由", REASON);
    return body.end(
        NOTE, header -> new DecideReturn(header, granted, unitId, fault(fault), forced));
  }

  static CommandDraft consultation(ActionFields body) {
    var fields = body.fields();
    var unitIds = fields.texts("unitIds", "会商单位", 20, 100);
    body.require(!fields.has("unitIds") || !unitIds.isEmpty(), "unitIds", "请选参加会商的科室或单位");
    body.require(fields.has("unitIds"), "unitIds", "请选参加会商的科室或单位");
    body.text("summary", "转办摘要", SUMMARY);
    body.requiredText("reason", "会商事由", REASON);
    return body.end(NOTE, header -> new CallConsultation(header, unitIds));
  }

  static CommandDraft consultationDecision(ActionFields body) {
    var fields = body.fields();
    var unitId = fields.requiredText("unitId", "承办单位", 100);
    var fault = fields.choice("fault", "责任", Fault.class);
    var category = fields.object("category", "类别");
    var level1 =
        fields.has("category")
            ? category.requiredText("level1", "一级类别", 100)
            : category.text("level1", "一级类别", 100);
    var level2 = category.text("level2", "二级类别", 100);
    body.text("summary", "转办摘要", SUMMARY);
    body.requiredText("reason", "会商决定", REASON);
    return body.end(
        NOTE,
        header ->
            new DecideConsultation(
                header,
                unitId,
                fault(fault),
                level1,
                level2,
                CommandDraft.textId(header, SUMMARY)));
  }

  private static TransferFault fault(@Nullable Fault fault) {
    return fault == null ? TransferFault.NONE : TransferFault.valueOf(fault.name());
  }
}
