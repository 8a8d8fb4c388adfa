package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.SCORING;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;

import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.EventVoided;
import cn.huimin.hotline.schemas.score.PeriodClosed;
import cn.huimin.hotline.schemas.score.RepeatSeen;
import cn.huimin.hotline.schemas.score.ReportFellDue;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import java.util.List;

/** Ledger and scorecards: what scoring writes. */
final class ScoringTopics {

  static final Topic SCORE_ENTRIES =
      new Topic(
          "hotline.score-entries.v1",
          "unit",
          List.of(ScoreLinePosted.class, ScoreLineStruck.class, AssessmentEntered.class),
          List.of(SCORING),
          BY_KEY,
          new Kept.Forever(),
          true,
          "Ledger lines, posted and struck, and what was entered");

  static final Topic SCORECARDS =
      new Topic(
          "hotline.scorecards.v1",
          "unit/scheme/period, survey or report",
          List.of(Scorecard.class, PeriodClosed.class, SurveyClosed.class, ReportStanding.class),
          List.of(SCORING),
          BY_KEY,
          new Kept.Compacted(),
          false,
          "Current totals of a unit, periods closed, surveys and reports");

  static final Topic REPEATS =
      new Topic(
          "hotline.scoring-repeats.v1",
          "earlier case id or unit",
          List.of(RepeatSeen.class, EventVoided.class, ReportFellDue.class),
          List.of(SCORING),
          BY_KEY,
          Kept.days(30),
          false,
          "Repeats and struck events of a case, and reports that fell due, re-keyed inside scoring");

  private ScoringTopics() {}
}
