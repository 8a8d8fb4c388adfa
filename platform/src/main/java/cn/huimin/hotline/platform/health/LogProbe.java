package cn.huimin.hotline.platform.health;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Looks at the broker: does it answer, do our groups read, does time come along. */
public final class LogProbe implements Probe {

  private final Supplier<Admin> admins;
  private final Set<String> groups;
  private final Set<String> moving;
  private final LogJudge judge;
  private final LongSupplier nanoTime;
  private @Nullable Admin admin;

  /**
   * A probe that has not connected yet.
   *
   * @param admins makes a client that gives up within seconds
   * @param groups consumer groups of the service
   * @param moving topics to which something comes at all times
   * @param judge judges what is seen
   * @param nanoTime elapsed real time, in nanoseconds
   */
  public LogProbe(
      Supplier<Admin> admins,
      Set<String> groups,
      Set<String> moving,
      LogJudge judge,
      LongSupplier nanoTime) {
    this.admins = admins;
    this.groups = Set.copyOf(groups);
    this.moving = Set.copyOf(moving);
    this.judge = judge;
    this.nanoTime = nanoTime;
  }

  @Override
  public List<String> look() throws Exception {
    if (admin == null) {
      admin = admins.get();
    }
    return judge.judge(LogPositions.read(admin, groups, moving), nanoTime.getAsLong());
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
