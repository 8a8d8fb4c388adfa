package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.sla.deadline.ClockEvent;
import cn.huimin.hotline.sla.deadline.ClockEvent.ClockCorrected;
import cn.huimin.hotline.sla.deadline.ClockKind;
import cn.huimin.hotline.sla.deadline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a recomputation comes to, as far as it has come.
 *
 * @param cases open cases looked at
 * @param clocks clocks of these that run
 * @param movedCases cases of which a limit moves
 * @param later limits that move later
 * @param earlier limits that move earlier
 * @param mostLater the longest such move in milliseconds
 * @param mostEarlier the longest such move in milliseconds
 * @param withdrawnYellow yellow cards that count no longer
 * @param withdrawnRed red cards that count no longer
 * @param cardsAtOnce limits that are passed by then, unlike before
 * @param examples the first that move
 */
record Tally(
    int cases,
    int clocks,
    int movedCases,
    int later,
    int earlier,
    long mostLater,
    long mostEarlier,
    int withdrawnYellow,
    int withdrawnRed,
    int cardsAtOnce,
    List<Moved> examples) {

  /** Nothing yet. */
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

  private static final int EXAMPLES = 20;

  /** A limit that moves. */
  record Moved(
      String caseId, String caseNumber, ClockKind clock, int round, Instant from, Instant to) {}

  /** With one more case. */
  Tally with(TimedCase file, List<ClockEvent> events, Instant at) {
    int running = file.clocks().running().size();
    if (running == 0) {
      return this;
    }
    int moreLater = 0;
    int moreEarlier = 0;
    long nowLater = mostLater;
    long nowEarlier = mostEarlier;
    int yellow = withdrawnYellow;
    int red = withdrawnRed;
    int atOnce = cardsAtOnce;
    var shown = new ArrayList<>(examples);
    for (var event : events) {
      if (event instanceof ClockCorrected corrected) {
        var to = corrected.clock().due().at();
        long move = Duration.between(corrected.previousDueAt(), to).toMillis();
        moreLater += move > 0 ? 1 : 0;
        moreEarlier += move < 0 ? 1 : 0;
        nowLater = Math.max(nowLater, move);
        nowEarlier = Math.max(nowEarlier, -move);
        yellow += corrected.withdrawn().contains(Step.YELLOW) ? 1 : 0;
        red += corrected.withdrawn().contains(Step.RED) ? 1 : 0;
        boolean passed =
            corrected.clock().isRunning()
                && to.isBefore(at)
                && corrected.clock().pending().stream().anyMatch(step -> step.step() == Step.RED);
        atOnce += passed ? 1 : 0;
        if (move != 0 && shown.size() < EXAMPLES) {
          shown.add(
              new Moved(
                  file.clocks().caseId(),
                  file.caseNumber(),
                  corrected.key().kind(),
                  corrected.key().round(),
                  corrected.previousDueAt(),
                  to));
        }
      }
    }
    return new Tally(
        cases + 1,
        clocks + running,
        movedCases + (moreLater + moreEarlier > 0 ? 1 : 0),
        later + moreLater,
        earlier + moreEarlier,
        nowLater,
        nowEarlier,
        yellow,
        red,
        atOnce,
        List.copyOf(shown));
  }
}
