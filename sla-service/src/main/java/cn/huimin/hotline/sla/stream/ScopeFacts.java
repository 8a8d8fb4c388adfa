package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.PromiseKept;
import cn.huimin.hotline.schemas.event.PromiseLine;
import cn.huimin.hotline.schemas.event.PromiseOpened;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeFact;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Case events and red cards as facts for the scopes of warnings. */
final class ScopeFacts {

  private static final List<Mark.Kind> VERDICTS =
      List.of(Mark.Kind.SATISFIED, Mark.Kind.DISSATISFIED, Mark.Kind.UNFOUNDED_DISSATISFIED);

  private ScopeFacts() {}

  /** Whether a case counts in its unit and category: not praise, nor what was none of its own. */
  static boolean counts(CaseSummary after) {
    return after.getDemandType() != DemandType.PRAISE
        && after.getState() != CaseState.INVALID
        && after.getState() != CaseState.MERGED;
  }

  /** Whether an event says something about its case that must be heard: words, or a flood. */
  static boolean marksCase(SpecificRecord event) {
    return !CaseMarks.ofItself(event).isEmpty();
  }

  /** Whether a case may be hidden from its unit since this event, where it stays. */
  static boolean mayHide(SpecificRecord event) {
    return event instanceof CaseAmended || event instanceof ClassificationCorrected;
  }

  /** The unit that an event says something about beside where its case is; empty for none. */
  static Optional<String> markedUnit(SpecificRecord event, CaseSummary after) {
    return switch (event) {
      case PromiseOpened opened -> Optional.of(opened.getUnitId());
      case PromiseKept kept -> promise(kept, after).map(PromiseLine::getUnitId);
      case SourceCallbackRecorded _ -> Optional.ofNullable(after.getUnitId());
      default ->
          UnitMarks.of(event, after).isEmpty()
              ? Optional.empty()
              : Optional.ofNullable(after.getUnitId());
    };
  }

  private static Optional<PromiseLine> promise(PromiseKept kept, CaseSummary after) {
    return after.getPromises().stream()
        .filter(line -> line.getPromiseId().equals(kept.getPromiseId()))
        .findFirst();
  }

  /** The scope of a red card given or taken back, if a unit owes its clock; empty for all else. */
  static Optional<ScopeKey> scope(SpecificRecord event) {
    return switch (event) {
      case RedCardGiven card -> scope(card.getHeader());
      case ClockCorrected corrected when corrected.getWithdrawn().contains("red-card") ->
          scope(corrected.getHeader());
      default -> Optional.empty();
    };
  }

  private static Optional<ScopeKey> scope(DeadlineHeader header) {
    return header.getParty() == Party.UNIT && header.getUnitId() != null
        ? Optional.of(ScopeKey.ofUnit(header.getUnitId()))
        : Optional.empty();
  }

  /**
   * What a record means to a scope.
   *
   * @param zone zone in which a promised day ends
   */
  static List<ScopeFact> of(ScopeKey key, SpecificRecord record, ZoneId zone) {
    if (record instanceof RedCardGiven card) {
      var header = card.getHeader();
      return List.of(
          new ScopeFact.Marked(
              List.of(
                  new Mark(
                      Mark.Kind.RED_CARD, header.getCaseId(), card.getStepAt(), detail(header)))));
    }
    if (record instanceof ClockCorrected corrected) {
      var header = corrected.getHeader();
      return List.of(
          new ScopeFact.Unmarked(Mark.Kind.RED_CARD, header.getCaseId(), detail(header)));
    }
    if (record instanceof SurveyClosed survey) {
      return ofSurvey(key, survey);
    }
    if (record instanceof ReportStanding report) {
      return ofReport(report);
    }
    var after = ClockFacts.summary(record).orElseThrow();
    var facts = new ArrayList<ScopeFact>();
    facts.add(
        isIn(key, after)
            ? new ScopeFact.Here(
                new WatchedCase(
                    after.getCaseId(),
                    after.getOpenedAt(),
                    after.getUnitId(),
                    after.getCategoryLevel1(),
                    after.getEndedAt() != null))
            : new ScopeFact.Gone(after.getCaseId(), after.getOpenedAt()));
    switch (key.kind()) {
      case CASE -> {
        var marks = CaseMarks.of(record, after);
        if (!marks.isEmpty()) {
          facts.add(new ScopeFact.Marked(marks));
        }
      }
      case UNIT -> {
        if (record instanceof SourceCallbackRecorded) {
          // The platform's verdict prevails over ours (DOMAIN §3).
          VERDICTS.forEach(kind -> facts.add(new ScopeFact.Unmarked(kind, after.getCaseId(), "")));
        }
        if (markedUnit(record, after).filter(key.id()::equals).isPresent()) {
          facts.add(unitFact(record, after, zone));
        }
      }
      case CATEGORY, CITY -> {}
    }
    return facts;
  }

