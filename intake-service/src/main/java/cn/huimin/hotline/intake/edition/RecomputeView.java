package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * What a recomputation comes to, as the contract has it: the answers of all partitions together.
 *
 * @param recomputeId the recomputation
 * @param applied whether limits were moved
 * @param complete whether all partitions have answered
 * @param cases open cases looked at
 * @param clocks running clocks of these
 * @param movedCases cases of which a limit moves
 * @param later limits that move later
 * @param earlier limits that move earlier
 * @param mostLaterSeconds the longest such move
 * @param mostEarlierSeconds the longest such move
 * @param withdrawnYellow yellow cards that count no longer
 * @param withdrawnRed red cards that count no longer
 * @param cardsAtOnce limits that are passed by then
 * @param examples some that move, the earliest new limit first
 */
record RecomputeView(
    String recomputeId,
    boolean applied,
    boolean complete,
    int cases,
    int clocks,
    int movedCases,
    int later,
    int earlier,
    long mostLaterSeconds,
    long mostEarlierSeconds,
    int withdrawnYellow,
    int withdrawnRed,
    int cardsAtOnce,
    List<Example> examples) {

  private static final int EXAMPLES = 20;
  private static final long MILLIS = 1_000;

  /** A limit that moves. */
  record Example(
      String caseId,
      String caseNumber,
      String clock,
      int round,
      OffsetDateTime previousDueAt,
      OffsetDateTime dueAt) {}

  static RecomputeView of(Recompute.Result result, boolean applied, ZoneId zone) {
    var answers = result.answers();
    return new RecomputeView(
        result.id(),
        applied,
        answers.size() == result.partitions(),
        sum(answers, DeadlinesRecomputed::getCases),
        sum(answers, DeadlinesRecomputed::getClocks),
        sum(answers, DeadlinesRecomputed::getMovedCases),
        sum(answers, DeadlinesRecomputed::getLater),
        sum(answers, DeadlinesRecomputed::getEarlier),
        most(answers, DeadlinesRecomputed::getMostLaterMillis),
        most(answers, DeadlinesRecomputed::getMostEarlierMillis),
        sum(answers, DeadlinesRecomputed::getWithdrawnYellow),
        sum(answers, DeadlinesRecomputed::getWithdrawnRed),
        sum(answers, DeadlinesRecomputed::getCardsAtOnce),
        answers.stream()
            .flatMap(answer -> answer.getExamples().stream())
            .map(
                moved ->
                    new Example(
                        moved.getCaseId(),
                        moved.getCaseNumber(),
                        moved.getClock().name().toLowerCase(Locale.ROOT),
                        moved.getRound(),
                        at(moved.getPreviousDueAt(), zone),
                        at(moved.getDueAt(), zone)))
            .sorted(Comparator.comparing(Example::dueAt).thenComparing(Example::caseNumber))
            .limit(EXAMPLES)
            .toList());
  }

  private static OffsetDateTime at(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toOffsetDateTime();
  }

  private static int sum(
      List<DeadlinesRecomputed> answers, ToIntFunction<DeadlinesRecomputed> figure) {
    return answers.stream().mapToInt(figure).sum();
  }

  private static long most(
      List<DeadlinesRecomputed> answers, ToLongFunction<DeadlinesRecomputed> figure) {
    return answers.stream().mapToLong(figure).max().orElse(0) / MILLIS;
  }
}
