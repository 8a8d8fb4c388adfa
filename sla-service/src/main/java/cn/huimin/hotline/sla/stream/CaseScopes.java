package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.sla.warning.RepeatRule;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.rule.CalendarMissing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends each case event to the scopes whose warnings it may change, keyed by scope: to the case
 * itself if it holds words to be heard, to its unit and category, and to those it has left. Time is
 * passed on once a minute, and when something is to be said of an answer that is owed.
 */
final class CaseScopes implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String STORE = "warning-cases";

  /** What the key of a tick begins with; the partition it comes from follows. */
  static final String TIME = "time/";

  private static final JsonMapper JSON = JsonMapper.shared();

  private KeyValueStore<String, byte[]> places;
  private ProcessorContext<String, SpecificRecord> context;
  private final NextAnswers soon;
  private Instant minute = Instant.EPOCH;
  private Instant watermark = Instant.EPOCH;
  private Instant hour = Instant.EPOCH;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  CaseScopes(NextAnswers soon) {
    this.soon = soon;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      NextAnswers soon) {
    return new WithStores<>(
        () -> new CaseScopes(soon),
        Set.of(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()));
  }

  /** Where a case is counted. */
  private record Place(
      @Nullable String unitId,
      @Nullable String category,
      boolean counts,
      boolean worded,
      boolean ended) {

    static final Place NOWHERE = new Place(null, null, false, false, false);

    boolean sameAs(Place other) {
      return Objects.equals(unitId, other.unitId)
          && Objects.equals(category, other.category)
          && counts == other.counts;
    }

    boolean isCountedIn(ScopeKey scope) {
      return counts
          && switch (scope.kind()) {
            case UNIT -> scope.id().equals(unitId);
            case CATEGORY -> scope.id().equals(category);
            case CASE, CITY -> false;
          };
    }

    void scopes(Set<ScopeKey> into) {
      if (unitId != null) {
        into.add(ScopeKey.ofUnit(unitId));
      }
      if (category != null) {
        into.add(ScopeKey.ofCategory(category));
      }
    }
  }

  /** What one event leads to. */
  private record Work(String caseId, Place before, Place after, Set<ScopeKey> scopes) {}

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    places = streams.getStateStore(STORE);
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    if (arrived.value() instanceof CaseTick tick) {
      pass(arrived, tick);
      return;
    }
    var event = arrived.value();
    if (event == null) {
      return; // The clocks give it up; once is enough.
    }
    var act = WarningAct.of(event);
    if (act.isPresent()) {
      var scope = act.get().scope();
      if (RepeatRule.matter(scope).isEmpty()) {
        context.forward(arrived.withKey(scope));
      }
      return;
    }
    var work = UnhandledRecordException.workOut(() -> workOut(event));
    if (work == null) {
      return;
    }
    if (!work.after().equals(work.before())) {
      places.put(work.caseId(), JSON.writeValueAsBytes(work.after()));
    }
    for (var scope : work.scopes()) {
      var move = Move.of(work.before().isCountedIn(scope), work.after().isCountedIn(scope));
      context.forward(arrived.withKey(scope.text()).withHeaders(move.in(arrived.headers())));
    }
  }

  private void pass(Record<String, SpecificRecord> arrived, CaseTick tick) {
    var now = tick.getTime().truncatedTo(ChronoUnit.MINUTES);
    var come = tick.getTime().minus(DeadlineProcessor.BEHIND);
    if (now.isAfter(minute) || soon.isAnyBetween(watermark, come)) {
      minute = now;
      watermark = come;
      context.forward(arrived.withKey(TIME + context.taskId().partition()));
      if (context.taskId().partition() == 0 && isFullHour(now)) {
        context.forward(arrived.withKey(CalendarMissing.SCOPE.text()));
      }
    }
  }

  /** Whether an hour has begun since the last look, the first included. */
  private boolean isFullHour(Instant now) {
    var begun = now.truncatedTo(ChronoUnit.HOURS);
    boolean later = begun.isAfter(hour);
    hour = begun;
    return later;
  }

  private @Nullable Work workOut(SpecificRecord event) {
    var summary = ClockFacts.summary(event);
    if (summary.isEmpty()) {
      return null;
    }
    var after = summary.get();
    var stored = places.get(after.getCaseId());
    var before = stored == null ? Place.NOWHERE : JSON.readValue(stored, Place.class);
    var now = place(event, after, before);
    var scopes = new LinkedHashSet<ScopeKey>();
    boolean moved = !now.sameAs(before);
    if (moved) {
      before.scopes(scopes);
      now.scopes(scopes);
    }
    ScopeFacts.markedUnit(event, after).map(ScopeKey::ofUnit).ifPresent(scopes::add);
    boolean told =
        moved
            || ScopeFacts.marksCase(event)
            || ScopeFacts.mayHide(event)
            || now.ended() != before.ended();
    if (now.worded() && told) {
      scopes.add(ScopeKey.ofCase(after.getCaseId()));
    }
    return new Work(after.getCaseId(), before, now, scopes);
  }

  private static Place place(SpecificRecord event, CaseSummary after, Place before) {
    return new Place(
        after.getUnitId(),
        after.getCategoryLevel1(),
        ScopeFacts.counts(after),
        before.worded() || ScopeFacts.marksCase(event),
        after.getEndedAt() != null);
  }
}
