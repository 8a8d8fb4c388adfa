package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.schemas.command.MergeCase;
import cn.huimin.hotline.schemas.command.UnmergeCase;

/** Reads the bodies of merge and unmerge. */
final class MergeReaders {

  private MergeReaders() {}

  static CommandDraft merge(ActionFields body) {
    var lead = body.fields().requiredText("leadCaseId", "主件", 64);
    body.text("reason", "并单理由", REASON);
    return body.end(NOTE, header -> new MergeCase(header, lead));
  }

  static CommandDraft unmerge(ActionFields body) {
    body.requiredText("reason", "撤销并单的理由", REASON);
    return body.end(NOTE, UnmergeCase::new);
  }
}
