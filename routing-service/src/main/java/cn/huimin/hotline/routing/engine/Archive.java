package cn.huimin.hotline.routing.engine;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.schemas.word.CaseState;
import java.time.Duration;
import java.time.Instant;

/**
 * Which cases leave the store, long after their end (DESIGN §5): those of which nobody owes
 * anything any more, be it to the complainant, to the police or to another case.
 */
public final class Archive {

  private Archive() {}

  /**
   * Whether the case belongs into the archive.
   *
   * @param now time of the log
   * @param kept how long a case is kept after its end
   */
  public static boolean holds(Case file, Instant now, Duration kept, CaseContext context) {
    var endedAt = file.times().endedAt();
    return endedAt != null
        && endedAt.plus(kept).isBefore(now)
        && !file.beside().policeReportOwed()
        && !waitsForOthers(file)
        && NextSteps.of(file, context).stream().noneMatch(NextStep::owed);
  }

  /** A handshake is under way, a lead or a part of the call has not come to its end. */
  private static boolean waitsForOthers(Case file) {
    var merging = file.merging();
    boolean leadUnanswered =
        file.state() == CaseState.MERGED
            && file.callbackDue()
            && file.callbacks().satisfaction() == null
            && !merging.answered()
            && !merging.mayRate();
    return leadUnanswered
        || merging.pending()
        || file.splitting().parts().stream().anyMatch(part -> !part.ended());
  }
}
