package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.CONSOLE;
import static cn.huimin.hotline.schemas.topic.Topic.Service.INTAKE;
import static cn.huimin.hotline.schemas.topic.Topic.Service.NOTIFICATION;
import static cn.huimin.hotline.schemas.topic.Topic.Service.ROUTING;
import static cn.huimin.hotline.schemas.topic.Topic.Service.SCORING;
import static cn.huimin.hotline.schemas.topic.Topic.Service.SLA;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.SINGLE;

import cn.huimin.hotline.schemas.assessment.EnterAppeal;
import cn.huimin.hotline.schemas.assessment.EnterEvidence;
import cn.huimin.hotline.schemas.assessment.EnterMatter;
import cn.huimin.hotline.schemas.assessment.MovePeriod;
import cn.huimin.hotline.schemas.assessment.StrikeLine;
import cn.huimin.hotline.schemas.command.AcknowledgeWarning;
import cn.huimin.hotline.schemas.command.AmendCase;
import cn.huimin.hotline.schemas.command.AnswerCase;
import cn.huimin.hotline.schemas.command.AnswerJoint;
import cn.huimin.hotline.schemas.command.AnswerSupervision;
import cn.huimin.hotline.schemas.command.ApplyRecheck;
import cn.huimin.hotline.schemas.command.AskComplex;
import cn.huimin.hotline.schemas.command.AskExtension;
import cn.huimin.hotline.schemas.command.AskWithdrawal;
import cn.huimin.hotline.schemas.command.CallConsultation;
import cn.huimin.hotline.schemas.command.CloseCase;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.ConfirmEmergency;
import cn.huimin.hotline.schemas.command.ConfirmProposal;
import cn.huimin.hotline.schemas.command.CorrectClassification;
import cn.huimin.hotline.schemas.command.DecideComplex;
import cn.huimin.hotline.schemas.command.DecideConsultation;
import cn.huimin.hotline.schemas.command.DecideExtension;
import cn.huimin.hotline.schemas.command.DecideRecheck;
import cn.huimin.hotline.schemas.command.DecideReturn;
import cn.huimin.hotline.schemas.command.DecideWithdrawal;
import cn.huimin.hotline.schemas.command.DeclineCase;
import cn.huimin.hotline.schemas.command.DelegateSignOff;
import cn.huimin.hotline.schemas.command.DispatchCase;
import cn.huimin.hotline.schemas.command.DraftSupervision;
import cn.huimin.hotline.schemas.command.FindFalsified;
import cn.huimin.hotline.schemas.command.InviteJoint;
import cn.huimin.hotline.schemas.command.MergeCase;
import cn.huimin.hotline.schemas.command.NoteLimitPassed;
import cn.huimin.hotline.schemas.command.NoteMerge;
import cn.huimin.hotline.schemas.command.NotePartEnded;
import cn.huimin.hotline.schemas.command.NoteRepeat;
import cn.huimin.hotline.schemas.command.OpenPart;
import cn.huimin.hotline.schemas.command.OrderSourceRedo;
import cn.huimin.hotline.schemas.command.OrderSupervision;
import cn.huimin.hotline.schemas.command.ProposeInvalid;
import cn.huimin.hotline.schemas.command.RecordCallback;
import cn.huimin.hotline.schemas.command.RecordContact;
import cn.huimin.hotline.schemas.command.RecordPoliceReport;
import cn.huimin.hotline.schemas.command.RecordRating;
import cn.huimin.hotline.schemas.command.RecordSourceAcceptance;
import cn.huimin.hotline.schemas.command.RecordSourceCallback;
import cn.huimin.hotline.schemas.command.RecordSourceRefusal;
import cn.huimin.hotline.schemas.command.ReferCase;
import cn.huimin.hotline.schemas.command.ReturnCase;
import cn.huimin.hotline.schemas.command.ReturnToSource;
import cn.huimin.hotline.schemas.command.ReviewReport;
import cn.huimin.hotline.schemas.command.SignCase;
import cn.huimin.hotline.schemas.command.SignDraft;
import cn.huimin.hotline.schemas.command.SignOffReport;
import cn.huimin.hotline.schemas.command.SplitCase;
import cn.huimin.hotline.schemas.command.StrikePromise;
import cn.huimin.hotline.schemas.command.SubmitReport;
import cn.huimin.hotline.schemas.command.UnmergeCase;
import cn.huimin.hotline.schemas.command.UrgeCase;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockNotDue;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.ClockStopped;
import cn.huimin.hotline.schemas.deadline.ClockUnmet;
import cn.huimin.hotline.schemas.deadline.FactNoted;
import cn.huimin.hotline.schemas.deadline.LadderStepTaken;
import cn.huimin.hotline.schemas.deadline.MissNoted;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.ReminderGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.PersonPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseAnswered;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseClosed;
import cn.huimin.hotline.schemas.event.CaseDeclined;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseFiled;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseReferred;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSplit;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.CaseUnmerged;
import cn.huimin.hotline.schemas.event.CaseUrged;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.ComplexDecided;
import cn.huimin.hotline.schemas.event.ComplexRequested;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.ConsultationDecided;
import cn.huimin.hotline.schemas.event.EmergencyDecided;
import cn.huimin.hotline.schemas.event.EmergencyProposed;
import cn.huimin.hotline.schemas.event.ExtensionDecided;
import cn.huimin.hotline.schemas.event.ExtensionRequested;
import cn.huimin.hotline.schemas.event.FollowerAccepted;
import cn.huimin.hotline.schemas.event.FollowerJoined;
import cn.huimin.hotline.schemas.event.FollowerLeft;
import cn.huimin.hotline.schemas.event.JointAnswered;
import cn.huimin.hotline.schemas.event.JointInvited;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.LimitPassed;
import cn.huimin.hotline.schemas.event.MergeAsked;
import cn.huimin.hotline.schemas.event.MergeRefused;
import cn.huimin.hotline.schemas.event.PartEnded;
import cn.huimin.hotline.schemas.event.PartOpened;
import cn.huimin.hotline.schemas.event.PartsAnswered;
import cn.huimin.hotline.schemas.event.PoliceReportOwed;
import cn.huimin.hotline.schemas.event.PoliceReported;
import cn.huimin.hotline.schemas.event.PromiseKept;
import cn.huimin.hotline.schemas.event.PromiseOpened;
import cn.huimin.hotline.schemas.event.ProposalDecided;
import cn.huimin.hotline.schemas.event.ProposalMade;
import cn.huimin.hotline.schemas.event.RecheckDecided;
import cn.huimin.hotline.schemas.event.RecheckRequested;
import cn.huimin.hotline.schemas.event.RedoOpened;
import cn.huimin.hotline.schemas.event.RepeatNoticed;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportFoundFalsified;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.ReportSentBack;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.ReturnDecided;
import cn.huimin.hotline.schemas.event.ReturnRequested;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.SignOffDelegated;
import cn.huimin.hotline.schemas.event.SourceAnswered;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.event.SupervisionAnswered;
import cn.huimin.hotline.schemas.event.SupervisionDraftDismissed;
import cn.huimin.hotline.schemas.event.SupervisionDrafted;
import cn.huimin.hotline.schemas.event.SupervisionOrdered;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.event.WithdrawalRequested;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.policy.PoliciesPublished;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.routing.MatterSeen;
import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.EventVoided;
import cn.huimin.hotline.schemas.score.PeriodClosed;
import cn.huimin.hotline.schemas.score.RepeatSeen;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Every topic of the house (DESIGN §3), typed. Nothing is written to a topic that is not here. */
public final class Topics {

