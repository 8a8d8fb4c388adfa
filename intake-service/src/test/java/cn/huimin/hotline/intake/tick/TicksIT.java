package cn.huimin.hotline.intake.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicksIT {

  private final House house = House.get();

  @Test
  void shouldTellTheTimeToEveryPartitionWhenTheClockIsMoved() {
    var moved = house.clock().instant().plus(Duration.ofMillis(1));
    house.clock().moveTo(moved);
    house.routing().await(IntakeTick.class, tick -> !tick.getTime().isBefore(moved));
    await().until(() -> house.routing().partitionsTickedAt(moved) == 4);
    assertThat(house.routing().read(IntakeTick.class))
        .extracting(IntakeTick::getInstanceId)
        .containsOnly("intake-1");
  }

  @Test
  void shouldNotTellATimePastAnAcceptanceInFlight() {
    try (var acceptance = house.bean(AcceptancesInFlight.class).begin()) {
      house.clock().advance(Duration.ofSeconds(1));
      assertThat(house.routing().partitionsTickedAt(acceptance.at().plusMillis(1))).isZero();
    }
    assertThat(house.bean(Ticker.class).tick()).isTrue();
    house
        .routing()
        .await(IntakeTick.class, tick -> !tick.getTime().isBefore(house.clock().instant()));
  }
}
