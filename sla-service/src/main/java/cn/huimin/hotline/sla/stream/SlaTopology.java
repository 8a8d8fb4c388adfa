package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.streams.Parking;
import cn.huimin.hotline.platform.streams.Retries;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.score.PeriodClosed;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.rule.CalendarMissing;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.jspecify.annotations.Nullable;

/** Case events and ticks to clocks and cards, and, re-keyed by matter and by scope, to warnings. */
public final class SlaTopology {

  /** Step that runs the clocks, as dead letters name it. */
  public static final String DEADLINES = "deadlines";

  /** Step that watches for repeats, as dead letters name it. */
  public static final String REPEAT_WARNINGS = "repeat-warnings";

  /** Step that says which warnings a case may change, as dead letters name it. */
  public static final String CASE_SCOPES = "case-scopes";

  private final HotlineAvroSerde serde;
  private final Supplier<SlaRules> rules;
  private final Supplier<Directory> directory;
  private final DeadLetters letters;
  private final SlaMeters meters;
  private final NextAnswers soon = new NextAnswers();

  /**
   * A topology.
   *
   * @param serde serde of our records
   * @param rules the rules in force
   * @param directory the directory in force
   * @param letters writes what is given up
   * @param meters what can be watched
   */
  public SlaTopology(
      HotlineAvroSerde serde,
      Supplier<SlaRules> rules,
      Supplier<Directory> directory,
      DeadLetters letters,
      SlaMeters meters) {
    this.serde = serde;
    this.rules = rules;
    this.directory = directory;
    this.letters = letters;
    this.meters = meters;
  }

  /**
   * Builds it.
   *
   * @param read case events, case ticks and what is handled again, co-partitioned, keyed by case
   *     (ticks: anything), what people do about warnings, keyed by scope, recomputations, one in
   *     each partition, and scorecards, of which surveys and reports are read
   */
  public void build(KStream<String, SpecificRecord> read) {
    var produced = Produced.with(Serdes.String(), serde);
    var opened = Retries.open(read, serde.deserializer());
    var caseEventsAndTicks =
        opened.filterNot((_, value) -> isScore(value), Named.as("all-but-scores"));
    var standings =
        opened
            .filter((_, value) -> concernsUnits(value), Named.as("surveys"))
            .flatMap((_, value) -> byUnit(value), Named.as("surveys-by-unit"));
    var deadlines =
        caseEventsAndTicks.process(
            guarded(DEADLINES, DeadlineProcessor.supplier(rules, directory, meters)),
            Named.as(DEADLINES));
    deadlines.to(
        (_, value, _) -> Topics.of(value).name(),
        produced.withName("deadline-events-and-commands"));
    var scoped =
        caseEventsAndTicks.process(
            guarded(CASE_SCOPES, CaseScopes.supplier(soon)), Named.as("by-scope"));
    var repeats = repeats(caseEventsAndTicks, scoped, produced);
    scopes(scoped, deadlines, standings, repeats, produced);
  }

  private Parking guarded(
      String step, ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> inside) {
    return new Parking(step, letters, inside, CaseTick.class::isInstance);
  }

  /** What becomes of repeat warnings; on its topic already. */
  private KStream<String, SpecificRecord> repeats(
      KStream<String, SpecificRecord> caseEventsAndTicks,
      KStream<String, SpecificRecord> scoped,
      Produced<String, SpecificRecord> produced) {
    var told =
        caseEventsAndTicks
            .process(
                Retries.of(REPEAT_WARNINGS, MatterProcessor::concerns), Named.as("of-a-matter"))
            .process(Retries.keyedBy(MatterProcessor::matter), Named.as("by-matter"))
            .merge(
                scoped.filter(
                    (key, value) -> value instanceof CaseTick && key.startsWith(CaseScopes.TIME),
                    Named.as("time-of-matters")),
                Named.as("matters-and-time"))
            .repartition(
                Repartitioned.with(Serdes.String(), serde)
                    .withStreamPartitioner(timeToAll())
                    .withName("matters"))
            .process(
                guarded(REPEAT_WARNINGS, MatterProcessor.supplier(rules)),
                Named.as(REPEAT_WARNINGS));
    var repeats =
        told.filterNot((_, value) -> value instanceof CaseTick, Named.as("repeats-but-time"));
    repeats
        .merge(answers(Answers.OF_MATTERS, told), Named.as("repeats-and-answers"))
        .peek((_, value) -> meters.warning(value), Named.as("repeat-warnings-counted"))
        .to((_, value, _) -> Topics.of(value).name(), produced.withName("warnings"));
    return repeats;
  }

