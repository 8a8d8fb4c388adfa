package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to the clocks of a case. {@link CaseClocks} is the fold of these. */
public sealed interface ClockEvent {

  /** What every event carries. */
  Head head();

  /** Deterministic: the same facts give the same ids. */
  default String id() {
    return head().caseId() + ":" + head().sequence();
  }

  /**
   * What every event carries.
   *
   * @param caseId the case
   * @param sequence 1, 2, 3 … among the clock events of the case
   * @param caseSequence sequence of the last case event taken in
   * @param at when it happened: the moment of the fact, or that at which the step fell due
   * @param view the case then
   */
  record Head(String caseId, long sequence, long caseSequence, Instant at, CaseView view) {}

  /** A case event was taken in that did nothing to any clock. */
  record FactNoted(Head head) implements ClockEvent {}

  /**
   * A case event was taken in that changed what the limit of work under review is counted by, if a
   * 退办 un-meets it; until then it did nothing to any clock.
   *
   * @param head what every event carries
   * @param key which clock
   * @param onceUnmet what its limit is counted by then
   */
  record LimitRecounted(Head head, ClockKey key, Clock.Counting onceUnmet) implements ClockEvent {}

  /** Something that happened to one clock. */
  sealed interface OfClock extends ClockEvent {
    /** Which clock. */
    ClockKey key();

    /** Who owes it. */
    Debtor debtor();
  }

  /**
   * A clock runs, anew or with another limit or debtor.
   *
   * @param head what every event carries
   * @param clock the clock, its limit and why, its planned steps
   * @param previousDueAt the limit it had while running, null if it starts
   * @param policyVersion the policy that made the limit
   */
  record ClockSet(Head head, Clock clock, @Nullable Instant previousDueAt, String policyVersion)
      implements OfClock {
    @Override
    public ClockKey key() {
      return clock.key();
    }

    @Override
    public Debtor debtor() {
      return clock.debtor();
    }
  }

  /**
   * A limit that had steps taken was moved: by a changed calendar or policy, of a clock that runs
   * or was met too late; or by what was granted once it had passed.
   *
   * @param head what every event carries
   * @param clock the clock, its new limit, the steps that still count
   * @param previousDueAt the limit before
   * @param withdrawn steps that were taken and count no longer; they are not un-rung
   * @param policyVersion the policy that made the limit
   * @param recomputeId the recomputation, empty where something was granted
   */
  record ClockCorrected(
      Head head,
      Clock clock,
      Instant previousDueAt,
      Set<Step> withdrawn,
      String policyVersion,
      String recomputeId)
      implements OfClock {
    /** Copies the set. */
    public ClockCorrected {
      withdrawn = Set.copyOf(withdrawn);
    }

    @Override
    public ClockKey key() {
      return clock.key();
    }

    @Override
    public Debtor debtor() {
      return clock.debtor();
    }
  }

  /** Nobody owes this: the complainant cannot be reached, or no callback is due. */
  record ClockNotDue(Head head, ClockKey key, Debtor debtor) implements OfClock {}

  /**
   * A clock was met.
   *
   * @param head what every event carries; {@code at} is when
   * @param key which clock
   * @param debtor who owed it
   * @param dueAt its limit
   * @param inTime whether not after the limit
   */
  record ClockMet(Head head, ClockKey key, Debtor debtor, Instant dueAt, boolean inTime)
      implements OfClock {}

  /**
   * A rejected report un-met the clock: it runs on towards the same limit, or to the one that it is
   * set to next.
   */
  record ClockUnmet(Head head, ClockKey key, Debtor debtor, Instant dueAt) implements OfClock {}

  /** A clock pauses: nothing falls due until it is set again, with a later limit. */
  record ClockPaused(Head head, ClockKey key, Debtor debtor, Instant dueAt) implements OfClock {}

  /** A clock became moot. */
  record ClockStopped(Head head, ClockKey key, Debtor debtor, Instant dueAt, StopReason reason)
      implements OfClock {}

  /** Why a clock became moot. */
  enum StopReason {
    /** The case ended. */
    ENDED,
    /** Another unit has the case now, or will get it. */
    TRANSFERRED,
    /** A new round began. */
    NEW_ROUND,
    /** The case went back to its source. */
    RETURNED_TO_SOURCE,
    /** A change of the case left nothing owed. */
    NOT_DUE,
    /** The limit of a complex case took its place. */
    COMPLEX,
    /** It had neither cards nor notes and its time is over. */
    RAN_OUT
  }

  /** A step was taken; the head's {@code at} is when it fell due. */
  sealed interface StepTaken extends OfClock {
    /** The clock's limit. */
    Instant dueAt();

    /** When it was noticed: the watermark, or the moment of the next fact. */
    Instant firedAt();

    /** Which step. */
    Step step();
  }

  /** 黄牌预警. */
  record YellowCardGiven(Head head, ClockKey key, Debtor debtor, Instant dueAt, Instant firedAt)
      implements StepTaken {
    @Override
    public Step step() {
      return Step.YELLOW;
    }
  }

  /** 红牌预警. */
  record RedCardGiven(Head head, ClockKey key, Debtor debtor, Instant dueAt, Instant firedAt)
      implements StepTaken {
    @Override
    public Step step() {
      return Step.RED;
    }
  }

  /** A supervision order is to be drafted: nobody answered the red card. */
  record SupervisionDue(Head head, ClockKey key, Debtor debtor, Instant dueAt, Instant firedAt)
      implements StepTaken {
    @Override
    public Step step() {
      return Step.SUPERVISION_DRAFT;
    }
  }

  /** The leader is told, and an entry of the month's criticism list drafted (通报批评). */
  record CriticismDue(Head head, ClockKey key, Debtor debtor, Instant dueAt, Instant firedAt)
      implements StepTaken {
    @Override
    public Step step() {
      return Step.CRITICISM_DRAFT;
    }
  }

  /** The leader is told that the centre has still not done it. */
  record LeaderTold(Head head, ClockKey key, Debtor debtor, Instant dueAt, Instant firedAt)
      implements StepTaken {
    @Override
    public Step step() {
      return Step.LEADER_TOLD;
    }
  }

  /** The one reminder of a clock without cards. */
  record ReminderGiven(Head head, ClockKey key, Debtor debtor, Instant dueAt, Instant firedAt)
      implements StepTaken {
    @Override
    public Step step() {
      return Step.REMINDER;
    }
  }

  /** The one note that a clock without cards was missed. */
  record MissNoted(Head head, ClockKey key, Debtor debtor, Instant dueAt, Instant firedAt)
      implements StepTaken {
    @Override
    public Step step() {
      return Step.MISSED;
    }
  }
}
