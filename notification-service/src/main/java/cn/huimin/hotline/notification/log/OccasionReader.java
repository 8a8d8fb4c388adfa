package cn.huimin.hotline.notification.log;

import cn.huimin.hotline.notification.recipient.Occasion;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.LadderStepTaken;
import cn.huimin.hotline.schemas.deadline.MissNoted;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.ReminderGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.event.CaseAnswered;
import cn.huimin.hotline.schemas.event.CaseDeclined;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.CaseReferred;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseUrged;
import cn.huimin.hotline.schemas.event.ComplexDecided;
import cn.huimin.hotline.schemas.event.ComplexRequested;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.ConsultationDecided;
import cn.huimin.hotline.schemas.event.EmergencyProposed;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.ExtensionDecided;
import cn.huimin.hotline.schemas.event.ExtensionRequested;
import cn.huimin.hotline.schemas.event.JointAnswered;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.MergeRefused;
import cn.huimin.hotline.schemas.event.PoliceReportOwed;
import cn.huimin.hotline.schemas.event.ProposalDecided;
import cn.huimin.hotline.schemas.event.ProposalMade;
import cn.huimin.hotline.schemas.event.RecheckDecided;
import cn.huimin.hotline.schemas.event.RecheckRequested;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.ReportFoundFalsified;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.ReportSentBack;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.ReturnDecided;
import cn.huimin.hotline.schemas.event.ReturnRequested;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.SignOffDelegated;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.event.SupervisionAnswered;
import cn.huimin.hotline.schemas.event.SupervisionDrafted;
import cn.huimin.hotline.schemas.event.SupervisionOrdered;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.event.WithdrawalRequested;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningLookBackDue;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads from the log's records what somebody may have to hear of. */
final class OccasionReader {

  /** The one warning that waits for no office hours. */
  private static final String LIFE_SAFETY = "life-safety";

  private final Directory directory;

  OccasionReader(Directory directory) {
    this.directory = directory;
  }

  /**
   * What the record tells; empty where nobody is told.
   *
   * @throws DirectoryBehindException if it names a newer directory than the one here
   */
  Optional<Occasion> read(SpecificRecord value) {
    return switch (value) {
      // Its lead is done again, and says so itself.
      case RedoOpened e when e.getAfter().getState() == CaseState.MERGED -> Optional.empty();
      case CaseDispatched _,
          CaseSentToTriage _,
          ReportSignedOff _,
          ReportSentBack _,
          RedoOpened _,
          ExtensionRequested _,
          ComplexRequested _,
          SupervisionDrafted _,
          SupervisionOrdered _,
          SupervisionAnswered _,
          CaseUrged _,
          RecheckRequested _,
          CaseAnswered _,
          CaseDeclined _,
          CaseReferred _,
          ReturnedToSource _,
          SourceCallbackRecorded _,
          WithdrawalRequested _,
          ConsultationDecided _,
          MergeRefused _,
          EmergencyProposed _,
          ReportFoundFalsified _,
          SignOffDelegated _,
          PoliceReportOwed _,
          JointAnswered _ ->
          Optional.of(plain(value));
      case ConsultationCalled e -> Optional.of(plain(e).withShares(e.getUnitIds()));
      case ReportSubmitted e -> Optional.of(reported(e));
      case ReportRejected e -> Optional.of(plain(e, because(e.getReason())));
      case ReturnRequested e -> Optional.of(plain(e, because(e.getReason())));
      case ReturnDecided e when !e.getGranted() -> Optional.of(plain(e));
      case ExtensionDecided e -> Optional.of(decided(e, e.getAfter(), e.getGranted()));
      case ComplexDecided e -> Optional.of(decided(e, e.getAfter(), e.getGranted()));
      case RecheckDecided e -> Optional.of(decided(e, e.getAfter(), e.getUpheld()));
      case WithdrawalDecided e -> Optional.of(decided(e, e.getAfter(), e.getConfirmed()));
      case ProposalMade e -> Optional.of(toConfirm(e));
      case ProposalDecided e -> Optional.of(decided(e, e.getAfter(), e.getConfirmed()));
      case CaseMerged e when e.getAfter().getUnitId() != null -> Optional.of(plain(e));
      case JointInvited e -> Optional.of(plain(e).withShares(e.getUnitIds()));
      case YellowCardGiven e -> Optional.of(ofClock(e, e.getHeader(), e.getStepAt()));
      case RedCardGiven e -> Optional.of(ofClock(e, e.getHeader(), e.getStepAt()));
      case LadderStepTaken e -> Optional.of(ofLadder(e));
      case ReminderGiven e -> Optional.of(ofClock(e, e.getHeader(), e.getStepAt()));
      case MissNoted e -> Optional.of(ofClock(e, e.getHeader(), e.getStepAt()));
      case WarningRaised e -> Optional.of(ofWarning(e, e.getHeader(), isLifeSafety(e.getHeader())));
      case WarningUpdated e -> Optional.of(ofUpdate(e));
      case WarningAnswerDue e -> Optional.of(ofAnswer(e));
      case WarningLookBackDue e -> Optional.of(ofLookBack(e));
      default -> Optional.empty();
    };
  }

  /** A case event of which nothing more is told than its case. */
  private Occasion plain(SpecificRecord event) {
    return plain(event, Map.of());
  }

  private Occasion plain(SpecificRecord event, Map<String, String> more) {
    var schema = event.getSchema();
    return ofCase(
        event,
        (EventHeader) event.get(schema.getField("header").pos()),
        (CaseSummary) event.get(schema.getField("after").pos()),
        more);
  }

  private static Map<String, String> because(Enum<?> reason) {
    return Map.of("reason", reason.name().toLowerCase(Locale.ROOT));
  }

