package cn.huimin.hotline.bench.micro;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.CaseSeen;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.Holder;
import cn.huimin.hotline.scoring.fact.Limit;
import cn.huimin.hotline.scoring.fact.LimitSeen;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.fact.Volume;
import cn.huimin.hotline.scoring.ledger.CaseLines;
import cn.huimin.hotline.scoring.ledger.Line;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeReader;
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

/** What a closed case gives under scheme A. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScoringBench {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant CLOSED = AT.plus(Duration.ofDays(3));
  private static final Holder SCHOOL = new Holder("school", new Assessed("office", "办事处"));

  private final Scheme scheme = SchemeReader.read(SampleEditions.text("/policies/scheme-a.json"));
  private final CaseFacts facts =
      CaseFacts.none("case-1")
          .after(seen(1, null))
          .after(
              new LimitSeen(
                  1,
                  new Limit.Key("HANDLE", 1, 1, "school"),
                  SCHOOL,
                  AT.plus(Duration.ofDays(7)),
                  LimitSeen.Step.SET,
                  AT,
                  "case-1-d1"))
          .after(seen(2, Ending.CLOSED));

  private static CaseSeen seen(long sequence, @Nullable Ending ending) {
    return new CaseSeen(
        sequence,
        "case-1-" + sequence,
        "HM1",
        SourceLevel.COUNTY,
        AT,
        ending,
        ending == null ? null : CLOSED,
        SCHOOL,
        1,
        new Demand(Demand.Type.COMPLAINT, true),
        Volume.COUNTS,
        null,
        null,
        null,
        false);
  }

  /** The ledger lines of the case. */
  @Benchmark
  public List<Line> lines() {
    return CaseLines.of(facts, scheme, CLOSED);
  }
}
