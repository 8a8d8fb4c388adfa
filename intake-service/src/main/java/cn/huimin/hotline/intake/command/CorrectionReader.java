package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;
import static cn.huimin.hotline.schemas.word.TextKind.SUMMARY;

import cn.huimin.hotline.schemas.command.CorrectClassification;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TransferFault;

/** Reads the body of a correction. */
final class CorrectionReader {

  private CorrectionReader() {}

  static CommandDraft read(ActionFields body) {
    var fields = body.fields();
    var category = fields.object("category", "类别");
    var level1 =
        fields.has("category")
            ? category.requiredText("level1", "一级类别", 100)
            : category.text("level1", "一级类别", 100);
    var level2 = category.text("level2", "二级类别", 100);
    var demandType = fields.choice("demandType", "诉求类型", DemandType.class);
    var fault = fields.choice("fault", "上次转办的责任", ActionReaders.Fault.class);
    var accused = fields.text("accusedUnitId", "被反映的单位", 100);
    body.text("summary", "转办摘要", SUMMARY);
    body.require(
        fields.has("category")
            || fields.has("demandType")
            || fields.has("fault")
            || fields.has("accusedUnitId")
            || body.brings(SUMMARY),
        "category",
        "请至少改一项：类别、诉求类型、上次转办的责任、被反映的单位，或原件已隐去的转办摘要");
    body.requiredText("reason", "更正理由", REASON);
    return body.end(
        NOTE,
        header ->
            CorrectClassification.newBuilder()
                .setHeader(header)
                .setCategoryLevel1(level1)
                .setCategoryLevel2(level2)
                .setDemandType(demandType)
                .setFault(fault == null ? null : TransferFault.valueOf(fault.name()))
                .setSummaryTextId(CommandDraft.textId(header, SUMMARY))
                .setAccusedUnitId(accused)
                .build());
  }
}
