package cn.huimin.hotline.bench.micro;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.CaseView;
import cn.huimin.hotline.sla.deadline.ClockDecider;
import cn.huimin.hotline.sla.deadline.ClockEvent;
import cn.huimin.hotline.sla.deadline.ClockFact;
import cn.huimin.hotline.sla.deadline.DemandType;
import cn.huimin.hotline.sla.deadline.SlaPolicy;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import cn.huimin.hotline.sla.deadline.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The decider of clocks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ClockBench {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

  private final SlaPolicy policy = SlaPolicyReader.seed();
  private final WorkingCalendar calendar = WorkingCalendar.of(NationalHolidays.load());
  private final ClockFact dispatch =
      new ClockFact.Dispatched(
          new ClockFact.Head(2, AT, view("school-1")), ClockFact.Handover.FIRST);
  private final CaseClocks opened =
      ClockDecider.evolve(
          CaseClocks.none("case-1"),
          ClockDecider.decide(
              CaseClocks.none("case-1"),
              new ClockFact.Opened(new ClockFact.Head(1, AT, view(null))),
              policy,
              calendar));
  private final List<ClockEvent> set = ClockDecider.decide(opened, dispatch, policy, calendar);
  private final CaseClocks running = ClockDecider.evolve(opened, set);
  private final Instant late = AT.plus(Duration.ofDays(30));

  private static CaseView view(@Nullable String unit) {
    return new CaseView(DemandType.COMPLAINT, Urgency.NORMAL, 1, unit, false, false, true, null);
  }

  /** A dispatch: one clock met, five set. */
  @Benchmark
  public List<ClockEvent> dispatch() {
    return ClockDecider.decide(opened, dispatch, policy, calendar);
  }

  /** The clocks after the events of a dispatch. */
  @Benchmark
  public CaseClocks evolve() {
    return ClockDecider.evolve(opened, set);
  }

  /** All cards of a case that nobody touched for a month. */
  @Benchmark
  public List<ClockEvent> fire() {
    return ClockDecider.fire(running, late);
  }
}