  private static final Kept THIRTY_DAYS = new Kept.For(Duration.ofDays(30));
  private static final Kept NINETY_DAYS = new Kept.For(Duration.ofDays(90));
  private static final Kept ONE_DAY = new Kept.For(Duration.ofDays(1));
  private static final Kept FOREVER = new Kept.Forever();
  private static final Kept COMPACTED = new Kept.Compacted();

  /** Work orders of the city's 12345. */
  public static final Topic INTAKE_GOV12345 = channel("gov12345", "Work orders from 12345");

  /** Work orders of the bureau's own hotlines. */
  public static final Topic INTAKE_LOCAL_HOTLINE =
      channel("local-hotline", "Work orders from local hotlines");

  /** Work orders of the mailboxes. */
  public static final Topic INTAKE_MAILBOX = channel("mailbox", "Work orders from mailboxes");

  /** Work orders entered by hand. */
  public static final Topic INTAKE_DESK = channel("desk", "Work orders entered by hand");

  /** What people, sla or routing ask of a case. */
  public static final Topic CASE_COMMANDS =
      new Topic(
          "hotline.case-commands.v1",
          "case id",
          List.of(
              DispatchCase.class,
              SignCase.class,
              RecordContact.class,
              SubmitReport.class,
              SignOffReport.class,
              ReviewReport.class,
              RecordCallback.class,
              CloseCase.class,
              ReturnCase.class,
              DecideReturn.class,
              CallConsultation.class,
              DecideConsultation.class,
              AnswerJoint.class,
              StrikePromise.class,
              RecordRating.class,
              NoteMerge.class,
              UnmergeCase.class,
              NotePartEnded.class,
              OpenPart.class,
              SplitCase.class,
              MergeCase.class,
              FindFalsified.class,
              DelegateSignOff.class,
              RecordPoliceReport.class,
              ConfirmEmergency.class,
              InviteJoint.class,
              NoteLimitPassed.class,
              AskExtension.class,
              DecideExtension.class,
              AskComplex.class,
              DecideComplex.class,
              OrderSupervision.class,
              AnswerSupervision.class,
              SignDraft.class,
              DraftSupervision.class,
              UrgeCase.class,
              AmendCase.class,
              ApplyRecheck.class,
              DecideRecheck.class,
              AnswerCase.class,
              CorrectClassification.class,
              DeclineCase.class,
              ReferCase.class,
              AskWithdrawal.class,
              DecideWithdrawal.class,
              ProposeInvalid.class,
              ConfirmProposal.class,
              ReturnToSource.class,
              RecordSourceRefusal.class,
              RecordSourceAcceptance.class,
              OrderSourceRedo.class,
              RecordSourceCallback.class,
              NoteRepeat.class),
          List.of(INTAKE, SLA, ROUTING),
          BY_KEY,
          THIRTY_DAYS,
          false,
          "What a person asks, clocks, or routing for another case");

