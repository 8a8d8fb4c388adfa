package cn.huimin.hotline.sla.stream;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.sla.warning.Occasion;
import cn.huimin.hotline.sla.warning.ScopeChange;
import cn.huimin.hotline.sla.warning.ScopeDecider;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.StandingWarning;
import cn.huimin.hotline.sla.warning.rule.CalendarMissing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Records keyed by scope in, what becomes of the scope's warnings out. Time is the least that the
 * partitions of cases have come to; each hour of it every unit and category is looked at again, so
 * that what no longer holds is cleared without anything happening, and the hour goes on to {@link
 * LookBacks}, whatever of it comes to {@link Answers}.
 */
final class ScopeProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String TIMES = "warning-times";

  private final Supplier<SlaRules> rules;
  private final Supplier<Directory> directory;
  private ScopeStore scopes;
  private LogTimes times;
  private ProcessorContext<String, SpecificRecord> context;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  ScopeProcessor(Supplier<SlaRules> rules, Supplier<Directory> directory) {
    this.rules = rules;
    this.directory = directory;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      Supplier<SlaRules> rules, Supplier<Directory> directory) {
    return new WithStores<>(
        () -> new ScopeProcessor(rules, directory),
        Set.of(ScopeStore.builder(), LogTimes.builder(TIMES)));
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    scopes = new ScopeStore(streams.getStateStore(ScopeStore.NAME));
    times = new LogTimes(streams.getStateStore(TIMES));
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (arrived.value() instanceof CaseTick tick) {
      if (arrived.key().equals(CalendarMissing.SCOPE.text())) {
        look(CalendarMissing.SCOPE, tick.getTime().truncatedTo(ChronoUnit.HOURS));
      } else {
        pass(arrived.key(), tick.getTime());
      }
      return;
    }
    var act = WarningAct.of(arrived.value());
    if (act.isPresent()) {
      act(arrived, act.get());
      return;
    }
    var move = Move.of(arrived.headers()).orElse(null);
    commit(UnhandledRecordException.workOut(() -> take(arrived.key(), arrived.value(), move)));
  }

  private void act(Record<String, SpecificRecord> arrived, WarningAct act) {
    var scope = ScopeKey.find(arrived.key()).orElse(null);
    if (scope == null) {
      answer(arrived, act.unknown());
      return;
    }
    var watch = scopes.get(scope);
    boolean stands = watch.standingById(act.warningId()).isPresent();
    var found =
        watch.byId(act.warningId()).filter(warning -> stands || isOwed(act, warning.getValue()));
    if (found.isEmpty()) {
      answer(arrived, act.notStanding());
      return;
    }
    var standing = found.get().getValue();
    var records = new ScopeRecords(directory.get(), rules.get());
    boolean hidden = watch.hides();
    // What is hidden from the unit is no warning of the unit's.
    var line = hidden ? List.<String>of() : records.line(standing.unitId());
    var settled = act.settled(standing.handling(), line);
    if (settled.isPresent()) {
      answer(arrived, settled.get());
      return;
    }
    var change =
        new ScopeChange.Handled(
            found.get().getKey(), standing.with(act.applied(standing.handling())));
    keep(scope, watch, watch.after(change));
    var event = act.event(records.header(scope, change, act.at(), stands, hidden));
    context.forward(arrived.withKey(ScopeRecords.key(scope, change)).withValue(event));
    answer(arrived, act.accepted(false));
  }

  private static boolean isOwed(WarningAct act, StandingWarning cleared) {
    return act.isOwed(cleared.handling(), cleared.answerDueAt() != null);
  }

  private void answer(Record<String, SpecificRecord> arrived, CommandOutcome outcome) {
    context.forward(arrived.withKey(outcome.getCaseId()).withValue(outcome));
  }

  /** What one record, or time, leads to in one scope. */
  private record Work(
      ScopeKey key, ScopeWatch before, ScopeWatch after, List<ScopeChange> changes, Instant at) {}

  private Work take(String key, SpecificRecord event, @Nullable Move move) {
    var value = requireNonNull(event, "no tombstones here");
    var scope = ScopeKey.parse(key);
    var zone = rules.get().calendar().zone();
    var before = scopes.get(scope);
    var known = before;
    for (var fact : ScopeFacts.of(scope, value, zone)) {
      known = move == null ? known.after(fact, zone) : known.after(fact, move.by(), zone);
    }
    var happened = ScopeFacts.at(value);
    var time = times.now();
    var now = time.isAfter(happened) ? time : happened;
    return decided(scope, before, known, Occasion.fact(now, ScopeFacts.cause(value)), happened);
  }

  private Work decided(
      ScopeKey scope, ScopeWatch before, ScopeWatch known, Occasion occasion, Instant at) {
    var current = rules.get();
    var watch =
        scope.kind() == ScopeKey.Kind.CASE
            ? known
            : known.forgetting(occasion.now(), current.calendar().zone());
    var ruled = current.warningRules(times.since(occasion.now()));
    var changes = new ArrayList<>(ScopeDecider.decide(scope, watch, ruled, occasion));
    for (var change : changes) {
      watch = watch.after(change);
    }
    if (scope.kind() == ScopeKey.Kind.CASE && watch.hides() && !before.hides()) {
      var told = changes.stream().map(ScopeChange::rule).collect(Collectors.toSet());
      for (var change : ScopeDecider.hidden(watch, told)) {
        changes.add(change);
        watch = watch.after(change);
      }
    }
    return new Work(scope, before, watch, changes, at);
  }

  /** Keeps a scope; of a case that has ended and of which nothing is owed, nothing. */
  private void keep(ScopeKey key, ScopeWatch before, ScopeWatch after) {
    boolean over =
        key.kind() == ScopeKey.Kind.CASE
            && after.standing().isEmpty()
            && after.cleared().isEmpty()
            && after.cases().stream().allMatch(file -> file.ended());
    scopes.put(key, before, over ? ScopeWatch.NEW : after);
  }

  private void commit(Work work) {
    keep(work.key(), work.before(), work.after());
    var records = new ScopeRecords(directory.get(), rules.get());
    for (var change : work.changes()) {
      context.forward(
          new Record<>(
              ScopeRecords.key(work.key(), change),
              records.of(work.key(), change, work.at(), work.after().hides()),
              work.at().toEpochMilli()));
    }
  }

  private void pass(String partition, Instant moment) {
    var before = times.now();
    times.come(partition, moment);
    var come = times.now();
    if (come.isAfter(before)) {
      context.forward(new Record<>(Answers.TIME, new CaseTick(come), come.toEpochMilli()));
    }
    var now = come.truncatedTo(ChronoUnit.HOURS);
    if (now.isAfter(before)) {
      look(now);
      context.forward(new Record<>(partition, new CaseTick(now), now.toEpochMilli()));
    }
  }

  private void look(Instant now) {
    for (var kind : List.of(ScopeKey.Kind.CATEGORY, ScopeKey.Kind.UNIT)) {
      for (var scope : scopes.scopes(kind)) {
        look(scope, now);
      }
    }
  }

  private void look(ScopeKey scope, Instant now) {
    var watch = scopes.get(scope);
    commit(decided(scope, watch, watch, Occasion.hour(now), now));
  }
}