  private static ScopeFact unitFact(SpecificRecord record, CaseSummary after, ZoneId zone) {
    return switch (record) {
      case PromiseKept kept ->
          new ScopeFact.Kept(
              after.getCaseId(), kept.getPromiseId(), kept.getHeader().getAcceptedAt());
      case PromiseOpened opened ->
          new ScopeFact.Marked(
              List.of(
                  new Mark(
                      Mark.Kind.PROMISE_MISSED,
                      after.getCaseId(),
                      opened.getDueOn().plusDays(1).atStartOfDay(zone).toInstant(),
                      opened.getPromiseId())));
      default -> new ScopeFact.Marked(UnitMarks.of(record, after));
    };
  }

  /** A survey counted anew takes the place of what it said before. */
  private static List<ScopeFact> ofSurvey(ScopeKey key, SurveyClosed survey) {
    var which = survey.getKind() + "/" + survey.getTerm();
    var facts = new ArrayList<ScopeFact>();
    facts.add(new ScopeFact.Unmarked(Mark.Kind.SURVEY_BOTTOM, "", which));
    if (survey.getStandings().stream()
        .anyMatch(unit -> unit.getBottom() && unit.getUnitId().equals(key.id()))) {
      facts.add(
          new ScopeFact.Marked(
              List.of(new Mark(Mark.Kind.SURVEY_BOTTOM, "", survey.getAt(), which))));
    }
    return facts;
  }

  /** Missing on its day, until it is filed; what is filed in time says nothing. */
  private static List<ScopeFact> ofReport(ReportStanding report) {
    var which =
        "%s/%s|%s %s"
            .formatted(
                report.getReport(), report.getInstance(), report.getName(), report.getInstance());
    return List.of(
        report.getFiledAt() == null
            ? new ScopeFact.Marked(
                List.of(new Mark(Mark.Kind.REPORT_MISSING, "", report.getDueAt(), which)))
            : new ScopeFact.Unmarked(Mark.Kind.REPORT_MISSING, "", which));
  }

  /** What caused a warning, and when. */
  static String cause(SpecificRecord record) {
    return switch (record) {
      case RedCardGiven card -> card.getHeader().getEventId();
      case ClockCorrected corrected -> corrected.getHeader().getEventId();
      case SurveyClosed survey -> survey.getSurveyId();
      case ReportStanding report -> report.getReport() + "/" + report.getInstance();
      default -> ClockFacts.header(record).getEventId();
    };
  }

  /** When it happened. */
  static Instant at(SpecificRecord record) {
    return switch (record) {
      case RedCardGiven card -> card.getStepAt();
      case ClockCorrected corrected -> corrected.getHeader().getFiredAt();
      case SurveyClosed survey -> survey.getAt();
      case ReportStanding report -> report.getAt();
      default -> ClockFacts.header(record).getAcceptedAt();
    };
  }

  /** Which clock: of the second unit of a round and those after it, whose turn it was. */
  private static String detail(DeadlineHeader header) {
    var ofRound = header.getClock().name() + "-" + header.getRound();
    return header.getLeg() == 1 ? ofRound : ofRound + "-" + header.getLeg();
  }

  private static boolean isIn(ScopeKey key, CaseSummary after) {
    return switch (key.kind()) {
      case CASE, CITY -> true;
      case UNIT -> counts(after) && key.id().equals(after.getUnitId());
      case CATEGORY -> counts(after) && key.id().equals(after.getCategoryLevel1());
    };
  }
}