  /** Time before which everything an intake instance accepted is on the log. */
  public static final Topic TICKS =
      new Topic(
          "hotline.ticks.v1",
          "intake instance",
          List.of(IntakeTick.class),
          List.of(INTAKE),
          BY_KEY,
          ONE_DAY,
          false,
          "Time before which everything accepted is on the log, per intake instance");

  /** Accepted or refused, with the reason. */
  public static final Topic COMMAND_OUTCOMES =
      new Topic(
          "hotline.command-outcomes.v1",
          "case id, unit or scope",
          List.of(CommandOutcome.class),
          List.of(ROUTING, SLA, SCORING),
          BY_KEY,
          ONE_DAY,
          false,
          "Accepted or refused, with the reason");

  /** Scrubbed texts; a tombstone erases one. */
  public static final Topic CASE_TEXTS =
      new Topic(
          "hotline.case-texts.v1",
          "case id/text id",
          List.of(CaseText.class),
          List.of(INTAKE),
          BY_KEY,
          COMPACTED,
          true,
          "Scrubbed texts of a case");

  /** The life of every case. */
  public static final Topic CASE_EVENTS =
      new Topic(
          "hotline.case-events.v1",
          "case id",
          List.of(
              CaseOpened.class,
              CaseAmended.class,
              CaseClassified.class,
              CaseSentToTriage.class,
              CaseDispatched.class,
              CaseSigned.class,
              ComplainantContacted.class,
              ReportSubmitted.class,
              ReportSignedOff.class,
              ReportSentBack.class,
              ReportApproved.class,
              ReportRejected.class,
              CallbackRecorded.class,
              RedoOpened.class,
              ReturnRequested.class,
              ReturnDecided.class,
              ConsultationCalled.class,
              ConsultationDecided.class,
              JointAnswered.class,
              PromiseKept.class,
              ComplainantRated.class,
              LeadAnswered.class,
              PartsAnswered.class,
              PartEnded.class,
              PartOpened.class,
              CaseSplit.class,
              FollowerLeft.class,
              CaseUnmerged.class,
              FollowerJoined.class,
              CaseMerged.class,
              MergeRefused.class,
              FollowerAccepted.class,
              MergeAsked.class,
              ReportFoundFalsified.class,
              SignOffDelegated.class,
              PoliceReported.class,
              PoliceReportOwed.class,
              EmergencyDecided.class,
              EmergencyProposed.class,
              PromiseOpened.class,
              JointInvited.class,
              LimitPassed.class,
              ExtensionRequested.class,
              ExtensionDecided.class,
              ComplexRequested.class,
              ComplexDecided.class,
              SupervisionDrafted.class,
              SupervisionOrdered.class,
              SupervisionDraftDismissed.class,
              SupervisionAnswered.class,
              CaseUrged.class,
              RecheckRequested.class,
              RecheckDecided.class,
              CaseFiled.class,
              CaseAnswered.class,
              ClassificationCorrected.class,
              CaseDeclined.class,
              CaseReferred.class,
              WithdrawalRequested.class,
              WithdrawalDecided.class,
              ProposalMade.class,
              ProposalDecided.class,
              ReturnedToSource.class,
              SourceAnswered.class,
              SourceCallbackRecorded.class,
              RepeatNoticed.class,
              CaseClosed.class),
          List.of(ROUTING),
          BY_KEY,
          FOREVER,
          true,
          "The life of a case");

