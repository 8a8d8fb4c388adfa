package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Cases, clocks, time and what is entered to ledger lines; ledger lines to scorecards. */
public final class ScoringTopology {

  /** Topics that it reads, its own re-keyed repeats and lines among them. */
  public static final List<Topic> INPUTS =
      List.of(
          Topics.CASE_EVENTS,
          Topics.DEADLINE_EVENTS,
          Topics.CASE_TICKS,
          Topics.REPEATS,
          Topics.ASSESSMENT_COMMANDS,
          Topics.SCORE_ENTRIES);

  private final HotlineAvroSerde serde;
  private final Supplier<Directory> directory;
  private final SchemesInForce schemes;
  private final ScoringSettings settings;

  /**
   * A topology.
   *
   * @param serde serde of our records
   * @param directory the directory in force
   * @param schemes the schemes in force
   * @param settings of the service
   */
  public ScoringTopology(
      HotlineAvroSerde serde,
      Supplier<Directory> directory,
      SchemesInForce schemes,
      ScoringSettings settings) {
    this.serde = serde;
    this.directory = directory;
    this.schemes = schemes;
    this.settings = settings;
  }

  /** Builds it on {@link #INPUTS}, co-partitioned, keyed by case (lines: unit, ticks: anything). */
  public void build(KStream<String, SpecificRecord> inputs) {
    inputs
        .filterNot(
            (_, value) -> LedgerProcessor.concerns(value) || AssessmentProcessor.concerns(value),
            Named.as("of-a-case"))
        .process(CaseProcessor.supplier(directory, schemes, settings), Named.as("case-lines"))
        .to((_, value, _) -> Topics.of(value).name(), produced("lines"));
    var lines = LedgerProcessor.linesStore();
    inputs
        .filter((_, value) -> LedgerProcessor.concerns(value), Named.as("of-the-ledger"))
        .process(LedgerProcessor.supplier(schemes, lines), Named.as("unit-sums"))
        .to((_, value, _) -> Topics.of(value).name(), produced("cards"));
    inputs
        .filter((_, value) -> AssessmentProcessor.concerns(value), Named.as("of-a-unit"))
        .process(AssessmentProcessor.supplier(schemes, lines), Named.as("assessments"))
        .to((_, value, _) -> Topics.of(value).name(), produced("entered"));
  }

  private Produced<String, SpecificRecord> produced(String name) {
    return Produced.with(Serdes.String(), serde).withName(name);
  }
}
