package cn.huimin.hotline.bench;

import static cn.huimin.hotline.bench.figure.Figure.Wanted.atLeast;
import static cn.huimin.hotline.bench.figure.Figure.Wanted.atMost;

import cn.huimin.hotline.bench.figure.Report;
import cn.huimin.hotline.bench.hop.RawHop;
import cn.huimin.hotline.bench.inbox.ToInbox;
import cn.huimin.hotline.bench.inbox.ToInbox.School;
import cn.huimin.hotline.bench.inbox.Visitor;
import cn.huimin.hotline.bench.machine.CpuTime;
import cn.huimin.hotline.bench.machine.Resident;
import cn.huimin.hotline.bench.pipeline.Pipeline;
import cn.huimin.hotline.sample.SampleDirectory;
import cn.huimin.hotline.standalone.House;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;

/** The parts of the run that are measured in a house that stands: what is done, what is noted. */
final class Sections {

  private static final int QUARTERS = 4;
  private static final double CASES_A_SECOND = 3_000;
  private static final double SHARE_OF_THE_HOP = 0.06;
  private static final double TO_INBOX_MILLIS = 300;
  private static final int WARM_UP_SHARE = 5;
  private static final int LIVES_SHARE = 4;
  private static final int PERCENT = 100;
  private static final int PARTS_SHOWN = 9;

  private final BenchOptions options;
  private final House house;
  private final URI door;
  private final Terminal terminal;
  private final Report report;
  private double hop;
  private int shown;

  Sections(BenchOptions options, House house, URI door, Terminal terminal, Report report) {
    this.options = options;
    this.house = house;
    this.door = door;
    this.terminal = terminal;
    this.report = report;
  }

  void run() throws IOException, InterruptedException, ExecutionException {
    if (options.what().contains(What.HOP) || options.what().contains(What.PIPELINE)) {
      hop();
      shown();
    }
    if (options.what().contains(What.PIPELINE) || options.what().contains(What.LIVES)) {
      try (Pipeline pipeline =
          new Pipeline(
              house.bootstrapServers(), house.registryUrl(), house.clock().orElseThrow())) {
        pipelines(pipeline);
      }
    }
    if (options.what().contains(What.INBOX)) {
      inbox();
    }
  }

  /** A long run is worth something even where it is broken off. */
  private void shown() {
    report.lines(shown).forEach(terminal::say);
    shown = report.size();
  }

  private void hop() throws ExecutionException, InterruptedException {
    terminal.progress("the raw hop, 20 s");
    String section = "raw exactly-once hop: 600 bytes, lz4, commit every 100 ms";
    RawHop.Result result = new RawHop(house.bootstrapServers()).run();
    hop = result.perSecond();
    report.put(section, "records/s", result.perSecond());
    report.put(section, "processor time per record, µs", result.cpuMicros());
    report.put(section, "of the processors others had, %", result.others() * PERCENT);
  }

  private void pipelines(Pipeline pipeline) throws InterruptedException, ExecutionException {
    terminal.progress("the sample's texts, once each");
    double share = pipeline.probe();
    terminal.progress("warming up at full speed");
    pipeline.lives(options.cases() / WARM_UP_SHARE / LIVES_SHARE, "warm-life-");
    pipeline.cases(options.cases() / WARM_UP_SHARE, "warm-case-");
    if (options.what().contains(What.PIPELINE)) {
      terminal.progress("%d work orders at full speed".formatted(options.cases()));
      String section = "work orders at full speed: opened, dispatched, clocks set";
      Pipeline.Result result = pipeline.cases(options.cases(), "case-");
      report.put(section, "cases", result.cases());
      report.put(section, "cases/s", result.perSecond(), atLeast(CASES_A_SECOND));
      report.put(section, "records written/s, all topics", result.recordsPerSecond());
      report.put(
          section,
          "that ÷ the raw hop",
          result.recordsPerSecond() / hop,
          atLeast(SHARE_OF_THE_HOP));
      report.put(section, "of the sample's texts the rules dispatch, %", share * PERCENT);
      spent(section, result);
      shown();
    }
    if (options.what().contains(What.LIVES)) {
      int lives = options.cases() / LIVES_SHARE;
      terminal.progress("%d whole lives at full speed".formatted(lives));
      String section = "whole lives at full speed: work order to satisfied callback";
      Pipeline.Result result = pipeline.lives(lives, "life-");
      report.put(section, "lives", result.cases());
      report.put(section, "lives/s", result.perSecond());
      report.put(section, "records written/s, all topics", result.recordsPerSecond());
      spent(section, result);
      shown();
    }
  }

