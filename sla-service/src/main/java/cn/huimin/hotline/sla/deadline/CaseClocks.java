package cn.huimin.hotline.sla.deadline;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a case: the fold of its {@link ClockEvent}s.
 *
 * @param caseId the case
 * @param sequence sequence of the last clock event, 0 before the first
 * @param caseSequence sequence of the last case event taken in, 0 before the first
 * @param view the case as last seen, null before the first event
 * @param clocks its clocks, of earlier rounds and units too
 */
public record CaseClocks(
    String caseId,
    long sequence,
    long caseSequence,
    @Nullable CaseView view,
    SortedMap<ClockKey, Clock> clocks) {

  /** Copies the clocks. */
  public CaseClocks {
    clocks = Collections.unmodifiableSortedMap(new TreeMap<>(clocks));
  }

  /** A case without clocks. */
  public static CaseClocks none(String caseId) {
    return new CaseClocks(caseId, 0, 0, null, new TreeMap<>());
  }

  /** The running clocks. */
  public List<Clock> running() {
    return clocks.values().stream().filter(Clock::isRunning).toList();
  }

  /** The latest clock of a kind in a round. */
  public Optional<Clock> latest(ClockKind kind, int round) {
    return clocks.values().stream()
        .filter(clock -> clock.key().kind() == kind && clock.key().round() == round)
        .reduce((earlier, later) -> later);
  }

  /** How often a clock ran in the round. */
  int times(ClockKind kind, int round) {
    return (int)
        clocks.keySet().stream().filter(key -> key.kind() == kind && key.round() == round).count();
  }

  /** How many units had their turn in the round. */
  int legs(int round) {
    return clocks.keySet().stream()
        .filter(key -> key.round() == round && key.kind().isOfUnit())
        .mapToInt(ClockKey::leg)
        .max()
        .orElse(0);
  }

  /** The clocks after the event. */
  CaseClocks after(ClockEvent event) {
    ClockEvent.Head head = event.head();
    SortedMap<ClockKey, Clock> next = new TreeMap<>(clocks);
    switch (event) {
      case ClockEvent.ClockSet set -> next.put(set.key(), set.clock());
      case ClockEvent.ClockCorrected corrected -> next.put(corrected.key(), corrected.clock());
      case ClockEvent.ClockMet met -> change(next, met.key(), clock -> clock.met(head.at()));
      case ClockEvent.ClockUnmet unmet ->
          change(next, unmet.key(), clock -> clock.unmet(head.at()));
      case ClockEvent.LimitRecounted recounted ->
          change(next, recounted.key(), clock -> clock.onceUnmet(recounted.onceUnmet()));
      case ClockEvent.ClockPaused paused ->
          change(next, paused.key(), clock -> clock.paused(head.at()));
      case ClockEvent.ClockStopped stopped ->
          change(
              next,
              stopped.key(),
              clock ->
                  stopped.reason() == ClockEvent.StopReason.RAN_OUT
                      ? clock.with(Step.END).stopped()
                      : clock.stopped());
      case ClockEvent.StepTaken taken ->
          change(next, taken.key(), clock -> clock.with(taken.step()));
      case ClockEvent.ClockNotDue _, ClockEvent.FactNoted _ -> {}
    }
    return new CaseClocks(caseId, head.sequence(), head.caseSequence(), head.view(), next);
  }

  private static void change(
      SortedMap<ClockKey, Clock> clocks, ClockKey key, UnaryOperator<Clock> change) {
    clocks.computeIfPresent(key, (_, clock) -> change.apply(clock));
  }
}
