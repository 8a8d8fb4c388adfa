package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.command.FieldProblem;
import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import cn.huimin.hotline.schemas.deadline.MovedClock;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.sla.policy.InvalidPolicyException;
import java.util.List;

/** Says what a recomputation came to. */
final class RecomputeReports {

  private RecomputeReports() {}

  static DeadlinesRecomputed of(Recomputations.Job job, int partition, Tally tally) {
    return builder(job, partition, tally).setApplied(job.apply()).build();
  }

  /** The documents cannot be used; nothing was counted. */
  static DeadlinesRecomputed refused(
      Recomputations.Job job, int partition, IllegalArgumentException why) {
    var problems =
        why instanceof InvalidPolicyException invalid
            ? invalid.problems().stream()
                .map(problem -> new FieldProblem(problem.field(), problem.message()))
                .toList()
            : List.of(new FieldProblem("document", String.valueOf(why.getMessage())));
    return builder(job, partition, Tally.NONE).setApplied(false).setProblems(problems).build();
  }

  private static DeadlinesRecomputed.Builder builder(
      Recomputations.Job job, int partition, Tally tally) {
    return DeadlinesRecomputed.newBuilder()
        .setRecomputeId(job.id())
        .setPartition(partition)
        .setCases(tally.cases())
        .setClocks(tally.clocks())
        .setMovedCases(tally.movedCases())
        .setLater(tally.later())
        .setEarlier(tally.earlier())
        .setMostLaterMillis(tally.mostLater())
        .setMostEarlierMillis(tally.mostEarlier())
        .setWithdrawnYellow(tally.withdrawnYellow())
        .setWithdrawnRed(tally.withdrawnRed())
        .setCardsAtOnce(tally.cardsAtOnce())
        .setExamples(tally.examples().stream().map(RecomputeReports::moved).toList());
  }

  private static MovedClock moved(Tally.Moved moved) {
    return MovedClock.newBuilder()
        .setCaseId(moved.caseId())
        .setCaseNumber(moved.caseNumber())
        .setClock(ClockKind.valueOf(moved.clock().name()))
        .setRound(moved.round())
        .setPreviousDueAt(moved.from())
        .setDueAt(moved.to())
        .build();
  }
}
