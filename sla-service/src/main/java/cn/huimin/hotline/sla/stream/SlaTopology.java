package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Case events and ticks to clocks and cards, and, re-keyed by matter and by scope, to warnings. */
public final class SlaTopology {

  private final HotlineAvroSerde serde;
  private final Supplier<SlaRules> rules;
  private final Supplier<Directory> directory;

  /**
   * A topology.
   *
   * @param serde serde of our records
   * @param rules the rules in force
   * @param directory the directory in force
   */
  public SlaTopology(
      HotlineAvroSerde serde, Supplier<SlaRules> rules, Supplier<Directory> directory) {
    this.serde = serde;
    this.rules = rules;
    this.directory = directory;
  }

  /** Builds it on case events and case ticks, co-partitioned, keyed by case (ticks: anything). */
  public void build(KStream<String, SpecificRecord> caseEventsAndTicks) {
    var produced = Produced.with(Serdes.String(), serde);
    var deadlines =
        caseEventsAndTicks.process(
            DeadlineProcessor.supplier(rules, directory), Named.as("deadlines"));
    deadlines.to(
        (_, value, _) -> Topics.of(value).name(),
        produced.withName("deadline-events-and-commands"));
    repeats(caseEventsAndTicks, produced);
    scopes(caseEventsAndTicks, deadlines, produced);
  }

  private void repeats(
      KStream<String, SpecificRecord> caseEventsAndTicks,
      Produced<String, SpecificRecord> produced) {
    caseEventsAndTicks
        .filter((_, event) -> MatterProcessor.concerns(event), Named.as("of-a-matter"))
        .selectKey((_, event) -> MatterProcessor.matter(event), Named.as("by-matter"))
        .repartition(Repartitioned.with(Serdes.String(), serde).withName("matters"))
        .process(
            MatterProcessor.supplier(() -> rules.get().warnings().repeat()),
            Named.as("repeat-warnings"))
        .to(Topics.WARNINGS.name(), produced.withName("warnings"));
  }

  /** What concerns a case, a unit or a category, re-keyed by it. */
  private void scopes(
      KStream<String, SpecificRecord> caseEventsAndTicks,
      KStream<String, SpecificRecord> deadlines,
      Produced<String, SpecificRecord> produced) {
    var redCards =
        deadlines
            .filter(
                (_, value) ->
                    value instanceof RedCardGiven card && ScopeFacts.scope(card).isPresent(),
                Named.as("red-cards-of-units"))
            .selectKey(
                (_, value) -> ScopeFacts.scope((RedCardGiven) value).orElseThrow().text(),
                Named.as("by-unit"));
    caseEventsAndTicks
        .process(CaseScopes.supplier(), Named.as("by-scope"))
        .merge(redCards, Named.as("of-a-scope"))
        .repartition(
            Repartitioned.with(Serdes.String(), serde)
                .withStreamPartitioner(timeToAll())
                .withName("scopes"))
        .process(ScopeProcessor.supplier(rules, directory), Named.as("scope-warnings"))
        .to(Topics.WARNINGS.name(), produced.withName("scope-warnings-out"));
  }

  /** Time goes to every partition of scopes, anything else by its key. */
  private static StreamPartitioner<String, SpecificRecord> timeToAll() {
    return (_, _, value, partitions) ->
        value instanceof CaseTick
            ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
            : Optional.empty();
  }
}
