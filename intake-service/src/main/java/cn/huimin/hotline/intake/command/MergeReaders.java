package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.schemas.command.MergeCase;
import cn.huimin.hotline.schemas.command.SplitCase;
import cn.huimin.hotline.schemas.command.UnmergeCase;
import java.util.List;

/** Reads the bodies of merge, unmerge and split. */
final class MergeReaders {

  private static final int MOST_PARTS = 10;

  private MergeReaders() {}

  static CommandDraft merge(ActionFields body) {
    var lead = body.fields().requiredText("leadCaseId", "主件", 64);
    body.text("reason", "并单理由", REASON);
    return body.end(NOTE, header -> new MergeCase(header, lead)).joining(lead);
  }

  static CommandDraft unmerge(ActionFields body) {
    body.requiredText("reason", "撤销并单的理由", REASON);
    return body.end(NOTE, UnmergeCase::new);
  }

  static CommandDraft split(ActionFields body) {
    var parts = body.fields().texts("parts", "各件内容", MOST_PARTS, ActionFields.SHORT_TEXT);
    body.require(parts.size() > 1, "parts", "请把各件事分别写出，至少两件");
    body.text("reason", "拆单理由", REASON);
    return body.end(NOTE, header -> new SplitCase(header, List.of())).with(parts);
  }
}