  /** What is said of the answers owed to warnings that come with the time for it. */
  private KStream<String, SpecificRecord> answers(
      String store, KStream<String, SpecificRecord> warningsAndTime) {
    return warningsAndTime
        .filter(
            (key, value) ->
                Answers.header(value).isPresent()
                    || (value instanceof CaseTick && key.equals(Answers.TIME)),
            Named.as("heard-by-" + store))
        .process(Answers.supplier(store, serde, rules, soon), Named.as(store + "-said"));
  }

  /** What concerns a case, a unit or a category, re-keyed by it. */
  private void scopes(
      KStream<String, SpecificRecord> scoped,
      KStream<String, SpecificRecord> deadlines,
      KStream<String, SpecificRecord> standings,
      KStream<String, SpecificRecord> repeats,
      Produced<String, SpecificRecord> produced) {
    var handledRepeats =
        repeats
            .filter((_, value) -> LookBacks.concern(value), Named.as("handled-repeats"))
            .selectKey((_, value) -> LookBacks.warning(value), Named.as("by-warning"));
    var redCards =
        deadlines
            .filter(
                (_, value) -> ScopeFacts.scope(value).isPresent(), Named.as("red-cards-of-units"))
            .selectKey(
                (_, value) -> ScopeFacts.scope(value).orElseThrow().text(), Named.as("by-unit"));
    scoped
        .filter((_, value) -> isLetter(value), Named.as("letters-of-scopes"))
        .to((_, value, _) -> Topics.of(value).name(), produced.withName("scope-letters"));
    var byScope =
        scoped
            .filterNot((_, value) -> isLetter(value), Named.as("events-of-scopes"))
            .merge(redCards, Named.as("of-a-scope"))
            .merge(standings, Named.as("or-of-a-survey"))
            .merge(handledRepeats, Named.as("or-of-a-handled-repeat"))
            .repartition(
                Repartitioned.with(Serdes.String(), serde)
                    .withStreamPartitioner(timeToAll())
                    .withName("scopes"));
    var warnings =
        byScope
            .filterNot((_, value) -> LookBacks.concern(value), Named.as("all-but-handled-repeats"))
            .process(ScopeProcessor.supplier(rules, directory), Named.as("scope-warnings"));
    var lookBacks =
        byScope
            .filter((_, value) -> LookBacks.concern(value), Named.as("look-backs-of-repeats"))
            .merge(
                warnings.filter(
                    (key, value) ->
                        LookBacks.concern(value)
                            || (value instanceof CaseTick && !key.equals(Answers.TIME)),
                    Named.as("look-backs-of-scopes")),
                Named.as("look-backs-and-time"))
            .process(
                LookBacks.supplier(serde, () -> rules.get().calendar().zone()),
                Named.as("look-backs"));
    warnings
        .filterNot((_, value) -> value instanceof CaseTick, Named.as("scope-warnings-but-time"))
        .merge(lookBacks, Named.as("scope-warnings-and-look-backs"))
        .merge(answers(Answers.OF_SCOPES, warnings), Named.as("scope-warnings-and-answers"))
        .peek((_, value) -> meters.warning(value), Named.as("scope-warnings-counted"))
        .to((_, value, _) -> Topics.of(value).name(), produced.withName("scope-warnings-out"));
  }

  /** What stands on scorecards. */
  private static boolean isScore(@Nullable SpecificRecord value) {
    return value instanceof Scorecard || value instanceof PeriodClosed || concernsUnits(value);
  }

  /** What stands there and warnings of units follow. */
  private static boolean concernsUnits(@Nullable SpecificRecord value) {
    return value instanceof SurveyClosed || value instanceof ReportStanding;
  }

  /** For each unit it says something of; of a survey all, since another was last before. */
  private static List<KeyValue<String, SpecificRecord>> byUnit(SpecificRecord value) {
    var units =
        value instanceof SurveyClosed survey
            ? survey.getStandings().stream().map(SurveyStanding::getUnitId).toList()
            : List.of(((ReportStanding) value).getUnitId());
    return units.stream().map(unit -> KeyValue.pair(ScopeKey.ofUnit(unit).text(), value)).toList();
  }

  private static boolean isLetter(SpecificRecord value) {
    return value instanceof DeadLetter || value instanceof DeadLetterSettled;
  }

  /** Time goes to every partition of scopes, anything else, and the city's own, by its key. */
  private static StreamPartitioner<String, SpecificRecord> timeToAll() {
    return (_, key, value, partitions) ->
        value instanceof CaseTick && !key.equals(CalendarMissing.SCOPE.text())
            ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
            : Optional.empty();
  }
}
