package cn.huimin.hotline.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.bench.figure.Figure.Wanted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void shouldSayWhatIsWantedAndWhereItIsNotMet() {
    Report report = new Report(Map.of("processors", 2));
    report.put("pace", "cases/s", 812.4, Wanted.atLeast(3_000));
    report.put("pace", "p99, ms", 300, Wanted.atMost(300));
    report.put("start", "seconds", 11.96);

    assertThat(report.lines().stream().map(line -> line.replaceAll(" +", " ")).toList())
        .containsExactly(
            "",
            "pace",
            " cases/s 812 ≥ 3,000 not met",
            " p99, ms 300 ≤ 300",
            "",
            "start",
            " seconds 12.0");
    assertThat(report.json())
        .containsEntry("processors", 2)
        .extractingByKey("figures")
        .isEqualTo(
            List.of(
                Map.of(
                    "section",
                    "pace",
                    "name",
                    "cases/s",
                    "value",
                    812.4,
                    "wantedAtLeast",
                    3_000.0,
                    "met",
                    false),
                Map.of(
                    "section",
                    "pace",
                    "name",
                    "p99, ms",
                    "value",
                    300.0,
                    "wantedAtMost",
                    300.0,
                    "met",
                    true),
                Map.of("section", "start", "name", "seconds", "value", 11.96)));
  }

  @Test
  void shouldFailWhenSomethingIsWrong() {
    Report report = new Report(Map.of());
    report.fault("1 of 500 did not arrive");
    assertThat(report.faults()).containsExactly("1 of 500 did not arrive");
    assertThat(report.lines()).containsExactly("wrong: 1 of 500 did not arrive");
  }
}
