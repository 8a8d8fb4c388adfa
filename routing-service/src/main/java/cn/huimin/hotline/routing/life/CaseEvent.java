package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.routing.recognition.Evidence;
import cn.huimin.hotline.routing.recognition.Guess;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case. Holds all that {@link CaseEvolver} needs, and no text. */
public sealed interface CaseEvent
    permits CaseEvent.Opened,
        CaseEvent.Amended,
        CaseEvent.Classified,
        CaseEvent.SentToTriage,
        CaseEvent.Dispatched,
        CaseEvent.Signed,
        CaseEvent.Contacted,
        CaseEvent.ReportSubmitted,
        CaseEvent.ReportSignedOff,
        CaseEvent.ReportSentBack,
        CaseEvent.ReportApproved,
        CaseEvent.ReportRejected,
        CaseEvent.CallbackRecorded,
        CaseEvent.RedoOpened,
        CaseEvent.RepeatNoticed,
        CaseEvent.FloodNoticed,
        CaseEvent.Closed,
        CaseEvent.LimitPassed,
        ReturnEvent,
        ReliefEvent,
        BesideEvent,
        MergeEvent,
        SplitEvent,
        OversightEvent,
        EndingEvent,
        CorrectionEvent,
        SourceEvent {

  /** A work order opened the case. */
  record Opened(
      Origin origin,
      @Nullable DemandType demandType,
      Urgency urgency,
      @Nullable Instant receivedAt,
      List<Text> texts)
      implements CaseEvent {}

  /**
   * The same number came again with changed content.
   *
   * @param origin where the case comes from, as the source says now
   * @param urgency urgency after it: an amendment may raise it, never lower it
   * @param hidden whether the original is hidden after it: an amendment may hide, never show
   */
  record Amended(
      Origin origin, Urgency urgency, boolean hidden, @Nullable String revision, List<Text> texts)
      implements CaseEvent {}

  /** Routing said what the case is about and whose it is. */
  record Classified(
      Subject subject,
      String ruleId,
      double confidence,
      List<Evidence> evidence,
      List<Guess> guesses)
      implements CaseEvent {}

  /** A person has to decide where it goes. */
  record SentToTriage(List<String> reasonCodes) implements CaseEvent {}

  /**
   * The case was given to a unit.
   *
   * @param unitId unit that has it now
   * @param unitName its name
   * @param line the unit and those above it, itself first
   * @param previousUnitId unit that had it, or null
   * @param transfer whether it went to another line
   * @param fault for a transfer: whose
   * @param ruleId rule that dispatched it, null if a person did
   * @param copiedUnitIds units that have a copy now
   * @param subject what the case is about after it
   * @param matterId its matter after it, or null
   * @param summaryTextId summary for the unit, or null
   */
  record Dispatched(
      String unitId,
      String unitName,
      List<String> line,
      @Nullable String previousUnitId,
      boolean transfer,
      TransferFault fault,
      @Nullable String ruleId,
      List<String> copiedUnitIds,
      Subject subject,
      @Nullable String matterId,
      @Nullable String summaryTextId)
      implements CaseEvent {}

  /** The liaison took it. */
  record Signed(String unitId) implements CaseEvent {}

  /**
   * The complainant was spoken to, or an attempt was made.
   *
   * @param at when, where a report tells of it; null where the command says when it happened
   */
  record Contacted(
      String means,
      boolean reached,
      @Nullable String dialled,
      @Nullable Instant at,
      List<Text> texts)
      implements CaseEvent {}

  /** The unit reported. */
  record ReportSubmitted(
      FiledReport report,
      @Nullable LocalDate promiseDueOn,
      boolean resolved,
      boolean beyondPowers,
      boolean signOffNeeded,
      @Nullable String answerPrint,
      List<String> attachmentIds,
      List<Text> texts)
      implements CaseEvent {}

  /** The head signed the report off. */
  record ReportSignedOff(String reportId) implements CaseEvent {}

  /** The head gave it back to the liaison. */
  record ReportSentBack(String reportId, List<Text> texts) implements CaseEvent {}

  /**
   * The centre approved it and fixed the verdict.
   *
   * @param lapsedUnitIds co-units that owed their answers and need not give them any more
   */
  record ReportApproved(
      String reportId,
      Verdict verdict,
      ClosingKind closingKind,
      List<String> lapsedUnitIds,
      List<Text> texts)
      implements CaseEvent {

    /** Copies its lists. */
    public ReportApproved {
      lapsedUnitIds = List.copyOf(lapsedUnitIds);
      texts = List.copyOf(texts);
    }
  }

  /** 退办: the centre sent it back. */
  record ReportRejected(String reportId, RejectionReason reason, List<Text> texts)
      implements CaseEvent {}

  /**
   * The centre tried to call the complainant back.
   *
   * @param unreachable whether with this attempt the complainant counts as unreachable
   */
  record CallbackRecorded(
      int attempt,
      boolean reached,
      @Nullable Boolean contactedByUnit,
      @Nullable Resolution resolution,
      @Nullable Satisfaction satisfaction,
      @Nullable Boolean pressed,
      boolean unreachable,
      List<Text> texts)
      implements CaseEvent {}

  /** A new round began (重办); a case that had ended is open again. */
  record RedoOpened(String cause, List<Text> texts) implements CaseEvent {

    /** Cause of a redo that the complainant of a case which joined has opened. */
    public static final String FOLLOWER = "dissatisfied-follower";

    /** Copies its list. */
    public RedoOpened {
      texts = List.copyOf(texts);
    }
  }

  /** The case is the n-th complaint of its matter. */
  record RepeatNoticed(String matterId, int ordinal, List<String> earlierCaseIds)
      implements CaseEvent {}

  /** A limit of the unit that has it passed; or, withdrawn, lies ahead again. */
  record LimitPassed(ClockKind clock, Instant startedAt, Instant dueAt, boolean withdrawn)
      implements CaseEvent {}

  /** The case ended as CLOSED; by itself or by a person. */
  record Closed(boolean bySystem) implements CaseEvent {}

  /** It leads a flood of so many people; these other cases are open. */
  record FloodNoticed(String groupId, int people, List<String> caseIds) implements CaseEvent {}
}
