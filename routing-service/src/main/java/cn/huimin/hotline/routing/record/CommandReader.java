package cn.huimin.hotline.routing.record;

import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.SourceCommand;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.routing.recognition.Wording.Part;
import cn.huimin.hotline.routing.recognition.Wording.Passage;
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
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records that ask something of a case, as commands. */
public final class CommandReader {

  private CommandReader() {}

  /**
   * The command a record asks for.
   *
   * @throws IllegalArgumentException for a record that asks nothing of a case
   */
  public static CaseCommand read(SpecificRecord asked) {
    return switch (asked) {
      case WorkOrderReceived order -> HandInReader.read(order);
      case DispatchCase dispatch -> dispatch(dispatch);
      case SignCase sign -> new CaseCommand.Sign(header(sign.getHeader()));
      case RecordContact contact ->
          new CaseCommand.Contact(
              header(contact.getHeader()),
              contact.getMeans(),
              contact.getReached(),
              contact.getDialled());
      case SubmitReport report -> report(report);
      case SignOffReport signOff ->
          new CaseCommand.SignOff(header(signOff.getHeader()), signOff.getApprove());
      case ReviewReport review ->
          new CaseCommand.Review(
              header(review.getHeader()),
              review.getApprove(),
              Known.orNull(review.getRejectionReason()),
              Known.orNull(review.getVerdict()),
              review.getWithoutCoUnits());
      case RecordCallback callback ->
          new CaseCommand.Callback(
              header(callback.getHeader()),
              callback.getReached(),
              callback.getContactedByUnit(),
              Known.orNull(callback.getResolution()),
              Known.orNull(callback.getSatisfaction()),
              callback.getPressed());
      case ReturnCase back ->
          new ReturnCommand.Ask(header(back.getHeader()), Known.orNull(back.getReason()));
      case DecideReturn decide ->
          new ReturnCommand.Decide(
              header(decide.getHeader()),
              decide.getGranted(),
              decide.getUnitId(),
              Known.orElse(decide.getFault(), TransferFault.NONE),
              decide.getForced());
      case CallConsultation call ->
          new ReturnCommand.Consult(header(call.getHeader()), call.getUnitIds());
      case DecideConsultation decide ->
          new ReturnCommand.DecideConsultation(
              header(decide.getHeader()),
              decide.getUnitId(),
              Known.orElse(decide.getFault(), TransferFault.NONE),
              decide.getCategoryLevel1(),
              decide.getCategoryLevel2(),
              decide.getSummaryTextId());
      case InviteJoint _,
          AnswerJoint _,
          StrikePromise _,
          ConfirmEmergency _,
          RecordPoliceReport _,
          DelegateSignOff _,
          FindFalsified _,
          RecordRating _ ->
          BesideReader.read(asked);
      case MergeCase _, UnmergeCase _, NoteMerge _ -> MergeReader.read(asked);
      case SplitCase _, OpenPart _, NotePartEnded _, NotePartReopened _ -> SplitRecords.read(asked);
      case NoteLimitPassed passed ->
          new CaseCommand.NoteLimit(
              header(passed.getHeader()),
              passed.getClock(),
              passed.getStartedAt(),
              passed.getDueAt(),
              passed.getWithdrawn());
      case AskExtension ask ->
          new ReliefCommand.AskExtension(header(ask.getHeader()), ask.getWorkingDays());
      case DecideExtension decide ->
          new ReliefCommand.DecideExtension(
              header(decide.getHeader()),
              decide.getGranted(),
              decide.getWorkingDays(),
              decide.getSourceConsent(),
              decide.getSourceAnsweredOn());
      case AskComplex ask -> new ReliefCommand.AskComplex(header(ask.getHeader()));
      case DecideComplex decide ->
          new ReliefCommand.DecideComplex(header(decide.getHeader()), decide.getGranted());
      case OrderSupervision order ->
          new OversightCommand.Supervise(header(order.getHeader()), order.getDueAt());
      case AnswerSupervision answer -> new OversightCommand.Answer(header(answer.getHeader()));
      case SignDraft sign ->
          new OversightCommand.SignDraft(header(sign.getHeader()), sign.getSign(), sign.getDueAt());
      case DraftSupervision draft ->
          new OversightCommand.Draft(
              header(draft.getHeader()), draft.getClock(), draft.getDueAt(), draft.getWithdrawn());
      case UrgeCase urge -> new OversightCommand.Urge(header(urge.getHeader()));
      case AmendCase amend ->
          new OversightCommand.Amend(
              header(amend.getHeader()),
              added(amend),
              Known.orNull(amend.getUrgency()),
              amend.getDeadlineFromSource(),
              amend.getConfidential());
      case ApplyRecheck apply -> new OversightCommand.ApplyRecheck(header(apply.getHeader()));
      case DecideRecheck decide ->
          new OversightCommand.DecideRecheck(header(decide.getHeader()), decide.getUpheld());
      case CorrectClassification correct ->
          new CorrectCommand(
              header(correct.getHeader()),
              new Correction(
                  correct.getCategoryLevel1(),
                  correct.getCategoryLevel2(),
                  Known.orNull(correct.getDemandType()),
                  Known.orNull(correct.getFault()),
                  correct.getSummaryTextId(),
                  correct.getAccusedUnitId()));
      case AnswerCase answer ->
          new EndingCommand.Answer(header(answer.getHeader()), answer.getMeans());
      case DeclineCase decline ->
          new EndingCommand.Decline(
              header(decline.getHeader()), Known.orNull(decline.getReason()), decline.getMeans());
      case ReferCase refer -> new EndingCommand.Refer(header(refer.getHeader()), refer.getMeans());
      case AskWithdrawal ask -> new EndingCommand.AskWithdrawal(header(ask.getHeader()));
      case DecideWithdrawal decide ->
          new EndingCommand.DecideWithdrawal(
              header(decide.getHeader()), decide.getConfirmed(), decide.getPressed());
      case ProposeInvalid propose -> new EndingCommand.ProposeInvalid(header(propose.getHeader()));
      case ConfirmProposal confirm ->
          new EndingCommand.Confirm(header(confirm.getHeader()), confirm.getConfirmed());
      case ReturnToSource back -> new SourceCommand.Return(header(back.getHeader()));
      case RecordSourceRefusal refuse -> new SourceCommand.Refuse(header(refuse.getHeader()));
      case RecordSourceAcceptance accept -> new SourceCommand.Accept(header(accept.getHeader()));
      case OrderSourceRedo redo -> new SourceCommand.Redo(header(redo.getHeader()));
      case RecordSourceCallback callback ->
          new SourceCommand.CalledBack(
              header(callback.getHeader()),
              callback.getContactedByUnit(),
              Known.orNull(callback.getResolution()),
              Known.orNull(callback.getSatisfaction()));
      case CloseCase close -> new CaseCommand.Close(header(close.getHeader()));
      case NoteFlood flood ->
          new CaseCommand.NoteFlood(
              header(flood.getHeader()),
              flood.getGroupId(),
              flood.getLeadCaseId(),
              flood.getPeople(),
              flood.getCaseIds());
      case NoteRepeat repeat ->
          new CaseCommand.NoteRepeat(
              header(repeat.getHeader()),
              repeat.getMatterId(),
              repeat.getOrdinal(),
              repeat.getEarlierCaseIds(),
              repeat.getOnFile());
      default ->
          throw new IllegalArgumentException(
              asked.getClass().getSimpleName() + " asks nothing of a case");
    };
  }