  /** Time, behind the case events before it. */
  public static final Topic CASE_TICKS =
      new Topic(
          "hotline.case-ticks.v1",
          "partition",
          List.of(CaseTick.class),
          List.of(ROUTING),
          BY_KEY,
          ONE_DAY,
          false,
          "Time, behind the events before it");

  /** Clocks set, met, missed; cards. */
  public static final Topic DEADLINE_EVENTS =
      new Topic(
          "hotline.deadline-events.v1",
          "case id",
          List.of(
              ClockSet.class,
              ClockMet.class,
              ClockUnmet.class,
              ClockStopped.class,
              ClockNotDue.class,
              FactNoted.class,
              ReminderGiven.class,
              MissNoted.class,
              YellowCardGiven.class,
              RedCardGiven.class,
              LadderStepTaken.class),
          List.of(SLA),
          BY_KEY,
          FOREVER,
          true,
          "Clock set, met, yellow card, red card");

  /** Early warnings. */
  public static final Topic WARNINGS =
      new Topic(
          "hotline.warnings.v1",
          "scope",
          List.of(
              WarningRaised.class,
              WarningUpdated.class,
              WarningAcknowledged.class,
              WarningCleared.class),
          List.of(SLA),
          BY_KEY,
          FOREVER,
          true,
          "Warning raised, updated, acknowledged, cleared");

  /** What people do about a warning. */
  public static final Topic WARNING_COMMANDS =
      new Topic(
          "hotline.warning-commands.v1",
          "scope",
          List.of(AcknowledgeWarning.class),
          List.of(INTAKE),
          BY_KEY,
          THIRTY_DAYS,
          false,
          "What people do about a warning");

  /** What assessors and heads enter about a unit. */
  public static final Topic ASSESSMENT_COMMANDS =
      new Topic(
          "hotline.assessment-commands.v1",
          "unit",
          List.of(
              EnterEvidence.class,
              EnterMatter.class,
              StrikeLine.class,
              EnterAppeal.class,
              MovePeriod.class),
          List.of(INTAKE),
          BY_KEY,
          FOREVER,
          true,
          "Evidence, media, interviews, appeals, strikes, publication");

  /** The ledger. */
  public static final Topic SCORE_ENTRIES =
      new Topic(
          "hotline.score-entries.v1",
          "unit",
          List.of(ScoreLinePosted.class, ScoreLineStruck.class, AssessmentEntered.class),
          List.of(SCORING),
          BY_KEY,
          FOREVER,
          true,
          "Ledger lines, posted and struck, and what was entered");

  /** Current totals. */
  public static final Topic SCORECARDS =
      new Topic(
          "hotline.scorecards.v1",
          "unit/scheme/period",
          List.of(Scorecard.class, PeriodClosed.class),
          List.of(SCORING),
          BY_KEY,
          COMPACTED,
          false,
          "Current totals of a unit, and periods closed");

  /** Editions of the directory. */
  public static final Topic DIRECTORY =
      new Topic(
          "hotline.directory.v1",
          "unit, account",
          List.of(UnitPublished.class, PersonPublished.class, DirectoryPublished.class),
          List.of(INTAKE),
          SINGLE,
          FOREVER,
          true,
          "Units, people by account and role, aliases, in editions");

  /** Editions of calendars, limits, rules and schemes. */
  public static final Topic POLICIES =
      new Topic(
          "hotline.policies.v1",
          "policy",
          List.of(PolicyPublished.class, PoliciesPublished.class),
          List.of(INTAKE),
          SINGLE,
          FOREVER,
          true,
          "Calendars, limits, rules and schemes, in editions");

