package cn.huimin.hotline.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets time pass in a house whose clock is stepped: a house in which it stands is not well. */
final class PassingTime implements AutoCloseable {

  private static final int SECONDS = 5;

  private final ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor();

  /** Begins to move a house's clock, as fast as time passes. */
  PassingTime(KilledHouse house) {
    steps.scheduleAtFixedRate(() -> step(house), SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private static void step(KilledHouse house) {
    try {
      house.moveTo(house.now().plusSeconds(SECONDS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Time stands from now on. */
  @Override
  public void close() {
    steps.close();
  }
}
