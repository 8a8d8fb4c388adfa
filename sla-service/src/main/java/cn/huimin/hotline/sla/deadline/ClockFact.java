package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a case, as far as clocks are concerned. */
public sealed interface ClockFact {

  /** What every fact carries. */
  Head head();

  /**
   * What every fact carries.
   *
   * @param caseSequence sequence of the case event, growing within a case
   * @param acceptedAt when it was accepted, never before the fact before it; in milliseconds
   * @param view the case after it; changes of urgency, type, unit and the like are read off here,
   *     whatever the fact is
   * @param summary whether the centre owes the unit a summary of what is hidden from it
   */
  record Head(long caseSequence, Instant acceptedAt, CaseView view, Summary summary) {

    /** With nothing to say about a summary. */
    public Head(long caseSequence, Instant acceptedAt, CaseView view) {
      this(caseSequence, acceptedAt, view, Summary.UNSAID);
    }
  }

  /** What the centre owes a unit from which the original of its case is hidden (DOMAIN §8). */
  enum Summary {
    /** The summary, before the unit can read anything. */
    DUE,
    /** Nothing: the unit that has the case can read it, or a summary. */
    NOT_DUE,
    /** No unit has the case, or nobody says so. */
    UNSAID
  }

  /** The case was opened. */
  record Opened(Head head) implements ClockFact {}

  /** An operator has to decide where it goes: at first, after a granted return or a refusal. */
  record Triaged(Head head) implements ClockFact {}

  /**
   * The case was given to a unit.
   *
   * @param supervised whether a leader's order on the case has not been answered
   */
  record Dispatched(Head head, Handover handover, boolean supervised) implements ClockFact {

    /** Without an order of a leader. */
    public Dispatched(Head head, Handover handover) {
      this(head, handover, false);
    }
  }

  /** How a case came to its unit. */
  enum Handover {
    /** First dispatch of the case, or of a round. */
    FIRST,
    /** To another line (再次转办), whoever's fault it was. */
    TRANSFER,
    /** Down one's own line (二级派单): no transfer, the clocks run on for the new holder. */
    WITHIN_LINE
  }

  /** The liaison took it. */
  record Signed(Head head) implements ClockFact {}

  /** The unit says it is not theirs. */
  record ReturnAsked(Head head) implements ClockFact {}

  /** The centre decided the return. */
  record ReturnDecided(Head head) implements ClockFact {}

  /** 会商 was called, whether to answer a return or without one. */
  record ConsultationCalled(Head head) implements ClockFact {}

  /** 会商 decided. */
  record ConsultationDecided(Head head) implements ClockFact {}

  /** The unit asked for an extension, or for the limit of a complex case. */
  record ReliefAsked(Head head) implements ClockFact {}

  /**
   * The centre decided an extension.
   *
   * @param workingDays granted, counted from the old limit; 0 if refused
   * @param sourceConsent whether the source's deadline no longer binds
   */
  record ExtensionDecided(Head head, int workingDays, boolean sourceConsent) implements ClockFact {}

  /** The centre decided whether the case is complex. */
  record ComplexDecided(Head head, boolean granted) implements ClockFact {}

  /**
   * Co-units were invited (联办).
   *
   * @param unitIds which, in order
   */
  record JointInvited(Head head, List<String> unitIds) implements ClockFact {

    /** Copies its list. */
    public JointInvited {
      unitIds = List.copyOf(unitIds);
    }
  }

  /** A co-unit answered. */
  record JointAnswered(Head head, String unitId) implements ClockFact {}

  /** Words of danger: an emergency is proposed. */
  record EmergencyProposed(Head head) implements ClockFact {}

  /** The centre confirmed it or lowered it; the head's view carries the urgency. */
  record EmergencyDecided(Head head) implements ClockFact {}

  /** 强制报告 is owed. */
  record PoliceReportOwed(Head head) implements ClockFact {}

  /** Its proof was recorded. */
  record PoliceReported(Head head) implements ClockFact {}

  /** The lead that the case joined was answered: its complainant is owed the callback. */
  record LeadAnswered(Head head) implements ClockFact {}

  /** The case left its lead and has to be dispatched. */
  record Unmerged(Head head) implements ClockFact {}

  /** The complainant was contacted. */
  record Contacted(Head head) implements ClockFact {}

  /** The unit reported; {@code signOffNeeded} tells whether the head has yet to sign. */
  record Reported(Head head, boolean signOffNeeded) implements ClockFact {}

  /** The head did not sign the report. */
  record SentBack(Head head) implements ClockFact {}

  /** The head signed the report. */
  record SignedOff(Head head) implements ClockFact {}

  /** The centre accepted the report. */
  record Approved(Head head) implements ClockFact {}

  /** 退办: the centre refused the report. */
  record Rejected(Head head) implements ClockFact {}

  /** A callback was tried. */
  record CallbackAttempted(Head head) implements ClockFact {}

  /** The complainant gave a verdict. */
  record CallbackDecided(Head head) implements ClockFact {}

  /** The complainant was found unreachable, and the case waits for a rating or to be closed. */
  record Unreachable(Head head) implements ClockFact {}

  /** 重办: round n+1 began; the head's view carries its number. */
  record RedoOpened(Head head) implements ClockFact {}

  /**
   * A leader ordered something on the case.
   *
   * @param dueAt when it is to be answered, null for the limit of the policy
   */
  record SupervisionOrdered(Head head, @Nullable Instant dueAt) implements ClockFact {}

  /** The order was answered. */
  record SupervisionAnswered(Head head) implements ClockFact {}

  /** The unit asked for a recheck. */
  record RecheckAsked(Head head) implements ClockFact {}

  /** The recheck was decided. */
  record RecheckDecided(Head head) implements ClockFact {}

  /** Given back to the source. */
  record ReturnedToSource(Head head) implements ClockFact {}

  /** The source took it back, and it ended; or did not. */
  record SourceAnswered(Head head, boolean takenBack) implements ClockFact {}

  /** The case ended; {@code answered} when by a direct answer (直接答复). */
  record Ended(Head head, boolean answered) implements ClockFact {}

  /** Anything else, for what it may have changed in the view. */
  record Other(Head head) implements ClockFact {}
}
