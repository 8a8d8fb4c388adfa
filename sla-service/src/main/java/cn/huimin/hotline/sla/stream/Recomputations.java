package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import cn.huimin.hotline.schemas.deadline.RecomputeDeadlines;
import cn.huimin.hotline.sla.deadline.ClockEvent;
import cn.huimin.hotline.sla.deadline.Recompute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The recomputations that were asked of a partition, worked off in order, so many cases at a time:
 * events go on in between, and after a restart it goes on where it was.
 */
final class Recomputations {

  /** Cases looked at in one step. */
  static final int AT_ONCE = 2_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final KeyValueStore<String, byte[]> jobs;
  private final KeyValueStore<String, byte[]> cases;
  private final int partition;

  Recomputations(
      KeyValueStore<String, byte[]> jobs, KeyValueStore<String, byte[]> cases, int partition) {
    this.jobs = jobs;
    this.cases = cases;
    this.partition = partition;
  }

  /**
   * A recomputation and how far it has come.
   *
   * @param id its id
   * @param apply whether limits are really moved
   * @param acceptedAt when it was asked
   * @param policies documents to count by
   * @param last the case looked at last; null before the first
   * @param tally what it has counted
   */
  record Job(
      String id,
      boolean apply,
      Instant acceptedAt,
      List<PolicyDocument> policies,
      @Nullable String last,
      Tally tally) {

    String key() {
      return "%015d/%s".formatted(acceptedAt.toEpochMilli(), id);
    }
  }

  /**
   * What a step leads to.
   *
   * @param at the moment from which limits are counted anew
   * @param changes events of cases; none in a preview
   * @param report what it all came to, once it is done
   */
  record Step(Instant at, List<Change> changes, Optional<DeadlinesRecomputed> report) {}

  /** What is to happen to a case. */
  record Change(TimedCase before, List<ClockEvent> events) {}

  /** Takes a recomputation; the same again is the same. */
  void take(RecomputeDeadlines asked) {
    var job =
        new Job(
            asked.getRecomputeId(),
            asked.getApply(),
            asked.getAcceptedAt(),
            asked.getPolicies().stream()
                .map(
                    policy ->
                        new PolicyDocument(
                            policy.getName(),
                            policy.getVersion(),
                            policy.getEffectiveFrom(),
                            policy.getBody()))
                .toList(),
            null,
            Tally.NONE);
    jobs.put(job.key(), JSON.writeValueAsBytes(job));
  }

  /**
   * Looks at some more cases; empty where nothing is asked.
   *
   * @param inForce the rules in force
   * @param watermark the time of the log
   */
  Optional<Step> step(SlaRules inForce, Instant watermark) {
    var job = first();
    if (job == null) {
      return Optional.empty();
    }
    var at = watermark.isAfter(job.acceptedAt()) ? watermark : job.acceptedAt();
    SlaRules rules;
    try {
      rules = inForce.with(job.policies());
    } catch (IllegalArgumentException e) {
      jobs.delete(job.key());
      return Optional.of(
          new Step(at, List.of(), Optional.of(RecomputeReports.refused(job, partition, e))));
    }
    var tally = job.tally();
    var changes = new ArrayList<Change>();
    var next = next(job.last());
    for (var entry : next) {
      var before = TimedCase.decode(entry.value);
      var events =
          Recompute.decide(before.clocks(), job.id(), at, rules.policy(at), rules.calendar());
      tally = tally.with(before, events, at);
      if (job.apply() && !events.isEmpty()) {
        changes.add(new Change(before, events));
      }
    }
    if (next.size() < AT_ONCE) {
      jobs.delete(job.key());
      return Optional.of(
          new Step(at, changes, Optional.of(RecomputeReports.of(job, partition, tally))));
    }
    var further =
        new Job(job.id(), job.apply(), job.acceptedAt(), job.policies(), next.getLast().key, tally);
    jobs.put(further.key(), JSON.writeValueAsBytes(further));
    return Optional.of(new Step(at, changes, Optional.empty()));
  }

  private @Nullable Job first() {
    try (var all = jobs.all()) {
      return all.hasNext() ? JSON.readValue(all.next().value, Job.class) : null;
    }
  }

  private List<KeyValue<String, byte[]>> next(@Nullable String last) {
    var next = new ArrayList<KeyValue<String, byte[]>>();
    try (var entries = last == null ? cases.all() : cases.range(last + "\0", null)) {
      while (entries.hasNext() && next.size() < AT_ONCE) {
        next.add(entries.next());
      }
    }
    return next;
  }
}
