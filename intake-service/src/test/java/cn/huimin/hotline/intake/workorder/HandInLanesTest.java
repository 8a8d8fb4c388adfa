package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandInLanesTest {

  @Test
  void shouldKeepTheOrderWithinACaseAndNeverRunMoreThanThereAreLanes() {
    Map<String, List<Integer>> ran = new ConcurrentHashMap<>();
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    try (var lanes = new HandInLanes(8)) {
      for (int row = 0; row < 2_000; row++) {
        int number = row;
        lanes.run(
            "case-" + row % 37,
            () -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              ran.computeIfAbsent(
                      "case-" + number % 37, _ -> Collections.synchronizedList(new ArrayList<>()))
                  .add(number);
              Thread.yield();
              atOnce.decrementAndGet();
            });
      }
    }
    assertThat(ran.values()).allSatisfy(rows -> assertThat(rows).isSorted());
    assertThat(ran.values().stream().mapToInt(List::size).sum()).isEqualTo(2_000);
    assertThat(most).hasValueBetween(1, 8);
  }

  @Test
  void shouldGoOnAfterARowThatFailed() {
    var ended = new AtomicInteger();
    try (var lanes = new HandInLanes(2)) {
      IntStream.range(0, 10)
          .forEach(
              row ->
                  lanes.run(
                      "one",
                      () -> {
                        if (row % 2 == 0) {
                          throw new IllegalStateException("row " + row);
                        }
                        ended.incrementAndGet();
                      }));
    }
    assertThat(ended).hasValue(5);
  }
}
