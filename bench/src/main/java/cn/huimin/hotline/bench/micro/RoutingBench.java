package cn.huimin.hotline.bench.micro;

import cn.huimin.hotline.routing.engine.CaseLife;
import cn.huimin.hotline.routing.engine.NextSteps;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.recognition.Classification;
import cn.huimin.hotline.routing.recognition.Recogniser;
import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.sample.SampleMonth;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Routing's decider, on the texts of the sample month. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RoutingBench {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
  private static final String CASE_ID = "0f0e6a5e-0000-5000-8000-000000000001";

  private final CaseContext context = SampleEditions.context();
  private final List<CaseCommand.HandIn> handIns =
      SampleMonth.load().cases().stream().map(RoutingBench::handIn).toList();
  private final Case dispatched =
      handIns.stream()
          .map(handIn -> CaseLife.step(null, handIn, context).after())
          .filter(file -> file != null && file.isWithAUnit() && file.signOffNeeded())
          .map(Objects::requireNonNull)
          .findFirst()
          .orElseThrow();
  private final CaseCommand sign = sign(dispatched);
  private int next;

  private CaseCommand.HandIn handIn() {
    next = next + 1 < handIns.size() ? next + 1 : 0;
    return handIns.get(next);
  }

  /** A text is classified: names, categories, whose it is. */
  @Benchmark
  public Classification classify() {
    CaseCommand.HandIn handIn = handIn();
    return context
        .recogniser()
        .classify(
            new Recogniser.Demand(handIn.wording(), handIn.demandType(), handIn.urgency(), false));
  }

  /** A work order is decided and the case evolved: opened, classified, dispatched. */
  @Benchmark
  public CaseLife.Step openAndDispatch() {
    return CaseLife.step(null, handIn(), context);
  }

  /** A command is decided and the case evolved. */
  @Benchmark
  public CaseLife.Step sign() {
    return CaseLife.step(dispatched, sign, context);
  }

  /** Who may do what next, as every event carries it. */
  @Benchmark
  public List<NextStep> nextSteps() {
    return NextSteps.of(dispatched, context);
  }

  private static CaseCommand.HandIn handIn(SampleMonth.SampleCase sample) {
    String hint = sample.unitHint();
    return new CaseCommand.HandIn(
        header(new Actor("channel:GOV_12345", Role.SERVICE, null, "push"), "hand-in"),
        new Origin(
            "HM202603020001",
            Channel.valueOf(sample.channel()),
            sample.sourceLine(),
            sample.id(),
            SourceLevel.valueOf(sample.sourceLevel()),
            "hash",
            "print",
            false,
            false,
            null,
            null),
        new Wording(
            Stream.of(
                    new Wording.Passage(Wording.Part.TITLE, "title", sample.title()),
                    new Wording.Passage(Wording.Part.CONTENT, "demand", sample.content()),
                    new Wording.Passage(Wording.Part.HINT, "hint", hint == null ? "" : hint))
                .filter(passage -> !passage.text().isEmpty())
                .toList()),
        DemandType.valueOf(sample.demandType()),
        Urgency.NORMAL,
        null,
        AT,
        false);
  }

  private static CaseCommand sign(Case file) {
    String unit = Objects.requireNonNull(file.assignment()).unitId();
    return new CaseCommand.Sign(
        header(new Actor("liaison-" + unit, Role.LIAISON, unit, "api"), "sign"));
  }

  private static CommandHeader header(Actor actor, String id) {
    return new CommandHeader(id, CASE_ID, actor, AT, null, null, "hash", List.of());
  }
}
