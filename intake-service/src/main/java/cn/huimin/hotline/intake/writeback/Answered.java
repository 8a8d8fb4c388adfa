package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a case answers, as far as its events have told.
 *
 * @param caseId the case
 * @param textId its public answer, or the reason of its end; null if none was said
 * @param verdict verdict that the reviewer fixed, or null
 * @param closingKind closing kind of the report, or null
 * @param ended how it ended other than by its report, or null
 * @param leadCaseId the lead that answers in its place, or null
 */
record Answered(
    String caseId,
    @Nullable String textId,
    @Nullable Verdict verdict,
    @Nullable ClosingKind closingKind,
    @Nullable CaseState ended,
    @Nullable String leadCaseId) {

  /** An answer without a verdict yet. */
  static Answered text(String caseId, @Nullable String textId, @Nullable CaseState ended) {
    return new Answered(caseId, textId, null, null, ended, null);
  }
}
