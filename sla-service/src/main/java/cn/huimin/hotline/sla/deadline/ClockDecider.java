package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.ClockEvent.Head;
import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a fact, or the passing of time, does to the clocks of a case (DOMAIN §5).
 *
 * <p>Time is exclusive: a step falls due once the time of the log is <em>past</em> it, so what
 * meets a clock exactly at its limit is in time.
 */
public final class ClockDecider {

  /** State of a case whose lead is done again in its place. */
  private static final String MERGED = "MERGED";

  private ClockDecider() {}

  /**
   * What a fact does. Steps that fell due before it are taken first.
   *
   * @return events to be applied in order; at least {@code FactNoted}, but none for a fact that was
   *     taken in before
   */
  public static List<ClockEvent> decide(
      CaseClocks clocks, ClockFact fact, SlaPolicy policy, WorkingCalendar calendar) {
    ClockFact.Head head = fact.head();
    if (head.caseSequence() <= clocks.caseSequence()) {
      return List.of();
    }
    List<ClockEvent> events = new ArrayList<>(fire(clocks, head.acceptedAt()));
    CaseClocks now = evolve(clocks, events);
    CaseView view = head.view().withSourceDeadline(sourceDeadline(head, now.view()));
    ClockDraft draft = new ClockDraft(now, head, view, policy, calendar);
    CaseView old = now.view();
    boolean same = old != null && old.isAs(view);
    boolean pauses = policy.pause().states().contains(view.state());
    if (!(pauses && same && fact instanceof ClockFact.Other)) {
      new Pauses(draft).resume();
    }
    apply(fact, draft, view.round());
    if (head.summary() == ClockFact.Summary.NOT_DUE) {
      draft.meetRunning(ClockKind.DISPATCH);
    }
    if (old != null && !same) {
      follow(old, fact, policy, draft);
    }
    if (head.summary() == ClockFact.Summary.DUE) {
      oweSummary(draft, view.round());
    }
    if (pauses) {
      new Pauses(draft).pause();
    }
    if (draft.events().isEmpty()) {
      draft.emit(ClockEvent.FactNoted::new);
    }
    events.addAll(draft.events());
    return List.copyOf(events);
  }

  /** The clocks after an event. Reads nothing but its arguments. */
  public static CaseClocks evolve(CaseClocks clocks, ClockEvent event) {
    return clocks.after(event);
  }

  /** The clocks after events in order. */
  public static CaseClocks evolve(CaseClocks clocks, List<ClockEvent> events) {
    CaseClocks next = clocks;
    for (ClockEvent event : events) {
      next = evolve(next, event);
    }
    return next;
  }

  /** The steps yet to come, in the order in which they are to be taken. */
  public static List<Timer> timers(CaseClocks clocks) {
    return clocks.running().stream()
        .flatMap(
            clock ->
                clock.pending().stream()
                    .map(step -> new Timer(clocks.caseId(), clock.key(), step.step(), step.at())))
        .sorted(Timer.IN_ORDER)
        .toList();
  }

  /** When the earliest of {@link #timers} falls due; empty if there are none. */
  public static Optional<Instant> nextDue(CaseClocks clocks) {
    @Nullable Instant next = null;
    for (Clock clock : clocks.clocks().values()) {
      Instant own = clock.nextDue();
      next = next == null || (own != null && own.isBefore(next)) ? own : next;
    }
    return Optional.ofNullable(next);
  }

  /**
   * Takes one step.
   *
   * @param timer one of {@link #timers}, or one that was once
   * @param watermark the time before which everything that happened is known
   * @return its event; none where the step is not due before the watermark, was taken, or is no
   *     longer planned for that time
   */
  public static List<ClockEvent> fire(CaseClocks clocks, Timer timer, Instant watermark) {
    return timer.at().isBefore(watermark) && timers(clocks).contains(timer)
        ? List.of(step(clocks, timer, watermark))
        : List.of();
  }

  /** Takes every step of the case that is due before the watermark, in order. */
  public static List<ClockEvent> fire(CaseClocks clocks, Instant watermark) {
    List<ClockEvent> events = new ArrayList<>();
    CaseClocks now = clocks;
    for (Timer timer : dueBefore(clocks, watermark)) {
      now = events.isEmpty() ? now : evolve(now, events.getLast());
      events.add(step(now, timer, watermark));
    }
    return events;
  }

  private static List<Timer> dueBefore(CaseClocks clocks, Instant watermark) {
    List<Timer> due = new ArrayList<>();
    for (Clock clock : clocks.clocks().values()) {
      Instant first = clock.nextDue();
      if (first == null || !first.isBefore(watermark)) {
        continue;
      }
      for (PlannedStep step : clock.pending()) {
        if (step.at().isBefore(watermark)) {
          due.add(new Timer(clocks.caseId(), clock.key(), step.step(), step.at()));
        }
      }
    }
    due.sort(Timer.IN_ORDER);
    return due;
  }

