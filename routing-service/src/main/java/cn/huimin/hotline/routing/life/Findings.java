package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What was found, and how often a report came back.
 *
 * @param firstVerdict verdict fixed in the first round, or null
 * @param verdict verdict fixed last, or null
 * @param closingKind closing kind of the approved report, or null
 * @param templateRejections rejections for the template (DOMAIN §7.1, 2.4)
 */
public record Findings(
    @Nullable Verdict firstVerdict,
    @Nullable Verdict verdict,
    @Nullable ClosingKind closingKind,
    int templateRejections) {

  static final Findings NONE = new Findings(null, null, null, 0);

  Findings fixed(Verdict fixed, ClosingKind kind) {
    return new Findings(
        firstVerdict == null ? fixed : firstVerdict, fixed, kind, templateRejections);
  }

  Findings rejectedForTemplate() {
    return new Findings(firstVerdict, verdict, closingKind, templateRejections + 1);
  }
}
