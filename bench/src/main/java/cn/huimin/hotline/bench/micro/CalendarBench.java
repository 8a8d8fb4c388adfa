package cn.huimin.hotline.bench.micro;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The working calendar, at moments all over 2026; wanted: 5 million a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CalendarBench {

  private static final int MOMENTS = 1 << 12;
  private static final long SEED = 2026;
  private static final int MINUTES = 365 * 24 * 60;
  private static final Instant NEW_YEAR = Instant.parse("2025-12-31T16:00:00Z");
  private static final Duration TWENTY_HOURS = Duration.ofHours(20);

  private final WorkingCalendar calendar = WorkingCalendar.of(NationalHolidays.load());
  private final Instant[] moments = moments();
  private int next;

  private static Instant[] moments() {
    Random random = new Random(SEED);
    Instant[] moments = new Instant[MOMENTS];
    for (int i = 0; i < MOMENTS; i++) {
      moments[i] = NEW_YEAR.plus(Duration.ofMinutes(random.nextInt(MINUTES)));
    }
    return moments;
  }

  private Instant moment() {
    return moments[next++ & (MOMENTS - 1)];
  }

  /** Five working days on. */
  @Benchmark
  public Instant plusWorkingDays() {
    return calendar.plusWorkingDays(moment(), 5);
  }

  /** Twenty working hours on. */
  @Benchmark
  public Instant plusWorkingTime() {
    return calendar.plusWorkingTime(moment(), TWENTY_HOURS);
  }

  /** Working time between two moments up to a year apart. */
  @Benchmark
  public Duration workingTimeBetween() {
    return calendar.workingTimeBetween(moment(), moment());
  }
}
