package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.schemas.event.PromiseKept;
import cn.huimin.hotline.schemas.event.PromiseLine;
import cn.huimin.hotline.schemas.event.PromiseOpened;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Verdict;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeFact;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.WatchedCase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Case events and red cards as facts for the scopes of warnings. */
final class ScopeFacts {

  /** What routing says a piece of evidence shows, where it is a word to be heard. */
  private static final Map<String, Mark.Kind> WORDS =
      Map.of("danger", Mark.Kind.DANGER, "sensitive", Mark.Kind.SENSITIVE);

  /** Cases that a warning of a flood names, beside the lead. */
  private static final int CASES_OF_A_FLOOD = 20;

  /** What may well be answered in the same words: the answer is the rule, not the case. */
  private static final Set<DemandType> ANSWERED_ALIKE =
      Set.of(DemandType.ENQUIRY, DemandType.PRAISE);

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
    return !caseMarks(event).isEmpty();
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
      default ->
          marks(event, after).isEmpty() ? Optional.empty() : Optional.ofNullable(after.getUnitId());
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
        var marks = leavesFlood(record, after) ? noFlood(record, after) : caseMarks(record);
        if (!marks.isEmpty()) {
          facts.add(new ScopeFact.Marked(marks));
        }
        if (after.getHidden()) {
          facts.add(
              new ScopeFact.Marked(
                  List.of(
                      new Mark(Mark.Kind.HIDDEN, after.getCaseId(), after.getOpenedAt(), ""))));
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
      default -> new ScopeFact.Marked(marks(record, after));
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

  private static String detail(DeadlineHeader header) {
    return header.getClock().name() + "-" + header.getRound();
  }

  private static boolean isIn(ScopeKey key, CaseSummary after) {
    return switch (key.kind()) {
      case CASE, CITY -> true;
      case UNIT -> counts(after) && key.id().equals(after.getUnitId());
      case CATEGORY -> counts(after) && key.id().equals(after.getCategoryLevel1());
    };
  }

  private static List<Mark> caseMarks(SpecificRecord event) {
    return switch (event) {
      case CaseClassified classified -> words(classified);
      case FloodNoticed flood -> flood(flood);
      default -> List.of();
    };
  }

  /** The lead and those beside it, with the size of the flood. */
  private static List<Mark> flood(FloodNoticed flood) {
    var at = flood.getHeader().getAcceptedAt();
    var people = String.valueOf(flood.getPeople());
    return Stream.concat(
            Stream.of(flood.getHeader().getCaseId()),
            flood.getCaseIds().stream().limit(CASES_OF_A_FLOOD))
        .map(caseId -> new Mark(Mark.Kind.FLOOD, caseId, at, people))
        .toList();
  }

  /** Whether the case may have gone where it leads none. */
  private static boolean leavesFlood(SpecificRecord event, CaseSummary after) {
    boolean moves = event instanceof CaseDispatched || event instanceof ClassificationCorrected;
    return moves && after.getFloodPeople() == 0;
  }

  private static List<Mark> noFlood(SpecificRecord event, CaseSummary after) {
    return List.of(new Mark(Mark.Kind.FLOOD, after.getCaseId(), at(event), "0"));
  }

  private static List<Mark> words(CaseClassified classified) {
    var at = classified.getHeader().getAcceptedAt();
    return classified.getEvidence().stream()
        .map(
            span -> {
              var kind = WORDS.get(span.getShows());
              var rule = span.getRuleId();
              return kind == null
                  ? null
                  : new Mark(
                      kind,
                      classified.getHeader().getCaseId(),
                      at,
                      rule.substring(rule.indexOf(':') + 1));
            })
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static List<Mark> marks(SpecificRecord event, CaseSummary after) {
    return switch (event) {
      case ComplainantContacted contact when contact.getReached() ->
          mark(Mark.Kind.NUMBER_REPEATED, contact, after, contact.getDialled());
      case ReportSubmitted _ when ANSWERED_ALIKE.contains(after.getDemandType()) -> List.of();
      case ReportSubmitted report ->
          mark(Mark.Kind.ANSWER_COPIED, report, after, report.getAnswerPrint());
      default -> plainMarks(event, after);
    };
  }

  private static List<Mark> mark(
      Mark.Kind kind, SpecificRecord event, CaseSummary after, @Nullable String detail) {
    return detail == null
        ? List.of()
        : List.of(
            new Mark(kind, after.getCaseId(), ClockFacts.header(event).getAcceptedAt(), detail));
  }

  private static List<Mark> plainMarks(SpecificRecord event, CaseSummary after) {
    var at = ClockFacts.header(event).getAcceptedAt();
    var kinds = new ArrayList<Mark.Kind>();
    switch (event) {
      case CallbackRecorded callback when !callback.getReached() -> kinds.add(Mark.Kind.UNREACHED);
      case CallbackRecorded callback -> verdict(callback.getSatisfaction(), after, kinds);
      case ComplainantRated rated -> verdict(rated.getSatisfaction(), after, kinds);
      case SourceCallbackRecorded source -> verdict(source.getSatisfaction(), after, kinds);
      case ReportApproved _ when !after.getAnonymous() && !isContacted(after) ->
          kinds.add(Mark.Kind.WITHOUT_CONTACT);
      default -> {
        if (after.getState() == CaseState.WITHDRAWN) {
          kinds.add(Mark.Kind.WITHDRAWN);
        } else if (after.getState() == CaseState.INVALID) {
          kinds.add(Mark.Kind.INVALID);
        }
      }
    }
    return kinds.stream().map(kind -> new Mark(kind, after.getCaseId(), at, "")).toList();
  }

  private static boolean isContacted(CaseSummary after) {
    return after.getFlags().contains(CaseFlag.CONTACTED);
  }

  private static void verdict(
      @Nullable Satisfaction satisfaction, CaseSummary after, List<Mark.Kind> kinds) {
    if (satisfaction == Satisfaction.DISSATISFIED) {
      kinds.add(Mark.Kind.DISSATISFIED);
      if (after.getVerdict() == Verdict.UNFOUNDED) {
        kinds.add(Mark.Kind.UNFOUNDED_DISSATISFIED);
      }
    } else if (satisfaction == Satisfaction.SATISFIED
        || satisfaction == Satisfaction.BASICALLY_SATISFIED) {
      kinds.add(Mark.Kind.SATISFIED);
    }
  }
}
