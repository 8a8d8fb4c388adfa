package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.outcome.Recomputations;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import cn.huimin.hotline.schemas.deadline.RecomputeDeadlines;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Component;

/**
 * Asks sla, over the log, to look at limits by other documents: what would move, or to move it. One
 * record for each partition of cases.
 */
@Component
class Recompute {

  /**
   * What came of it.
   *
   * @param id the recomputation
   * @param partitions partitions that were asked
   * @param answers what they said within the wait
   */
  record Result(String id, int partitions, List<DeadlinesRecomputed> answers) {
    /** Copies its list. */
    Result {
      answers = List.copyOf(answers);
    }
  }

  private final Publisher publisher;
  private final Recomputations recomputations;
  private final AcceptancesInFlight inFlight;
  private final RandomIds ids;

  Recompute(
      Publisher publisher,
      Recomputations recomputations,
      AcceptancesInFlight inFlight,
      RandomIds ids) {
    this.publisher = publisher;
    this.recomputations = recomputations;
    this.inFlight = inFlight;
    this.ids = ids;
  }

  /**
   * Has a document looked at by the service that decides by it.
   *
   * @throws Refusal naming every item that is wrong; {@code not-available} if nobody answers
   */
  void check(PolicyDocument document, Actor by, Duration wait) {
    refuseIfWrong(ask(document, false, by, wait, 1));
  }

  /** What would move; refuses a document that is wrong, as {@link #check} does. */
  Result preview(PolicyDocument document, Actor by, Duration wait) {
    return refuseIfWrong(ask(document, false, by, wait, partitions()));
  }

  /** Moves the limits; what has not answered within the wait goes on by itself. */
  Result apply(PolicyDocument document, Actor by, Duration wait) {
    return ask(document, true, by, wait, partitions());
  }

  private int partitions() {
    return publisher.partitions(Topics.DEADLINE_COMMANDS.name());
  }

  private Result ask(
      PolicyDocument document, boolean apply, Actor by, Duration wait, int partitions) {
    var id = ids.next();
    try (var expected = recomputations.expect(id, partitions)) {
      try (var acceptance = inFlight.begin()) {
        send(partitions, id, record(id, apply, by, acceptance.at(), document));
      }
      return new Result(id, partitions, expected.await(wait));
    }
  }

  private void send(int partitions, String id, RecomputeDeadlines asked) {
    try {
      var sent =
          IntStream.range(0, partitions)
              .mapToObj(partition -> publisher.send(partition, id, asked))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(sent).join();
    } catch (KafkaException | org.apache.kafka.common.KafkaException | CompletionException e) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "消息日志暂时不可用，没有办成，请稍后重试", e);
    }
  }

  private static RecomputeDeadlines record(
      String id, boolean apply, Actor by, Instant at, PolicyDocument document) {
    return new RecomputeDeadlines(
        id,
        apply,
        by,
        at,
        List.of(
            new PolicyPublished(
                0,
                document.name(),
                document.version(),
                document.effectiveFrom(),
                document.body())));
  }

  private static Result refuseIfWrong(Result result) {
    if (result.answers().isEmpty()) {
      throw new Refusal(ProblemCode.NOT_AVAILABLE, "时限服务没有回答，没有改动任何内容，请稍后重试");
    }
    var problems = result.answers().getFirst().getProblems();
    if (!problems.isEmpty()) {
      throw Refusal.invalid(
          problems.stream()
              .map(problem -> new FieldError(field(problem.getField()), problem.getMessage()))
              .toList());
    }
    return result;
  }

  private static String field(String field) {
    return field.startsWith("document") ? field : "document." + field;
  }
}
