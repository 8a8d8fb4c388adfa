package cn.huimin.hotline.notification.sms;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.delivery.DeliveryTime;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.function.Supplier;

/** The scheduled task behind a short message: one instance for each, named as its delivery. */
public final class SmsTask {

  /** Its name in the scheduler. */
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("sms");

  private final SmsSender sender;
  private final SmsSettings settings;
  private final Supplier<WorkingCalendar> calendar;
  private final Clock clock;

  /** A task that sends by this sender. */
  public SmsTask(
      SmsSender sender, SmsSettings settings, Supplier<WorkingCalendar> calendar, Clock clock) {
    this.sender = sender;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The task for the scheduler. */
  public OneTimeTask<Void> task() {
    return Tasks.oneTime(DESCRIPTOR)
        .onFailure(this::tryAgain)
        .onDeadExecutionRevive()
        .execute((instance, _) -> sender.send(instance.getId()));
  }

  /** Again after a pause that doubles, in office hours; at last no more. */
  private void tryAgain(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    var id = failed.getExecution().taskInstance.getId();
    int failures = failed.getExecution().consecutiveFailures + 1;
    var queued = sender.due(id);
    if (queued.isEmpty()) {
      operations.remove();
    } else if (failures >= settings.attempts() && isUnsent(queued.get())) {
      sender.giveUp(queued.get());
      operations.remove();
    } else {
      operations.reschedule(
          failed,
          DeliveryTime.again(
              clock.instant(), failures, settings.firstRetry(), false, calendar.get()));
    }
  }

  /** Nothing of it went out; what did, or may have, has its end told, however long that takes. */
  private static boolean isUnsent(QueuedSms queued) {
    return !queued.begun()
        && (queued.outcome() == null || queued.outcome() == SmsGateway.Outcome.NOT_REACHED);
  }
}