  private void spent(String section, Pipeline.Result result) {
    if (result.missing() > 0) {
      report.fault("%d of %d did not arrive".formatted(result.missing(), result.cases()));
    }
    if (result.doubled() > 0) {
      report.fault("%d of %d did a step twice".formatted(result.doubled(), result.cases()));
    }
    double cases = result.cases();
    double records = result.written().total();
    report.put(
        section,
        "per second until all was read, by every service",
        cases / result.caughtUpSeconds());
    report.put(section, "records written each", records / cases);
    report.put(section, "bytes written each, before compression", result.written().bytes() / cases);
    report.put(section, "ends of transactions each", result.written().markers() / cases);
    report.put(section, "processor time per record written, µs", micros(result.cpu()) / records);
    processorTime(section, result.cpu(), cases);
    result.written().records().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            topic ->
                report.put(
                    section, "  to %s each".formatted(topic.getKey()), topic.getValue() / cases));
    report.put(section, "of the processors others had, %", result.others() * PERCENT);
  }

  private void processorTime(String section, Map<String, Duration> cpu, double each) {
    report.put(section, "processor time each, µs", micros(cpu) / each);
    cpu.entrySet().stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
        .limit(PARTS_SHOWN)
        .forEach(
            part ->
                report.put(
                    section,
                    "  of it %s, µs".formatted(part.getKey()),
                    part.getValue().toNanos() / 1_000.0 / each));
  }

  private static double micros(Map<String, Duration> cpu) {
    return cpu.values().stream().mapToLong(Duration::toNanos).sum() / 1_000.0;
  }

  /** Those directly under the bureau: what is for them needs no town office. */
  private List<School> schools(HttpClient http) throws IOException, InterruptedException {
    List<School> schools = new ArrayList<>();
    for (SampleDirectory.Unit unit : SampleDirectory.load().units()) {
      if (unit.cityDirect() && unit.kind() == SampleDirectory.UnitKind.SCHOOL) {
        schools.add(new School(unit.name(), new Visitor(http, door, "liaison-" + unit.unitId())));
      }
    }
    return schools;
  }

  private void inbox() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Visitor operator = new Visitor(http, door, "operator");
      List<School> schools = schools(http);
      warmUp(operator, schools);
      terminal.progress("measuring, " + options.seconds() + " s");
      CpuTime before = CpuTime.now();
      ToInbox.Result result =
          new ToInbox(operator, schools, "MEAS", QUARTERS + 1)
              .run(options.rate(), options.seconds());
      CpuTime after = CpuTime.now();
      double orders = (double) options.rate() * options.seconds();
      String section = "front door to inbox at a steady pace";
      report.put(section, "work orders/s", options.rate());
      report.put(section, "refused", result.refused(), atMost(0));
      put(section, "handed in → answered", result.answered());
      report.put(section, "handed in → inbox, p50, ms", millis(result.inInbox(), 50));
      report.put(
          section,
          "handed in → inbox, p99, ms",
          millis(result.inInbox(), 99),
          atMost(TO_INBOX_MILLIS));
      report.put(section, "handed in → inbox, p100, ms", millis(result.inInbox(), 100));
      processorTime(section, after.since(before), orders);
      report.put(section, "of the processors others had, %", after.othersSince(before) * PERCENT);
      report.put(
          section, "resident at the end, MB", (double) Resident.megabytes(ProcessHandle.current()));
      if (result.missing() > 0) {
        report.fault("%d work orders were not seen in the inbox".formatted(result.missing()));
      }
      if (result.refused() > 0) {
        report.fault("%d work orders were refused".formatted(result.refused()));
      }
      shown();
    }
  }

  /** At a quarter, a half, three quarters of the pace and at the pace, each for a quarter. */
  private void warmUp(Visitor operator, List<School> schools)
      throws IOException, InterruptedException {
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      int rate = Math.max(1, options.rate() * quarter / QUARTERS);
      int seconds = options.warmUp() / QUARTERS;
      if (seconds > 0) {
        terminal.progress("warming up, %d s at %d/s".formatted(seconds, rate));
        ToInbox.Result result =
            new ToInbox(operator, schools, "WARM" + quarter + "-", quarter).run(rate, seconds);
        terminal.progress(
            "  p50 %.0f ms, %d refused".formatted(millis(result.inInbox(), 50), result.refused()));
      }
    }
  }

  private void put(String section, String name, Histogram histogram) {
    for (int percentile : new int[] {50, 99}) {
      report.put(section, "%s, p%d, ms".formatted(name, percentile), millis(histogram, percentile));
    }
  }

  private static double millis(Histogram histogram, double percentile) {
    return Math.round(histogram.getValueAtPercentile(percentile) / 100.0) / 10.0;
  }
}