  private static ClockEvent step(CaseClocks clocks, Timer timer, Instant firedAt) {
    Clock clock = clocks.clocks().get(timer.key());
    CaseView view = clocks.view();
    if (clock == null || view == null) {
      throw new IllegalStateException("no clock for timer " + timer.id());
    }
    Head head =
        new Head(clocks.caseId(), clocks.sequence() + 1, clocks.caseSequence(), timer.at(), view);
    ClockKey key = clock.key();
    Debtor debtor = clock.debtor();
    Instant dueAt = clock.due().at();
    return switch (timer.step()) {
      case REMINDER -> new ClockEvent.ReminderGiven(head, key, debtor, dueAt, firedAt);
      case YELLOW -> new ClockEvent.YellowCardGiven(head, key, debtor, dueAt, firedAt);
      case MISSED -> new ClockEvent.MissNoted(head, key, debtor, dueAt, firedAt);
      case SUPERVISION_DRAFT -> new ClockEvent.SupervisionDue(head, key, debtor, dueAt, firedAt);
      case CRITICISM_DRAFT -> new ClockEvent.CriticismDue(head, key, debtor, dueAt, firedAt);
      case LEADER_TOLD -> new ClockEvent.LeaderTold(head, key, debtor, dueAt, firedAt);
      case RED -> new ClockEvent.RedCardGiven(head, key, debtor, dueAt, firedAt);
      case END -> new ClockEvent.ClockStopped(head, key, debtor, dueAt, StopReason.RAN_OUT);
    };
  }

  /**
   * A case is dispatched anew in so far as its unit has to be told in other words what it is about
   * (ADR 0041): the dispatch clock runs until somebody wrote them. It comes last, so that it keeps
   * no other clock from starting.
   */
  private static void oweSummary(ClockDraft draft, int round) {
    if (draft.clocks().running().stream().noneMatch(c -> c.key().kind() == ClockKind.DISPATCH)) {
      draft.startNext(ClockKind.DISPATCH, round);
    }
  }

