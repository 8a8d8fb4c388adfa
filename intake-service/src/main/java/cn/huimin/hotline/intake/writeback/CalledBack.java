package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the complainant of a case said last, called back or rating.
 *
 * @param caseId the case
 * @param reached whether the call reached them; null for a rating
 * @param satisfaction answer to "satisfied?", or null
 * @param resolution answer to "resolved?", or null
 */
record CalledBack(
    String caseId,
    @Nullable Boolean reached,
    @Nullable Satisfaction satisfaction,
    @Nullable Resolution resolution) {

  /** The gravest first: a call is as content as the least content of its matters. */
  private static final List<Satisfaction> GRAVEST =
      List.of(
          Satisfaction.DISSATISFIED,
          Satisfaction.BASICALLY_SATISFIED,
          Satisfaction.SATISFIED,
          Satisfaction.NO_COMMENT);

  /** Whether anything was said, or tried. */
  boolean says() {
    return reached != null || satisfaction != null;
  }

  /** The verdicts on several matters of one call as one; empty where there are none. */
  static Optional<CalledBack> asOne(String callId, List<CalledBack> several) {
    var said = several.stream().filter(CalledBack::says).toList();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var calls = said.stream().map(CalledBack::reached).filter(Objects::nonNull).toList();
    return Optional.of(
        new CalledBack(
            callId,
            calls.isEmpty() ? null : calls.contains(true),
            GRAVEST.stream()
                .filter(grade -> said.stream().anyMatch(one -> one.satisfaction() == grade))
                .findFirst()
                .orElse(null),
            asOne(said.stream().map(CalledBack::resolution).filter(Objects::nonNull).toList())));
  }

  /** What all say; else that it is solved in part. */
  private static @Nullable Resolution asOne(List<Resolution> resolutions) {
    return resolutions.stream().distinct().count() <= 1
        ? resolutions.stream().findFirst().orElse(null)
        : Resolution.PARTLY;
  }
}