  private static CaseCommand dispatch(DispatchCase dispatch) {
    return new CaseCommand.Dispatch(
        header(dispatch.getHeader()),
        dispatch.getUnitId(),
        Known.orElse(dispatch.getFault(), TransferFault.NONE),
        dispatch.getCategoryLevel1(),
        dispatch.getCategoryLevel2(),
        Known.orNull(dispatch.getDemandType()),
        Known.orNull(dispatch.getUrgency()),
        dispatch.getCopiedUnitIds(),
        dispatch.getSummaryTextId(),
        dispatch.getConfidential(),
        dispatch.getAccusedUnitId());
  }

  private static Wording added(AmendCase amend) {
    var supplement = amend.getSupplement();
    return new Wording(
        supplement == null
            ? List.of()
            : amend.getHeader().getTexts().stream()
                .filter(text -> text.getKind() == TextKind.NOTE)
                .map(text -> new Passage(Part.CONTENT, text.getTextId(), supplement))
                .toList());
  }

  private static CaseCommand report(SubmitReport report) {
    return new CaseCommand.Report(
        header(report.getHeader()),
        report.getReportId(),
        Known.orNull(report.getProposedVerdict()),
        Known.orNull(report.getClosingKind()),
        report.getPromiseDueOn(),
        report.getResolved(),
        report.getBeyondPowers(),
        report.getContacted(),
        contact(report),
        report.getStaffNamed(),
        report.getAnswerPrint(),
        List.copyOf(report.getAttachmentIds()));
  }

  private static CaseCommand.@Nullable ReportedContact contact(SubmitReport report) {
    var means = report.getContactMeans();
    var at = report.getContactedAt();
    return means == null || at == null
        ? null
        : new CaseCommand.ReportedContact(means, at, report.getDialled());
  }

  static CommandHeader header(cn.huimin.hotline.schemas.command.CommandHeader header) {
    return new CommandHeader(
        header.getCommandId(),
        header.getCaseId(),
        actor(header.getActor()),
        header.getAcceptedAt(),
        header.getOccurredAt(),
        header.getExpectedVersion(),
        header.getContentHash(),
        texts(header.getTexts()));
  }

  static Actor actor(cn.huimin.hotline.schemas.actor.Actor actor) {
    return new Actor(actor.getId(), actor.getRole(), actor.getUnitId(), actor.getDesk());
  }

  static List<Text> texts(List<TextRef> texts) {
    return texts.stream().map(text -> new Text(text.getTextId(), text.getKind())).toList();
  }
}
