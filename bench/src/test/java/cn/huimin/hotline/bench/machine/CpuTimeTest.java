package cn.huimin.hotline.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.bench.machine.CpuTime.Machine;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuTimeTest {

  @Test
  void shouldTellWhatWasSpentOnWhatAndWhatOthersHad() {
    CpuTime before =
        new CpuTime(
            Map.of("broker", Duration.ofSeconds(1), "gone", Duration.ofSeconds(9)),
            new Machine(Duration.ofSeconds(10), Duration.ofSeconds(100)));
    CpuTime after =
        new CpuTime(
            Map.of("broker", Duration.ofSeconds(3), "routing", Duration.ofSeconds(4)),
            new Machine(Duration.ofSeconds(18), Duration.ofSeconds(110)));

    assertThat(after.since(before))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("broker", Duration.ofSeconds(2), "routing", Duration.ofSeconds(4)));
    assertThat(after.microsSince(before)).isEqualTo(6_000_000);
    assertThat(after.othersSince(before)).isEqualTo(0.2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hotline-routing-7e2-StreamThread-1 | routing",
        "kafka-producer-network-thread : hotline-sla-7e2-StreamThread-1-producer | sla",
        "bench-watch | the benchmark itself",
        "ForkJoinPool-1-worker-2 | requests (virtual threads)",
        "main | other threads",
      })
  void shouldKnowAThreadsServiceByItsName(String thread, String service) {
    assertThat(Threads.part(thread)).isEqualTo(service);
  }
}
