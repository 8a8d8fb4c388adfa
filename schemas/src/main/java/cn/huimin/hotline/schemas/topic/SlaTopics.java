package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.SLA;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;

import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockNotDue;
import cn.huimin.hotline.schemas.deadline.ClockPaused;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.ClockStopped;
import cn.huimin.hotline.schemas.deadline.ClockUnmet;
import cn.huimin.hotline.schemas.deadline.FactNoted;
import cn.huimin.hotline.schemas.deadline.LadderStepTaken;
import cn.huimin.hotline.schemas.deadline.MissNoted;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.ReminderGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningLookBackDue;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import java.util.List;

/** Clocks, cards and early warnings: what sla writes. */
final class SlaTopics {

  static final Topic DEADLINE_EVENTS =
      new Topic(
          "hotline.deadline-events.v1",
          "case id",
          List.of(
              ClockSet.class,
              ClockMet.class,
              ClockUnmet.class,
              ClockStopped.class,
              ClockNotDue.class,
              ClockPaused.class,
              FactNoted.class,
              ReminderGiven.class,
              MissNoted.class,
              YellowCardGiven.class,
              RedCardGiven.class,
              LadderStepTaken.class,
              ClockCorrected.class),
          List.of(SLA),
          BY_KEY,
          new Kept.Forever(),
          true,
          "Clock set, met, yellow card, red card, corrected");

  static final Topic WARNINGS =
      new Topic(
          "hotline.warnings.v1",
          "scope",
          List.of(
              WarningRaised.class,
              WarningUpdated.class,
              WarningAcknowledged.class,
              WarningAnswered.class,
              WarningAnswerDue.class,
              WarningLookBackDue.class,
              WarningLookedBack.class,
              WarningCleared.class),
          List.of(SLA),
          BY_KEY,
          new Kept.Forever(),
          true,
          "Warning raised, updated, acknowledged, answered, looked back at, cleared");

  private SlaTopics() {}
}
