package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.streams.Parking;
import cn.huimin.hotline.platform.streams.Retries;
import cn.huimin.hotline.schemas.event.CaseTick;
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
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** Case events and ticks to clocks and cards, and, re-keyed by matter, to warnings. */
public final class SlaTopology {

  /** Step that runs the clocks, as dead letters name it. */
  public static final String DEADLINES = "deadlines";

  /** Step that watches for repeats, as dead letters name it. */
  public static final String REPEAT_WARNINGS = "repeat-warnings";

  private final HotlineAvroSerde serde;
  private final Supplier<SlaRules> rules;
  private final Supplier<Directory> directory;
  private final DeadLetters letters;

  /**
   * A topology.
   *
   * @param serde serde of our records
   * @param rules the rules in force
   * @param directory the directory in force
   * @param letters writes what is given up
   */
  public SlaTopology(
      HotlineAvroSerde serde,
      Supplier<SlaRules> rules,
      Supplier<Directory> directory,
      DeadLetters letters) {
    this.serde = serde;
    this.rules = rules;
    this.directory = directory;
    this.letters = letters;
  }

  /**
   * Builds it.
   *
   * @param read case events, case ticks and what is handled again, co-partitioned, keyed by case
   *     (ticks: anything)
   */
  public void build(KStream<String, SpecificRecord> read) {
    var produced = Produced.with(Serdes.String(), serde);
    var caseEventsAndTicks = Retries.open(read, serde.deserializer());
    caseEventsAndTicks
        .process(
            guarded(DEADLINES, DeadlineProcessor.supplier(rules, directory)), Named.as(DEADLINES))
        .to(
            (_, value, _) -> Topics.of(value).name(),
            produced.withName("deadline-events-and-commands"));
    caseEventsAndTicks
        .process(Retries.of(REPEAT_WARNINGS, MatterProcessor::concerns), Named.as("of-a-matter"))
        .process(Retries.keyedBy(MatterProcessor::matter), Named.as("by-matter"))
        .repartition(Repartitioned.with(Serdes.String(), serde).withName("matters"))
        .process(
            guarded(REPEAT_WARNINGS, MatterProcessor.supplier(RepeatRule.DEFAULT)),
            Named.as(REPEAT_WARNINGS))
        .to((_, value, _) -> Topics.of(value).name(), produced.withName("warnings"));
  }

  private Parking guarded(
      String step, ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> inside) {
    return new Parking(step, letters, inside, CaseTick.class::isInstance);
  }
}
