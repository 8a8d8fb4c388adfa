package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.INTAKE;
import static cn.huimin.hotline.schemas.topic.Topic.Service.ROUTING;
import static cn.huimin.hotline.schemas.topic.Topic.Service.SCORING;
import static cn.huimin.hotline.schemas.topic.Topic.Service.SLA;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;

import cn.huimin.hotline.schemas.assessment.EnterAppeal;
import cn.huimin.hotline.schemas.assessment.EnterEvidence;
import cn.huimin.hotline.schemas.assessment.EnterFiling;
import cn.huimin.hotline.schemas.assessment.EnterMatter;
import cn.huimin.hotline.schemas.assessment.ImportSurvey;
import cn.huimin.hotline.schemas.assessment.MovePeriod;
import cn.huimin.hotline.schemas.assessment.StrikeLine;
import cn.huimin.hotline.schemas.assessment.WithdrawEntry;
import cn.huimin.hotline.schemas.command.AcknowledgeWarning;
import cn.huimin.hotline.schemas.command.AmendCase;
import cn.huimin.hotline.schemas.command.AnswerCase;
import cn.huimin.hotline.schemas.command.AnswerJoint;
import cn.huimin.hotline.schemas.command.AnswerSupervision;
import cn.huimin.hotline.schemas.command.AnswerWarning;
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
import cn.huimin.hotline.schemas.command.LookBackOnWarning;
import cn.huimin.hotline.schemas.command.MergeCase;
import cn.huimin.hotline.schemas.command.NoteFlood;
import cn.huimin.hotline.schemas.command.NoteLimitPassed;
import cn.huimin.hotline.schemas.command.NoteMerge;
import cn.huimin.hotline.schemas.command.NotePartEnded;
import cn.huimin.hotline.schemas.command.NotePartReopened;
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
import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import cn.huimin.hotline.schemas.deadline.RecomputeDeadlines;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import java.util.List;

/** What is asked of a case or about a unit, and what came of it. */
final class CommandTopics {

  static final Topic CASE_COMMANDS =
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
              NotePartReopened.class,
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
              NoteRepeat.class,
              NoteFlood.class),
          List.of(INTAKE, SLA, ROUTING),
          BY_KEY,
          Kept.days(30),
          false,
          "What a person asks, clocks, or routing for another case");

  static final Topic COMMAND_OUTCOMES =
      new Topic(
          "hotline.command-outcomes.v1",
          "case id, unit, survey, scope or recomputation",
          List.of(CommandOutcome.class, DeadlinesRecomputed.class),
          List.of(ROUTING, SLA, SCORING),
          BY_KEY,
          Kept.days(1),
          false,
          "Accepted or refused, with the reason");

  static final Topic ASSESSMENT_COMMANDS =
      new Topic(
          "hotline.assessment-commands.v1",
          "unit or survey",
          List.of(
              EnterEvidence.class,
              EnterMatter.class,
              StrikeLine.class,
              EnterAppeal.class,
              MovePeriod.class,
              EnterFiling.class,
              WithdrawEntry.class,
              ImportSurvey.class),
          List.of(INTAKE),
          BY_KEY,
          new Kept.Forever(),
          true,
          "Evidence, media, interviews, appeals, strikes, publication, surveys");

  static final Topic DEADLINE_COMMANDS =
      new Topic(
          "hotline.deadline-commands.v1",
          "recomputation",
          List.of(RecomputeDeadlines.class),
          List.of(INTAKE),
          BY_KEY,
          Kept.days(30),
          false,
          "Recompute: one record for each partition");

  static final Topic WARNING_COMMANDS =
      new Topic(
          "hotline.warning-commands.v1",
          "scope",
          List.of(AcknowledgeWarning.class, AnswerWarning.class, LookBackOnWarning.class),
          List.of(INTAKE),
          BY_KEY,
          Kept.days(30),
          false,
          "What people do about a warning");

  private CommandTopics() {}
}
