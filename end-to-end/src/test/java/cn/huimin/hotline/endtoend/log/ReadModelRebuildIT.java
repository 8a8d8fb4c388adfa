package cn.huimin.hotline.endtoend.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.console.projection.ReadModel;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;

/** The read model, dropped and read again from the log, is what it was, row by row. */
@Order(10)
@ExtendWith(InTheHouse.class)
class ReadModelRebuildIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final House house;

  ReadModelRebuildIT(House house) {
    this.house = house;
  }

  @Test
  void shouldBeTheSameAfterARebuild() {
    var console = house.context("console");
    var readModel = console.getBean(ReadModel.class);
    var before = settled(readModel);
    assertThat(before.get("cases")).isNotEqualTo("empty of 0");

    var bindings = console.getBean(BindingsLifecycleController.class);
    var names =
        bindings.queryStates().stream()
            .map(b -> String.valueOf(b.get("bindingName")))
            .distinct()
            .toList();
    names.forEach(bindings::stop);
    readModel.drop();
    assertThat(readModel.checksums()).containsEntry("cases", "empty of 0");
    names.forEach(bindings::start);

    await("read model rebuilt")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(readModel.checksums()).isEqualTo(before));
  }

  /** What it holds once nothing changes any more. */
  private static Map<String, String> settled(ReadModel readModel) {
    var last =
        new Object() {
          Map<String, String> sums = readModel.checksums();
        };
    await("read model at rest")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .during(QUIET)
        .until(
            () -> {
              var now = readModel.checksums();
              boolean same = now.equals(last.sums);
              last.sums = now;
              return same;
            });
    return last.sums;
  }
}