  /** Whom we told what. */
  public static final Topic DELIVERIES =
      new Topic(
          "hotline.deliveries.v1",
          "case id or scope",
          List.of(DeliveryRecorded.class),
          List.of(NOTIFICATION),
          BY_KEY,
          new Kept.For(Duration.ofDays(400)),
          false,
          "Told whom, how, when, with what result");

  /** Routing's own re-keying by matter; an internal topic, here for its schema. */
  public static final Topic MATTERS =
      new Topic(
          "hotline.routing-matters.v1",
          "matter id",
          List.of(MatterSeen.class),
          List.of(ROUTING),
          BY_KEY,
          THIRTY_DAYS,
          false,
          "Cases of one person about one matter, re-keyed inside routing");

  /** Scoring's own re-keying by case; an internal topic, here for its schemas. */
  public static final Topic REPEATS =
      new Topic(
          "hotline.scoring-repeats.v1",
          "earlier case id",
          List.of(RepeatSeen.class, EventVoided.class),
          List.of(SCORING),
          BY_KEY,
          THIRTY_DAYS,
          false,
          "Repeats and struck events of a case, re-keyed inside scoring");

  /** What intake could not read or handle. */
  public static final Topic DEAD_LETTERS_INTAKE = deadLettersOf(INTAKE);

  /** What routing could not read or handle. */
  public static final Topic DEAD_LETTERS_ROUTING = deadLettersOf(ROUTING);

  /** What sla could not read or handle. */
  public static final Topic DEAD_LETTERS_SLA = deadLettersOf(SLA);

  /** What scoring could not read or handle. */
  public static final Topic DEAD_LETTERS_SCORING = deadLettersOf(SCORING);

  /** What notification could not read or handle. */
  public static final Topic DEAD_LETTERS_NOTIFICATION = deadLettersOf(NOTIFICATION);

  /** What the console could not read or handle. */
  public static final Topic DEAD_LETTERS_CONSOLE = deadLettersOf(CONSOLE);

  /** What intake handles again. */
  public static final Topic RETRY_INTAKE = retryOf(INTAKE);

  /** What routing handles again. */
  public static final Topic RETRY_ROUTING = retryOf(ROUTING);

  /** What sla handles again. */
  public static final Topic RETRY_SLA = retryOf(SLA);

  /** What scoring handles again. */
  public static final Topic RETRY_SCORING = retryOf(SCORING);

  /** What notification handles again. */
  public static final Topic RETRY_NOTIFICATION = retryOf(NOTIFICATION);

  /** What the console handles again. */
  public static final Topic RETRY_CONSOLE = retryOf(CONSOLE);

  private static final List<Topic> RETRIES =
      List.of(
          RETRY_INTAKE, RETRY_ROUTING, RETRY_SLA, RETRY_SCORING, RETRY_NOTIFICATION, RETRY_CONSOLE);

  private static final List<Topic> DEAD_LETTERS =
      List.of(
          DEAD_LETTERS_INTAKE,
          DEAD_LETTERS_ROUTING,
          DEAD_LETTERS_SLA,
          DEAD_LETTERS_SCORING,
          DEAD_LETTERS_NOTIFICATION,
          DEAD_LETTERS_CONSOLE);

  private static final List<Topic> ALL =
      List.of(
          INTAKE_GOV12345,
          INTAKE_LOCAL_HOTLINE,
          INTAKE_MAILBOX,
          INTAKE_DESK,
          CASE_COMMANDS,
          TICKS,
          COMMAND_OUTCOMES,
          CASE_TEXTS,
          CASE_EVENTS,
          CASE_TICKS,
          DEADLINE_EVENTS,
          WARNINGS,
          WARNING_COMMANDS,
          ASSESSMENT_COMMANDS,
          SCORE_ENTRIES,
          SCORECARDS,
          DIRECTORY,
          POLICIES,
          DELIVERIES,
          MATTERS,
          REPEATS,
          DEAD_LETTERS_INTAKE,
          DEAD_LETTERS_ROUTING,
          DEAD_LETTERS_SLA,
          DEAD_LETTERS_SCORING,
          DEAD_LETTERS_NOTIFICATION,
          DEAD_LETTERS_CONSOLE,
          RETRY_INTAKE,
          RETRY_ROUTING,
          RETRY_SLA,
          RETRY_SCORING,
          RETRY_NOTIFICATION,
          RETRY_CONSOLE);

