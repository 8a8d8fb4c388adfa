package cn.huimin.hotline.notification.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes the scheduler of what goes out by itself. What is due is said by the clock of the house,
 * which may stand; how often it looks goes by real time, or it would not look while that clock
 * stands.
 */
public final class DeliveryScheduler extends SchedulerBuilder {

  private static final int SENDERS = 2;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(15);

  private DeliveryScheduler(DataSource dataSource, List<Task<?>> tasks) {
    super(dataSource, tasks);
  }

  /**
   * A scheduler that is not started yet.
   *
   * @param dataSource joins the transactions of its users
   * @param tasks all that it runs: what it does not know it would throw away in time
   * @param clock clock of the house
   */
  public static Scheduler of(DataSource dataSource, List<Task<?>> tasks, Clock clock) {
    return new DeliveryScheduler(dataSource, tasks)
        .clock(clock::instant)
        .threads(SENDERS)
        .pollingInterval(LOOK_EVERY)
        .shutdownMaxWait(PATIENCE_AT_STOP)
        .build();
  }

  @Override
  protected Waiter buildWaiter() {
    return new Waiter(poolingInterval);
  }
}
