package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.sla.warning.RepeatRule;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** Case events and ticks to clocks and cards, and, re-keyed by matter, to warnings. */
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
    caseEventsAndTicks
        .process(DeadlineProcessor.supplier(rules, directory), Named.as("deadlines"))
        .to(
            (_, value, _) -> Topics.of(value).name(),
            produced.withName("deadline-events-and-commands"));
    caseEventsAndTicks
        .filter((_, event) -> MatterProcessor.concerns(event), Named.as("of-a-matter"))
        .selectKey((_, event) -> MatterProcessor.matter(event), Named.as("by-matter"))
        .repartition(Repartitioned.with(Serdes.String(), serde).withName("matters"))
        .process(MatterProcessor.supplier(RepeatRule.DEFAULT), Named.as("repeat-warnings"))
        .to(Topics.WARNINGS.name(), produced.withName("warnings"));
  }
}
