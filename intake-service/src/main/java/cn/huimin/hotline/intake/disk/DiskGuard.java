package cn.huimin.hotline.intake.disk;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Refuses work while the disk has less free than the setting says: what is accepted must fit. */
@Component
public class DiskGuard implements HealthIndicator {

  private final LongSupplier freeBytes;
  private final long least;

  @Autowired
  DiskGuard(IntakeSettings settings) {
    var folder = existing(settings.diskFolder().toAbsolutePath());
    this(() -> free(folder), settings.minFreeDisk().toBytes());
  }

  DiskGuard(LongSupplier freeBytes, long least) {
    this.freeBytes = freeBytes;
    this.least = least;
  }

  /**
   * Passes while there is room.
   *
   * @throws Refusal {@code disk-full}
   */
  public void requireRoom() {
    if (!hasRoom()) {
      throw new Refusal(
          ProblemCode.DISK_FULL, "磁盘剩余空间不足 %d MB，暂停受理，没有办成；请管理员清理磁盘".formatted(least >> 20));
    }
  }

  /** Whether there is room. */
  public boolean hasRoom() {
    return freeBytes.getAsLong() >= least;
  }

  @Override
  public Health health() {
    long free = freeBytes.getAsLong();
    return (free < least ? Health.down() : Health.up()).withDetail("freeBytes", free).build();
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      // A disk that does not even tell its size takes no work.
      return 0;
    }
  }

  private static Path existing(Path folder) {
    var at = folder;
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }
}
