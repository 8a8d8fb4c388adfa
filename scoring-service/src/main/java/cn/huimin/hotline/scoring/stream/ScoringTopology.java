package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.streams.Parking;
import cn.huimin.hotline.platform.streams.Retries;
import cn.huimin.hotline.schemas.event.CaseTick;
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
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * Cases, clocks, warnings, time and what is entered to ledger lines; ledger lines to scorecards.
 */
public final class ScoringTopology {

  /** Topics that it reads, its own re-keyed repeats and lines among them. */
  public static final List<Topic> INPUTS =
      List.of(
          Topics.CASE_EVENTS,
          Topics.DEADLINE_EVENTS,
          Topics.CASE_TICKS,
          Topics.REPEATS,
          Topics.ASSESSMENT_COMMANDS,
          Topics.SCORE_ENTRIES,
          Topics.WARNINGS,
          Topics.RETRY_SCORING);

  /** Step that makes ledger lines of cases, as dead letters name it. */
  public static final String CASE_LINES = "case-lines";

  /** Step that sums the ledger up, as dead letters name it. */
  public static final String UNIT_SUMS = "unit-sums";

  /** Step that decides what is entered about units, as dead letters name it. */
  public static final String ASSESSMENTS = "assessments";

  /** Step that finds what falls due by the calendar of reports, as dead letters name it. */
  public static final String REPORTS_DUE = "reports-due";

  /** Step that finds which answers to warnings are missing, as dead letters name it. */
  public static final String ANSWERS_DUE = "answers-due";

  private final HotlineAvroSerde serde;
  private final Supplier<Directory> directory;
  private final RulesInForce rules;
  private final ScoringSettings settings;
  private final DeadLetters letters;

  /**
   * A topology.
   *
   * @param serde serde of our records
   * @param directory the directory in force
   * @param rules the policies in force
   * @param settings of the service
   * @param letters writes what is given up
   */
  public ScoringTopology(
      HotlineAvroSerde serde,
      Supplier<Directory> directory,
      RulesInForce rules,
      ScoringSettings settings,
      DeadLetters letters) {
    this.serde = serde;
    this.directory = directory;
    this.rules = rules;
    this.settings = settings;
    this.letters = letters;
  }

  /** Builds it on {@link #INPUTS}, co-partitioned, keyed by case (lines: unit, ticks: anything). */
  public void build(KStream<String, SpecificRecord> inputs) {
    var opened = Retries.open(inputs, serde.deserializer());
    opened
        .process(
            Retries.of(
                CASE_LINES,
                value ->
                    !LedgerProcessor.concerns(value)
                        && !AssessmentProcessor.concerns(value)
                        && !AnswerProcessor.isOfAWarning(value)),
            Named.as("of-a-case"))
        .process(
            guarded(CASE_LINES, CaseProcessor.supplier(directory, rules.schemes(), settings)),
            Named.as(CASE_LINES))
        .to((_, value, _) -> Topics.of(value).name(), produced("lines"));
    var lines = LedgerProcessor.linesStore();
    opened
        .process(Retries.of(UNIT_SUMS, LedgerProcessor::concerns), Named.as("of-the-ledger"))
        .process(
            guarded(UNIT_SUMS, LedgerProcessor.supplier(rules.schemes(), lines)),
            Named.as(UNIT_SUMS))
        .to((_, value, _) -> Topics.of(value).name(), produced("cards"));
    opened
        .process(Retries.of(ASSESSMENTS, AssessmentProcessor::concerns), Named.as("of-a-unit"))
        .process(
            guarded(ASSESSMENTS, AssessmentProcessor.supplier(rules, settings, lines)),
            Named.as(ASSESSMENTS))
        .to((_, value, _) -> Topics.of(value).name(), produced("entered"));
    opened
        .process(Retries.of(REPORTS_DUE, CaseTick.class::isInstance), Named.as("of-time"))
        .process(
            guarded(REPORTS_DUE, ReportProcessor.supplier(directory, rules.reports())),
            Named.as(REPORTS_DUE))
        .to((_, value, _) -> Topics.of(value).name(), produced("due"));
    opened
        .process(Retries.of(ANSWERS_DUE, AnswerProcessor::concerns), Named.as("of-a-warning"))
        .process(
            guarded(ANSWERS_DUE, AnswerProcessor.supplier(directory, rules.reports())),
            Named.as(ANSWERS_DUE))
        .to((_, value, _) -> Topics.of(value).name(), produced("answers"));
  }

  private Parking guarded(
      String step, ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> inside) {
    return new Parking(step, letters, inside, CaseTick.class::isInstance);
  }

  private Produced<String, SpecificRecord> produced(String name) {
    return Produced.with(Serdes.String(), serde).withName(name);
  }
}
