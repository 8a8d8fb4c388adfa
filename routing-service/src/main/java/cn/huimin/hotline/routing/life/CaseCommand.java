package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.routing.recognition.Wording;
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

/** What is asked of a case. Words nobody chose are null, never {@code UNKNOWN}. */
public sealed interface CaseCommand
    permits CaseCommand.HandIn,
        CaseCommand.Dispatch,
        CaseCommand.Sign,
        CaseCommand.Contact,
        CaseCommand.Report,
        CaseCommand.SignOff,
        CaseCommand.Review,
        CaseCommand.Callback,
        CaseCommand.Close,
        CaseCommand.NoteRepeat,
        CaseCommand.NoteFlood,
        CaseCommand.NoteLimit,
        ReturnCommand,
        ReliefCommand,
        BesideCommand,
        MergeCommand,
        SplitCommand,
        OversightCommand,
        EndingCommand,
        CorrectCommand,
        SourceCommand {

  /** Who asks what of which case. */
  CommandHeader header();

  /**
   * A channel handed in a work order: opens the case, or amends it if it is there.
   *
   * @param order where the case comes from
   * @param wording its texts, to be recognised and forgotten
   * @param demandType demand type the source gives, or null
   * @param urgency urgency the source gives
   * @param revision revision of the source, or null
   * @param receivedAt when the source says it came in, or null
   * @param caseSeen whether there was such a case before: where there is none now, it was archived
   */
  record HandIn(
      CommandHeader header,
      Origin order,
      Wording wording,
      @Nullable DemandType demandType,
      Urgency urgency,
      @Nullable String revision,
      @Nullable Instant receivedAt,
      boolean caseSeen)
      implements CaseCommand {}

  /**
   * Give the case to a unit.
   *
   * @param unitId unit that is to handle it
   * @param fault for a transfer: whose fault; NONE otherwise
   * @param categoryLevel1 category where it is set or corrected, or null
   * @param categoryLevel2 its second level, or null
   * @param demandType demand type where the source gave none, or null
   * @param urgency urgency where it is set, or null
   * @param copiedUnitIds units that get a copy
   * @param summaryTextId the operator's summary for the unit, or null
   * @param confidential whether it is hidden from units from here on; nothing takes that back
   * @param accusedUnitId whom it is against where the centre says so or corrects it, or null
   */
  record Dispatch(
      CommandHeader header,
      String unitId,
      TransferFault fault,
      @Nullable String categoryLevel1,
      @Nullable String categoryLevel2,
      @Nullable DemandType demandType,
      @Nullable Urgency urgency,
      List<String> copiedUnitIds,
      @Nullable String summaryTextId,
      boolean confidential,
      @Nullable String accusedUnitId)
      implements CaseCommand {

    /** One that leaves it as confidential, and against whom, as it is. */
    public Dispatch(
        CommandHeader header,
        String unitId,
        TransferFault fault,
        @Nullable String categoryLevel1,
        @Nullable String categoryLevel2,
        @Nullable DemandType demandType,
        @Nullable Urgency urgency,
        List<String> copiedUnitIds,
        @Nullable String summaryTextId) {
      this(
          header,
          unitId,
          fault,
          categoryLevel1,
          categoryLevel2,
          demandType,
          urgency,
          copiedUnitIds,
          summaryTextId,
          false,
          null);
    }

    /** Copies its list. */
    public Dispatch {
      copiedUnitIds = List.copyOf(copiedUnitIds);
    }
  }

  /** The liaison takes the case. */
  record Sign(CommandHeader header) implements CaseCommand {}

  /**
   * The unit, or the centre, spoke to the complainant.
   *
   * @param means PHONE, VISIT or MESSAGE
   * @param reached whether the complainant was reached
   * @param dialled keyed hash of the number dialled, where it is not the complainant's own; or null
   */
  record Contact(CommandHeader header, String means, boolean reached, @Nullable String dialled)
      implements CaseCommand {}

  /**
   * The unit reports by the template; the parts are texts of the header.
   *
   * @param reportId id of this report within the case
   * @param proposedVerdict verdict proposed, or null
   * @param closingKind closing kind proposed, or null
   * @param promiseDueOn date of a promise, or null
   * @param resolved whether the unit holds the demand resolved
   * @param beyondPowers 超职责
   * @param contacted whether the report says that the complainant was contacted
   * @param contact the contact itself, where the report brings it; or null
   * @param staffNamed whether responsible staff is named
   * @param answerPrint how the public answer looks from afar, or null
   * @param attachmentIds ids of its annexes
   */
  record Report(
      CommandHeader header,
      String reportId,
      @Nullable Verdict proposedVerdict,
      @Nullable ClosingKind closingKind,
      @Nullable LocalDate promiseDueOn,
      boolean resolved,
      boolean beyondPowers,
      boolean contacted,
      @Nullable ReportedContact contact,
      boolean staffNamed,
      @Nullable String answerPrint,
      List<String> attachmentIds)
      implements CaseCommand {}

  /**
   * A contact as a report tells it; by whom and which number is in the vault.
   *
   * @param means PHONE, VISIT or MESSAGE
   * @param at when it was
   * @param dialled keyed hash of the number dialled, where it is not the complainant's own; or null
   */
  record ReportedContact(String means, Instant at, @Nullable String dialled) {}

  /** The head signs the report off, or gives it back. */
  record SignOff(CommandHeader header, boolean approve) implements CaseCommand {}

  /**
   * The centre approves the report or sends it back (退办).
   *
   * @param rejectionReason reason code of a 退办, or null
   * @param verdict verdict the reviewer fixes; null keeps the proposed one
   * @param withoutCoUnits whether it is approved though co-units owe their answers
   */
  record Review(
      CommandHeader header,
      boolean approve,
      @Nullable RejectionReason rejectionReason,
      @Nullable Verdict verdict,
      boolean withoutCoUnits)
      implements CaseCommand {

    /** A review that ends no co-unit's part. */
    public Review(
        CommandHeader header,
        boolean approve,
        @Nullable RejectionReason rejectionReason,
        @Nullable Verdict verdict) {
      this(header, approve, rejectionReason, verdict, false);
    }
  }

  /** One callback attempt; the answers are null where nobody was reached or asked. */
  record Callback(
      CommandHeader header,
      boolean reached,
      @Nullable Boolean contactedByUnit,
      @Nullable Resolution resolution,
      @Nullable Satisfaction satisfaction,
      @Nullable Boolean pressed)
      implements CaseCommand {}

  /** The centre closes a case whose complainant cannot be reached. */
  record Close(CommandHeader header) implements CaseCommand {}

  /**
   * Clocks tell the case that a limit of its unit passed, or that it lies ahead again.
   *
   * @param clock which
   * @param startedAt when it started
   * @param dueAt the limit
   * @param withdrawn whether it was counted anew and has not passed after all
   */
  record NoteLimit(
      CommandHeader header, ClockKind clock, Instant startedAt, Instant dueAt, boolean withdrawn)
      implements CaseCommand {}

  /**
   * Routing tells the case which complaint of its matter it is.
   *
   * @param matterId person + unit + category
   * @param ordinal 1, or 2 for the second complaint, 3 for the third …
   * @param earlierCaseIds the earlier cases, oldest first
   * @param onFile whether the last of them had been closed on file (备案办结) when this one came
   */
  record NoteRepeat(
      CommandHeader header,
      String matterId,
      int ordinal,
      List<String> earlierCaseIds,
      boolean onFile)
      implements CaseCommand {

    /** Copies its list. */
    public NoteRepeat {
      earlierCaseIds = List.copyOf(earlierCaseIds);
    }
  }

  /**
   * Routing tells the case that many people complain about its matter.
   *
   * @param groupId unit + category
   * @param leadCaseId case that leads the flood: this one, or the one it joins by rule
   * @param people how many people complain
   * @param caseIds for the lead: the other open cases, oldest first
   */
  record NoteFlood(
      CommandHeader header, String groupId, String leadCaseId, int people, List<String> caseIds)
      implements CaseCommand {

    /** Copies its list. */
    public NoteFlood {
      caseIds = List.copyOf(caseIds);
    }
  }
}
