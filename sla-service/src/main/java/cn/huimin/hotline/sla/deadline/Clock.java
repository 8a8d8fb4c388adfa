package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case.
 *
 * @param key which
 * @param debtor who owes
 * @param state whether it runs
 * @param startedAt when it started
 * @param counting what its limit is counted by
 * @param due its limit
 * @param plan its steps in order of time, those already taken included
 * @param taken the steps taken
 * @param metAt when it was met, null unless it is
 * @param pausedAt since when it pauses, null unless it does
 * @param onceUnmet what its limit is counted by if it is un-met, where the case changed since it
 *     was met; null where that is as before
 */
public record Clock(
    ClockKey key,
    Debtor debtor,
    State state,
    Instant startedAt,
    Counting counting,
    Due due,
    List<PlannedStep> plan,
    Set<Step> taken,
    @Nullable Instant metAt,
    @Nullable Instant pausedAt,
    @Nullable Counting onceUnmet) {

  /** One that is counted as ever if it is un-met. */
  public Clock(
      ClockKey key,
      Debtor debtor,
      State state,
      Instant startedAt,
      Counting counting,
      Due due,
      List<PlannedStep> plan,
      Set<Step> taken,
      @Nullable Instant metAt,
      @Nullable Instant pausedAt) {
    this(key, debtor, state, startedAt, counting, due, plan, taken, metAt, pausedAt, null);
  }

  /** One that does not pause. */
  public Clock(
      ClockKey key,
      Debtor debtor,
      State state,
      Instant startedAt,
      Counting counting,
      Due due,
      List<PlannedStep> plan,
      Set<Step> taken,
      @Nullable Instant metAt) {
    this(key, debtor, state, startedAt, counting, due, plan, taken, metAt, null);
  }

  /** For how long a clock paused. */
  public record Paused(Instant from, Instant until) {}

  /** Whether a clock runs. */
  public enum State {
    /** It runs, past its limit or not. */
    RUNNING,
    /** Met, in time or late; for now only, where a rejection may un-meet it. */
    MET,
    /** Moot: the case ended or went on elsewhere. */
    STOPPED
  }

  /**
   * What a limit is counted by; differs from the case where a change of it brought no earlier
   * limit.
   *
   * @param demandType by the limit for this type
   * @param urgency and this urgency
   * @param from from this moment
   * @param raised whether that is the moment at which the urgency was raised
   * @param relief what was granted
   * @param pauses for how long it paused; that stays, whatever the policy says later
   */
  public record Counting(
      DemandType demandType,
      Urgency urgency,
      Instant from,
      boolean raised,
      Relief relief,
      List<Paused> pauses) {

    /** Copies the list; of before pauses were kept, there were none. */
    public Counting {
      pauses = pauses == null ? List.of() : List.copyOf(pauses);
    }

    /** Without any relief or pause. */
    public Counting(DemandType demandType, Urgency urgency, Instant from, boolean raised) {
      this(demandType, urgency, from, raised, Relief.NONE, List.of());
    }

    Counting with(Relief granted) {
      return new Counting(demandType, urgency, from, raised, granted, pauses);
    }

    Counting with(List<Paused> paused) {
      return new Counting(demandType, urgency, from, raised, relief, paused);
    }
  }

  /** Copies the collections. */
  public Clock {
    plan = List.copyOf(plan);
    taken = Set.copyOf(taken);
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** The steps yet to come, in order of time; none unless it runs and does not pause. */
  public List<PlannedStep> pending() {
    return isRunning() && pausedAt == null
        ? plan.stream().filter(step -> !taken.contains(step.step())).toList()
        : List.of();
  }

  /** When the earliest of its pending steps falls due; null if there is none. */
  @Nullable Instant nextDue() {
    @Nullable Instant next = null;
    if (isRunning() && pausedAt == null) {
      for (PlannedStep step : plan) {
        if ((next == null || step.at().isBefore(next)) && !taken.contains(step.step())) {
          next = step.at();
        }
      }
    }
    return next;
  }

  Clock met(Instant at) {
    return new Clock(key, debtor, State.MET, startedAt, counting, due, plan, taken, at);
  }

  Clock unmet(Instant at) {
    List<PlannedStep> resumed = StepPlan.notBefore(plan, at);
    return new Clock(key, debtor, State.RUNNING, startedAt, counting, due, resumed, taken, null);
  }

  /** Met, and counted by this if it is un-met. */
  Clock onceUnmet(Counting anew) {
    return new Clock(
        key, debtor, state, startedAt, counting, due, plan, taken, metAt, pausedAt, anew);
  }

  Clock paused(Instant at) {
    return new Clock(key, debtor, state, startedAt, counting, due, plan, taken, metAt, at);
  }

  Clock stopped() {
    return new Clock(key, debtor, State.STOPPED, startedAt, counting, due, plan, taken, null);
  }

  Clock owedBy(Debtor another) {
    return new Clock(
        key, another, state, startedAt, counting, due, plan, taken, metAt, pausedAt, onceUnmet);
  }

  Clock corrected(Due anew, List<PlannedStep> steps, Set<Step> kept) {
    return new Clock(
        key, debtor, state, startedAt, counting, anew, steps, kept, metAt, pausedAt, onceUnmet);
  }

  /** It had run out, and its end, counted anew, lies ahead. */
  Clock runningAgain(Due anew, List<PlannedStep> steps) {
    Set<Step> left = new HashSet<>(taken);
    left.remove(Step.END);
    return new Clock(key, debtor, State.RUNNING, startedAt, counting, anew, steps, left, null);
  }

  Clock with(Set<Step> steps) {
    return new Clock(
        key, debtor, state, startedAt, counting, due, plan, steps, metAt, pausedAt, onceUnmet);
  }

  Clock with(Step step) {
    Set<Step> more = new HashSet<>(taken);
    more.add(step);
    return new Clock(
        key, debtor, state, startedAt, counting, due, plan, more, metAt, pausedAt, onceUnmet);
  }
}
