package cn.huimin.hotline.routing.stream;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.streams.Parking;
import cn.huimin.hotline.platform.streams.Retries;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.routing.FloodSeen;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Work orders, commands and ticks in; events, outcomes and merged ticks out; and beside it, keyed
 * by person, who must be told that it is a repeat, and, keyed by unit and category, of which flood.
 * Which topic a record goes to is the catalogue's affair.
 */
public final class RoutingTopology {

  /**
   * Limits of the shell.
   *
   * @param tickSilence after which an intake instance no longer holds time back
   * @param answersKept how long the outcome of a command can be asked for again
   * @param casesKept how long a case is kept after its end
   * @param sweepEvery how often a step of forgetting outcomes and cases is taken
   * @param repeatWindow how far back an earlier complaint counts (DOMAIN §4.5)
   */
  public record Limits(
      Duration tickSilence,
      Duration answersKept,
      Duration casesKept,
      Duration sweepEvery,
      Duration repeatWindow) {

    /** As DESIGN and DOMAIN say: 10 s, 30 days, 400 days, 1 min, 90 days. */
    public static final Limits DEFAULT =
        new Limits(
            Duration.ofSeconds(10),
            Duration.ofDays(30),
            Duration.ofDays(400),
            Duration.ofMinutes(1),
            Duration.ofDays(90));
  }

  /** Step that walks cases through their lives, as dead letters name it. */
  public static final String CASE_LIFE = "case-life";

  /** Step that notices repeats, as dead letters name it. */
  public static final String REPEATS = "repeats";

  /** Step that notices floods, as dead letters name it. */
  public static final String FLOODS = "floods";

  private final HotlineAvroSerde serde;
  private final Supplier<CaseContext> contexts;
  private final Limits limits;
  private final DeadLetters letters;

  /**
   * A topology.
   *
   * @param serde serde of our records
   * @param contexts editions and rules in force
   * @param limits limits of the shell
   * @param letters writes what is given up
   */
  public RoutingTopology(
      HotlineAvroSerde serde, Supplier<CaseContext> contexts, Limits limits, DeadLetters letters) {
    this.serde = serde;
    this.contexts = contexts;
    this.limits = limits;
    this.letters = letters;
  }

  /**
   * Builds it.
   *
   * @param asked work orders, commands, ticks and what is handled again: co-partitioned, keyed by
   *     case, ticks by instance
   * @param matters what routing tells itself, keyed by person, or by unit and category
   */
  public void build(
      KStream<String, SpecificRecord> asked, KStream<String, SpecificRecord> matters) {
    var opened = Retries.open(asked, serde.deserializer());
    opened
        .process(
            guarded(
                CASE_LIFE, new Shell(Stores.ofCases(), () -> new CaseProcessor(contexts, limits))),
            Named.as(CASE_LIFE))
        .to((_, value, _) -> Topics.of(value).name(), produced("case-records"));
    // What cannot be read goes on to the repeats, and becomes their dead letter.
    matters
        .filter((_, value) -> !(value instanceof FloodSeen), Named.as("persons-alone"))
        .merge(
            opened.process(Retries.of(REPEATS, _ -> false), Named.as("matters-again")),
            Named.as("all-matters"))
        .process(
            guarded(
                REPEATS,
                new Shell(
                    Stores.ofMatters(),
                    () -> new MatterProcessor(contexts, limits.repeatWindow()))),
            Named.as(REPEATS))
        .to((_, value, _) -> Topics.of(value).name(), produced("repeat-commands"));
    matters
        .filter((_, value) -> value instanceof FloodSeen, Named.as("groups-alone"))
        .merge(
            opened.process(Retries.of(FLOODS, _ -> false), Named.as("groups-again")),
            Named.as("all-groups"))
        .process(
            guarded(FLOODS, new Shell(Stores.ofFloods(), () -> new FloodProcessor(contexts))),
            Named.as(FLOODS))
        .to((_, value, _) -> Topics.of(value).name(), produced("flood-commands"));
  }

  private Parking guarded(String step, Shell inside) {
    return new Parking(step, letters, inside, IntakeTick.class::isInstance);
  }

  private Produced<String, SpecificRecord> produced(String name) {
    StreamPartitioner<String, SpecificRecord> samePartition =
        (_, key, value, _) ->
            value instanceof CaseTick
                ? Optional.of(Set.of(Integer.valueOf(key)))
                : Optional.empty();
    return Produced.with(Serdes.String(), serde)
        .withStreamPartitioner(samePartition)
        .withName(name);
  }

  /** A processor with its stores, so that the function alone is the topology. */
  private record Shell(
      Set<StoreBuilder<?>> stores,
      Supplier<Processor<String, SpecificRecord, String, SpecificRecord>> processor)
      implements ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> {

    @Override
    public Processor<String, SpecificRecord, String, SpecificRecord> get() {
      return processor.get();
    }
  }
}