  private static void apply(ClockFact fact, ClockDraft draft, int round) {
    ClockKind work = draft.work(round);
    switch (fact) {
      case ClockFact.Opened _ -> draft.start(new ClockKey(ClockKind.DISPATCH, round, 1));
      case ClockFact.Triaged _ -> new Turns(draft).triaged(round);
      case ClockFact.Dispatched dispatched -> {
        new Turns(draft).dispatched(dispatched.handover(), round);
        if (dispatched.supervised()) {
          new Orders(draft).handOn(round);
        }
      }
      case ClockFact.Signed _ -> draft.meet(ClockKind.SIGN, round);
      case ClockFact.ReturnAsked _ -> {
        draft.meet(ClockKind.SIGN, round);
        draft.meet(ClockKind.RETURN_WINDOW, round);
        draft.startNext(ClockKind.RETURN_DECISION, round);
      }
      case ClockFact.ReturnDecided _ -> draft.meet(ClockKind.RETURN_DECISION, round);
      case ClockFact.ReliefAsked _ -> draft.startNext(ClockKind.EXTENSION_DECISION, round);
      case ClockFact.ExtensionDecided decided -> {
        draft.meet(ClockKind.EXTENSION_DECISION, round);
        if (decided.workingDays() > 0) {
          new Reliefs(draft).extend(decided.workingDays(), decided.sourceConsent(), round);
        }
      }
      case ClockFact.ComplexDecided decided -> {
        draft.meet(ClockKind.EXTENSION_DECISION, round);
        if (decided.granted()) {
          new Reliefs(draft).makeComplex(round);
        }
      }
      case ClockFact.ConsultationCalled _ -> {
        draft.meet(ClockKind.RETURN_DECISION, round);
        draft.startNext(ClockKind.CONSULTATION, round);
      }
      case ClockFact.ConsultationDecided _ -> draft.meet(ClockKind.CONSULTATION, round);
      case ClockFact.EmergencyProposed _ -> draft.startNext(ClockKind.CONFIRM_EMERGENCY, round);
      case ClockFact.EmergencyDecided _ -> draft.meetRunning(ClockKind.CONFIRM_EMERGENCY);
      case ClockFact.PoliceReportOwed _ -> draft.startNext(ClockKind.POLICE_REPORT, round);
      case ClockFact.PoliceReported _ -> draft.meetRunning(ClockKind.POLICE_REPORT);
      case ClockFact.LeadAnswered _ -> {
        draft.startNext(ClockKind.CALLBACK, round);
        draft.startNext(ClockKind.CALLBACK_VERDICT, round);
      }
      case ClockFact.Unreachable _ -> {
        draft.meet(ClockKind.CALLBACK, round);
        draft.meet(ClockKind.CALLBACK_VERDICT, round);
        // The centre still owes the rating by SMS, or the closure.
        draft.startNext(ClockKind.CALLBACK_VERDICT, round);
        draft.startOnce(ClockKind.RATING, round);
      }
      case ClockFact.Unmerged _ -> draft.startNext(ClockKind.DISPATCH, round);
      case ClockFact.JointInvited invited ->
          invited.unitIds().forEach(unit -> new CoUnits(draft).invite(unit, round));
      case ClockFact.JointAnswered answered -> new CoUnits(draft).answered(answered.unitId());
      case ClockFact.Contacted _ -> draft.meet(ClockKind.CONTACT, round);
      case ClockFact.Reported reported -> {
        draft.stop(ClockKind.RETURN_WINDOW, round, StopReason.NOT_DUE);
        draft.stop(ClockKind.EXTENSION_DECISION, round, StopReason.NOT_DUE);
        draft.stop(ClockKind.RECHECK, round, StopReason.NOT_DUE);
        if (!reported.signOffNeeded()) {
          signedOff(draft, work, round);
        }
      }
      case ClockFact.SignedOff _ -> signedOff(draft, work, round);
      case ClockFact.Rejected _ -> {
        draft.meet(ClockKind.REVIEW, round);
        new UnderReview(draft).rejected(work, round);
      }
      case ClockFact.Approved _ -> {
        draft.meet(work, round);
        draft.meet(ClockKind.REVIEW, round);
        draft.meet(ClockKind.CASE, 1);
        new CoUnits(draft).stop(StopReason.NOT_DUE);
        draft.start(new ClockKey(ClockKind.CALLBACK, round, 1));
        draft.start(new ClockKey(ClockKind.CALLBACK_VERDICT, round, 1));
      }
      case ClockFact.CallbackAttempted _ -> draft.meet(ClockKind.CALLBACK, round);
      case ClockFact.CallbackDecided _ -> {
        draft.meet(ClockKind.CALLBACK, round);
        draft.meet(ClockKind.CALLBACK_VERDICT, round);
        draft.meet(ClockKind.RATING, round);
      }
      case ClockFact.RedoOpened _ -> {
        draft.stopRound();
        if (!draft.rules().view().state().equals(MERGED)) {
          draft.start(new ClockKey(ClockKind.REDO, round, 1));
        }
      }
      case ClockFact.SupervisionOrdered ordered -> new Orders(draft).order(ordered.dueAt(), round);
      case ClockFact.SupervisionAnswered _ -> draft.meetRunning(ClockKind.SUPERVISION);
      case ClockFact.RecheckAsked _ -> draft.startNext(ClockKind.RECHECK, round);
      case ClockFact.RecheckDecided _ -> draft.meet(ClockKind.RECHECK, round);
      case ClockFact.ReturnedToSource _ -> {
        draft.stopAll(StopReason.RETURNED_TO_SOURCE);
        draft.startNext(ClockKind.SOURCE_ANSWER, round);
      }
      case ClockFact.SourceAnswered answered -> {
        draft.meet(ClockKind.SOURCE_ANSWER, round);
        if (answered.takenBack()) {
          draft.stopAll(StopReason.ENDED);
        }
      }
      case ClockFact.Ended ended -> {
        if (ended.answered()) {
          draft.meet(ClockKind.DISPATCH, round);
        }
        draft.stopAll(StopReason.ENDED);
      }
      case ClockFact.SentBack _, ClockFact.Other _ -> {}
    }
  }

  /** What a changed case does to running clocks; one that had none by its type gets its first. */
  private static void follow(CaseView old, ClockFact fact, SlaPolicy policy, ClockDraft draft) {
    CaseView view = draft.rules().view();
    Set<DemandType> without = policy.withoutClocks();
    if (!without.contains(old.demandType()) || without.contains(view.demandType())) {
      new CaseChange(draft, old, fact instanceof ClockFact.EmergencyDecided).follow();
    } else if (draft.clocks().running().isEmpty()) {
      new FirstClocks(draft).start();
    }
  }

  private static void signedOff(ClockDraft draft, ClockKind work, int round) {
    draft.meet(work, round);
    draft.start(new ClockKey(ClockKind.REVIEW, round, 1));
  }

  /** A deadline that had passed before we heard of it binds nobody. */
  private static @Nullable Instant sourceDeadline(ClockFact.Head head, @Nullable CaseView old) {
    Instant deadline = head.view().sourceDeadline();
    Instant known = old == null ? null : old.sourceDeadline();
    boolean stale =
        deadline != null && !deadline.isAfter(head.acceptedAt()) && !deadline.equals(known);
    return stale ? known : deadline;
  }
}