  /** A decision is told otherwise if it was granted; the complainant is told if there is one. */
  private Occasion decided(SpecificRecord event, CaseSummary after, boolean granted) {
    return plain(event)
        .also("granted", String.valueOf(granted))
        .also("reachable", String.valueOf(!after.getAnonymous()));
  }

  /** A report of a head is signed off by the head above. */
  private Occasion reported(ReportSubmitted event) {
    var author = event.getHeader().getActor();
    return plain(event).also("by", author.getRole().name()).also(Occasion.AUTHOR, author.getId());
  }

  /** Told to those who may confirm it: the operators, or the leader who stands in. */
  private Occasion toConfirm(ProposalMade event) {
    boolean byLeader =
        event.getAfter().getNextSteps().stream()
            .filter(step -> step.getAction().equals("confirm"))
            .anyMatch(step -> step.getRoles().contains(Role.LEADER));
    return plain(event).also("confirmedBy", byLeader ? "LEADER" : "OPERATOR");
  }

  private Occasion ofCase(
      SpecificRecord event, EventHeader header, CaseSummary after, Map<String, String> more) {
    if (header.getDirectoryEdition() > directory.edition()) {
      throw new DirectoryBehindException(header.getDirectoryEdition(), directory.edition());
    }
    var parameters = new HashMap<>(more);
    parameters.put("caseNumber", after.getCaseNumber());
    parameters.put("round", String.valueOf(after.getRound()));
    put(parameters, "unitName", after.getUnitName());
    return new Occasion(
        event.getSchema().getName(),
        header.getEventId(),
        header.getCaseId(),
        header.getCaseId(),
        header.getSequence(),
        line(after.getUnitLine(), after.getUnitId()),
        after.getCopiedUnitIds(),
        after.getCategoryLevel1(),
        traits(after),
        parameters,
        isUrgent(after.getUrgency()),
        header.getAcceptedAt());
  }

  private static Map<String, String> traits(CaseSummary after) {
    var traits = new HashMap<String, String>();
    traits.put("urgency", after.getUrgency().name());
    traits.put("state", after.getState().name());
    put(traits, Occasion.ACCUSED, after.getAccusedUnitId());
    return traits;
  }

  private Occasion ofLadder(LadderStepTaken event) {
    return ofClock(event, event.getHeader(), event.getStepAt()).also("step", event.getStep());
  }

  private Occasion ofClock(SpecificRecord event, DeadlineHeader header, Instant stepAt) {
    var clock = header.getClock().name().toLowerCase(Locale.ROOT);
    var parameters = new HashMap<String, String>();
    parameters.put("caseNumber", header.getCaseNumber());
    parameters.put("clock", clock);
    parameters.put("dueAt", header.getDueAt().toString());
    put(parameters, "unitName", header.getUnitName());
    return new Occasion(
        event.getSchema().getName(),
        header.getEventId(),
        header.getCaseId(),
        header.getCaseId(),
        header.getCaseSequence(),
        line(header.getUnitLine(), header.getUnitId()),
        List.of(),
        null,
        traits(header, clock),
        parameters,
        isUrgent(header.getUrgency()),
        stepAt);
  }

  private static Map<String, String> traits(DeadlineHeader header, String clock) {
    var traits = new HashMap<String, String>();
    traits.put("party", header.getParty().name());
    traits.put("clock", clock);
    traits.put("urgency", header.getUrgency().name());
    put(traits, Occasion.ACCUSED, header.getAccusedUnitId());
    return traits;
  }

  private Occasion ofWarning(SpecificRecord event, WarningHeader header, boolean urgent) {
    var traits = new HashMap<>(header.getFigures());
    traits.put("rule", header.getRule());
    traits.put("level", header.getLevel().name());
    traits.put(Occasion.HIDDEN, String.valueOf(header.getHidden()));
    var parameters = new HashMap<>(header.getFigures());
    put(parameters, "unitName", header.getUnitName());
    parameters.put("warningId", header.getWarningId());
    var answerDueAt = header.getAnswerDueAt();
    put(parameters, "answerDueAt", answerDueAt == null ? null : answerDueAt.toString());
    return new Occasion(
        event.getSchema().getName(),
        header.getEventId(),
        header.getScopeId(),
        header.getCaseIds().isEmpty() ? null : header.getCaseIds().getFirst(),
        null,
        line(header.getUnitLine(), header.getUnitId()),
        List.of(),
        header.getCategoryLevel1(),
        traits,
        parameters,
        urgent,
        header.getAt());
  }

  /** What is new about a warning decides whom it is told to again. */
  private Occasion ofUpdate(WarningUpdated event) {
    return ofWarning(event, event.getHeader(), isLifeSafety(event.getHeader()))
        .also("news", event.getNews());
  }

  private static boolean isLifeSafety(WarningHeader header) {
    return header.getRule().equals(LIFE_SAFETY);
  }

  private Occasion ofAnswer(WarningAnswerDue event) {
    return ofWarning(event, event.getHeader(), false).also("step", event.getStep());
  }

  /** Whoever named the day is told, and what the rules say beside. */
  private Occasion ofLookBack(WarningLookBackDue event) {
    return ofWarning(event, event.getHeader(), false)
        .also("by", event.getActor().getRole().name())
        .also(Occasion.ACTOR, event.getActor().getId());
  }

  private List<String> line(List<String> told, @Nullable String unitId) {
    return told.isEmpty() && unitId != null ? directory.line(unitId) : told;
  }

  private static boolean isUrgent(Urgency urgency) {
    return urgency == Urgency.URGENT || urgency == Urgency.EMERGENCY;
  }

  private static void put(Map<String, String> into, String name, @Nullable String value) {
    if (value != null) {
      into.put(name, value);
    }
  }
}