  private static final Map<String, Topic> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Topic::name, Function.identity()));

  /** Topic of a record type that stands on one topic alone. */
  private static final Map<Class<? extends SpecificRecord>, Topic> BY_TYPE =
      ALL.stream()
          .filter(topic -> !topic.types().contains(WorkOrderReceived.class))
          .filter(topic -> !DEAD_LETTERS.contains(topic) && !RETRIES.contains(topic))
          .flatMap(topic -> topic.types().stream().map(type -> Map.entry(type, topic)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Topics() {}

  /** All topics, in the order of DESIGN §3. */
  public static List<Topic> all() {
    return ALL;
  }

  /** The four intake topics. */
  public static List<Topic> intake() {
    return Stream.of(Channel.values())
        .filter(channel -> channel != Channel.UNKNOWN)
        .map(Topics::of)
        .toList();
  }

  /**
   * The topic of a channel.
   *
   * @throws IllegalArgumentException for {@link Channel#UNKNOWN}
   */
  public static Topic of(Channel channel) {
    return switch (channel) {
      case GOV_12345 -> INTAKE_GOV12345;
      case LOCAL_HOTLINE -> INTAKE_LOCAL_HOTLINE;
      case MAILBOX -> INTAKE_MAILBOX;
      case DESK -> INTAKE_DESK;
      case UNKNOWN -> throw new IllegalArgumentException("a work order needs a known channel");
    };
  }

  /**
   * Topics of what could not be read or handled, one per service; empty in a healthy house. Of one
   * partition each: they are read whole, and what becomes of a letter comes after it.
   */
  public static List<Topic> deadLetters() {
    return DEAD_LETTERS;
  }

  /**
   * The topic of what a service could not read or handle.
   *
   * <p>Whoever reads them wants {@code DeadLetterSettled} too.
   */
  public static Topic deadLetters(Topic.Service service) {
    return named(deadLetters(service.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * The topic of what a service handles again after it had given it up: never the source, where all
   * others would read it twice. Kept for a day only, since it holds what people said.
   */
  public static Topic retry(Topic.Service service) {
    return named(retry(service.name().toLowerCase(Locale.ROOT)));
  }

  private static String retry(String service) {
    return "hotline.retry." + service + ".v1";
  }

  private static String deadLetters(String service) {
    return "hotline.dead-letters." + service + ".v1";
  }

  /**
   * The topic a record belongs on, by its type; a work order's is that of its channel, that of a
   * dead letter and of what becomes of it that of its service.
   *
   * @throws IllegalArgumentException for a type that is on no topic
   */
  public static Topic of(SpecificRecord value) {
    if (value instanceof WorkOrderReceived workOrder) {
      return of(workOrder.getChannel());
    }
    if (value instanceof DeadLetter letter) {
      return named(deadLetters(letter.getService()));
    }
    if (value instanceof DeadLetterSettled settled) {
      return named(deadLetters(settled.getService()));
    }
    if (value instanceof RetryRequested retry) {
      return named(retry(retry.getService()));
    }
    var topic = BY_TYPE.get(value.getClass());
    if (topic == null) {
      throw new IllegalArgumentException(
          "no topic holds " + value.getClass().getName() + "; add it to Topics");
    }
    return topic;
  }

  /**
   * A topic by its full name.
   *
   * @throws IllegalArgumentException if the catalogue has none of that name
   */
  public static Topic named(String name) {
    var topic = BY_NAME.get(name);
    if (topic == null) {
      throw new IllegalArgumentException("the catalogue has no topic " + name);
    }
    return topic;
  }

  private static Topic deadLettersOf(Topic.Service service) {
    var name = service.name().toLowerCase(Locale.ROOT);
    return new Topic(
        deadLetters(name),
        "topic/partition/offset",
        List.of(DeadLetter.class, DeadLetterSettled.class),
        List.of(service),
        SINGLE,
        NINETY_DAYS,
        false,
        "What " + name + " could not read or handle, with the error");
  }

  private static Topic retryOf(Topic.Service service) {
    var name = service.name().toLowerCase(Locale.ROOT);
    return new Topic(
        retry(name),
        "key of the record",
        List.of(RetryRequested.class),
        List.of(INTAKE),
        BY_KEY,
        ONE_DAY,
        false,
        "What " + name + " handles again after it had given it up");
  }

  private static Topic channel(String name, String what) {
    return new Topic(
        "hotline.intake." + name + ".v1",
        "case id",
        List.of(WorkOrderReceived.class),
        List.of(INTAKE),
        BY_KEY,
        THIRTY_DAYS,
        true,
        what);
  }
}
