package cn.huimin.hotline.bench.pipeline;

import cn.huimin.hotline.bench.machine.CpuTime;
import cn.huimin.hotline.bench.pipeline.Tally.Goal;
import cn.huimin.hotline.platform.health.LogPositions;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.sample.SampleMonth;
import cn.huimin.hotline.sample.SampleMonth.SampleCase;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.standalone.poll.Poll;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts work orders on the log as intake does, as fast as the house takes them, moves the clock of
 * the house on by a second each second, and counts the cases where they arrive.
 */
public final class Pipeline implements AutoCloseable {

  /** Cases under way at a time: enough that no service ever waits for the next one. */
  private static final int WINDOW = 4_000;

  private static final long STANDSTILL_SECONDS = 60;
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration CATCH_UP = Duration.ofMinutes(15);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Set<DemandType> OF_A_LONG_LIFE =
      EnumSet.of(DemandType.COMPLAINT, DemandType.HELP, DemandType.SUGGESTION, DemandType.REPORT);

  private final String broker;
  private final SteppedClock clock;
  private final SchemaIds ids;
  private final KafkaProducer<String, SpecificRecord> producer;
  private final LogMeter meter;
  private final Admin admin;
  private final SampleMonth month = SampleMonth.load();
  private List<SampleCase> dispatchable = List.of();
  private List<SampleCase> livable = List.of();

  /**
   * A pipeline into a house that runs.
   *
   * @param broker where Kafka's clients connect
   * @param registry the registry's Confluent API
   * @param clock the clock of the house
   */
  public Pipeline(String broker, String registry, SteppedClock clock) {
    this.broker = broker;
    this.clock = clock;
    this.ids = SchemaIds.of(registry, Duration.ofSeconds(30));
    this.meter = new LogMeter(broker);
    this.admin = Admin.create(Map.of("bootstrap.servers", broker, "client.id", "bench-admin"));
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", broker);
    settings.put("client.id", "bench-intake");
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", 5);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new HotlineAvroSerializer(ids));
  }

  /**
   * What a run came to.
   *
   * @param cases how many were handed in
   * @param seconds from the first hand-in to the last arrival
   * @param missing cases that did not arrive
   * @param doubled cases that did a step twice
   * @param written records on all topics from the first hand-in until everything was read
   * @param writtenMeanwhile those of them that were written when the last case arrived
   * @param caughtUpSeconds until every consumer of the house had read everything
   * @param cpu processor time until everything was read, by part
   * @param others share of the processors that others had, 0 to 1
   */
  public record Result(
      int cases,
      double seconds,
      long missing,
      long doubled,
      Written written,
      long writtenMeanwhile,
      double caughtUpSeconds,
      Map<String, Duration> cpu,
      double others) {

    /** Cases a second. */
    public double perSecond() {
      return (cases - missing) / seconds;
    }

    /** Records a second, on all topics, while cases came in. */
    public double recordsPerSecond() {
      return writtenMeanwhile / seconds;
    }
  }

  /**
   * Hands each text of the sample month in once and notes which of them the rules dispatch by
   * themselves; those that need a person are left out of what follows.
   *
   * @return how many of how many are dispatched, as a share from 0 to 1
   */
  public double probe() throws InterruptedException, ExecutionException {
    Map<String, CaseDispatched> dispatched = new ConcurrentHashMap<>();
    var orders = new WorkOrders(month.cases(), "probe-");
    var tally =
        new Tally(
            Goal.ROUTED,
            month.cases().size(),
            WINDOW,
            event -> dispatched.put(event.getHeader().getCaseId(), event));
    try (var _ = CaseWatch.open(broker, ids, tally)) {
      handIn(orders, month.cases().size(), tally);
      awaitAll(tally);
    }
    var found = new LinkedHashMap<SampleCase, CaseDispatched>();
    for (int i = 0; i < month.cases().size(); i++) {
      String caseId = orders.order(i, clock.instant()).received().getCaseId();
      CaseDispatched event = dispatched.get(caseId);
      if (event != null) {
        found.put(orders.sample(i), event);
      }
    }
    // Nothing is owed on praise, so its handling has no clock that could be waited for.
    dispatchable =
        found.entrySet().stream()
            .filter(one -> one.getValue().getAfter().getDemandType() != DemandType.PRAISE)
            .map(Map.Entry::getKey)
            .toList();
    livable =
        found.entrySet().stream()
            .filter(one -> OF_A_LONG_LIFE.contains(one.getValue().getAfter().getDemandType()))
            .filter(one -> !one.getValue().getAfter().getHidden())
            .map(Map.Entry::getKey)
            .toList();
    catchUp();
    return (double) found.size() / month.cases().size();
  }

