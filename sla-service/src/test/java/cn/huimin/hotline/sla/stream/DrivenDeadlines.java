package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.deadline.RecomputeDeadlines;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The step of the clocks alone, on its real stores, for as many cases as a whole topology cannot be
 * driven with: a {@code TopologyTestDriver} flushes all stores at every record.
 */
final class DrivenDeadlines implements AutoCloseable {

  private final MockProcessorContext<String, SpecificRecord> context;
  private final Processor<String, SpecificRecord, String, SpecificRecord> processor;
  private final List<? extends StateStore> stores;

  DrivenDeadlines(Path folder, Instant start) {
    var rules = SlaRules.of(Policies.EMPTY);
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "sla-deadlines");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    context = new MockProcessorContext<>(settings, new TaskId(0, 0), folder.toFile());
    context.setCurrentSystemTimeMs(start.toEpochMilli());
    var supplier =
        DeadlineProcessor.supplier(
            () -> rules,
            () -> Directory.EMPTY,
            new SlaMeters(new SimpleMeterRegistry(), () -> start));
    stores =
        supplier.stores().stream()
            .map(builder -> builder.withLoggingDisabled().withCachingDisabled().build())
            .toList();
    stores.forEach(store -> store.init(context.getStateStoreContext(), store));
    processor = supplier.get();
    processor.init(context);
  }

  /** A complaint that is opened and dispatched: five clocks run. */
  void dispatched(String caseId, Instant at) {
    var story = new CaseStory(caseId, DemandType.COMPLAINT, Urgency.NORMAL, null);
    take(caseId, story.opened(at), at);
    take(caseId, story.dispatched(at), at);
  }

  /** Lets the time of the log come; nothing is pumped yet. */
  void tick(Instant time) {
    take("0", new CaseTick(time.plus(DeadlineProcessor.BEHIND)), time);
  }

  /** What waits is pumped, once, and what is to be counted anew goes on by a step. */
  void pump() {
    context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(0));
  }

  /** Asks for limits to be counted anew. */
  void recompute(String id, Instant at, PolicyDocument document) {
    take(
        id,
        new RecomputeDeadlines(
            id,
            true,
            new Actor("admin", Role.ADMIN, null, null),
            at,
            List.of(
                new PolicyPublished(
                    0,
                    document.name(),
                    document.version(),
                    document.effectiveFrom(),
                    document.body()))),
        at);
  }

  /** What came out for a topic since the last look; the rest is dropped. */
  List<SpecificRecord> read(Topic topic) {
    var out =
        context.forwarded().stream()
            .map(captured -> (SpecificRecord) captured.record().value())
            .filter(value -> Topics.of(value).name().equals(topic.name()))
            .toList();
    context.resetForwards();
    return out;
  }

  private void take(String key, SpecificRecord value, Instant at) {
    processor.process(new Record<>(key, value, at.toEpochMilli()));
  }

  @Override
  public void close() {
    processor.close();
    stores.forEach(StateStore::close);
  }
}
