package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.Breach;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ended;
import cn.huimin.hotline.scoring.fact.Life;
import cn.huimin.hotline.scoring.fact.Volume;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.time.Instant;
import java.util.List;

/** How each {@link Measure} reads an ended case. */
final class Findings {

  private final boolean countsInVolume;
  private final Charges charges;
  private final LastHolder last;

  Findings(CaseFacts facts, Life life, Ended ended, Scheme scheme, Instant at) {
    this.countsInVolume = life.volume() == Volume.COUNTS;
    this.charges = new Charges(facts, ended, scheme.repeatDays(), at);
    this.last = new LastHolder(facts, life, ended, scheme.callbacks());
  }

  List<Finding> of(Measure measure) {
    return switch (measure) {
      // Volume counts once, and so does the rate of what counts in it (DOMAIN §3).
      case CASE -> countsInVolume ? charges.cases() : List.of();
      case HELD -> countsInVolume ? last.held() : List.of();
      case ONE_TIME -> countsInVolume ? charges.oneTimes() : List.of();
      case SECOND_COMPLAINT -> last.complaint("second-complaint", ordinal -> ordinal == 2);
      case LATER_COMPLAINT -> last.complaint("later-complaint", ordinal -> ordinal > 2);
      case LIMIT_MISSED -> charges.of(Breach.Kind.LIMIT_MISSED);
      case SECOND_HANDLING -> charges.secondHandling();
      case SECOND_HANDLING_IN_TIME -> charges.secondHandlingInTime();
      case FALSIFIED -> charges.of(Breach.Kind.FALSIFIED);
      case TEMPLATE_REJECTION -> charges.templateRejections();
      case COMPLAINT_MADE -> last.demand("complaint", Demand::accuses);
      case COMPLAINT_CONFIRMED -> last.confirmed("complaint-confirmed", Demand::accuses);
      case HELP_ASKED -> last.demand("help", Demand::asks);
      case RESPONSE_DUE -> last.responseDue();
      case RESPONDED -> last.responded();
      case RESOLUTION_ASKED -> last.resolutionAsked();
      case RESOLVED -> last.resolved();
      case SATISFACTION_ASKED -> last.satisfactionAsked();
      case SATISFIED -> last.satisfied();
      case SYSTEM_MISSING,
          HEAD_RESPONSIBLE,
          LEADING_GROUP,
          PLAN_LEDGER,
          PUBLICITY,
          MODEL_SCHOOL,
          HOME_SCHOOL_BRIDGE,
          ZERO_COMPLAINT_LIST,
          PUPIL,
          INTERVIEW,
          LATE_REPORT,
          MEDIA,
          HONOUR,
          PROMOTION_WEEK,
          VALID_MESSAGE,
          EXPOSURE,
          EVIDENCE_FALSIFIED ->
          List.of();
    };
  }
}