  /** Cases opened, dispatched and with clocks set, as many as given. */
  public Result cases(int count, String prefix) throws InterruptedException, ExecutionException {
    return run(new WorkOrders(dispatchable, prefix), count, Goal.CLOCKS_SET, _ -> {});
  }

  /** Whole lives, from the work order to the callback that closes the case, as many as given. */
  public Result lives(int count, String prefix) throws InterruptedException, ExecutionException {
    var commands = new LifeCommands(month);
    return run(
        new WorkOrders(livable, prefix),
        count,
        Goal.CLOSED,
        dispatched -> commands.of(dispatched, clock.instant()).forEach(this::send));
  }

  private Result run(WorkOrders orders, int count, Goal goal, Consumer<CaseDispatched> onDispatch)
      throws InterruptedException, ExecutionException {
    var tally = new Tally(goal, count, WINDOW, onDispatch);
    var from = meter.ends();
    CpuTime before = CpuTime.now();
    long began = System.nanoTime();
    try (var _ = CaseWatch.open(broker, ids, tally)) {
      handIn(orders, count, tally);
      awaitAll(tally);
    }
    double seconds = (tally.lastAt() - began) / 1e9;
    var meanwhile = meter.ends();
    catchUp();
    double caughtUp = (System.nanoTime() - began) / 1e9;
    CpuTime after = CpuTime.now();
    var to = meter.ends();
    return new Result(
        count,
        seconds,
        tally.missing(),
        tally.doubled(),
        meter.written(from, to),
        meter.written(from, meanwhile).total(),
        caughtUp,
        after.since(before),
        after.othersSince(before));
  }

  private void handIn(WorkOrders orders, int count, Tally tally) throws InterruptedException {
    long nextSecond = System.nanoTime() + A_SECOND.toNanos();
    for (int i = 0; i < count; i++) {
      if (!tally.awaitRoom(STANDSTILL_SECONDS)) {
        return;
      }
      var order = orders.order(i, clock.instant());
      tally.expect(order.received().getCaseId());
      order.texts().forEach(this::send);
      send(order.received());
      if (System.nanoTime() >= nextSecond) {
        moveOn();
        nextSecond += A_SECOND.toNanos();
      }
    }
  }

  /** The clock goes on when everything accepted by it is on the log, as with intake. */
  private void moveOn() {
    producer.flush();
    clock.advance(A_SECOND);
  }

  private void awaitAll(Tally tally) throws InterruptedException {
    long left = tally.missing();
    for (int silent = 0; !tally.await(A_SECOND.toMillis()) && silent < STANDSTILL_SECONDS; ) {
      moveOn();
      silent = tally.missing() == left ? silent + 1 : 0;
      left = tally.missing();
    }
  }

  private void send(SpecificRecord record) {
    var _ = producer.send(new ProducerRecord<>(Topics.of(record).name(), key(record), record));
  }

  private static String key(SpecificRecord record) {
    return switch (record) {
      case WorkOrderReceived received -> received.getCaseId();
      case CaseText text -> text.getCaseId() + "/" + text.getTextId();
      default ->
          ((CommandHeader) record.get(record.getSchema().getField("header").pos())).getCaseId();
    };
  }

  /** Waits until every group of the house has read what is on the log. */
  public void catchUp() throws InterruptedException, ExecutionException {
    try (Poll poll = new Poll()) {
      poll.until(LOOK_AGAIN, CATCH_UP, () -> behind() == 0);
    }
  }

  private long behind() throws ExecutionException, InterruptedException {
    List<String> groups =
        admin.listGroups().all().get().stream()
            .map(group -> group.groupId())
            .filter(group -> !group.startsWith("bench"))
            .toList();
    LogPositions positions = LogPositions.read(admin, groups, Set.of());
    // The marker that ends a transaction takes an offset that no consumer commits.
    return groups.stream()
        .flatMap(group -> positions.groups().getOrDefault(group, Map.of()).values().stream())
        .filter(position -> position.behind() > 1)
        .count();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    meter.close();
    admin.close(Duration.ofSeconds(1));
  }
}
