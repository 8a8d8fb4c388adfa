package cn.huimin.hotline.notification.mail;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.delivery.DeliveryTime;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.function.Supplier;

/** The scheduled task behind a mail: one instance for each, named as its delivery. */
public final class MailTask {

  /** Its name in the scheduler. */
  static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("mail");

  private final Mailer mailer;
  private final MailSettings settings;
  private final Supplier<WorkingCalendar> calendar;
  private final Clock clock;

  /** A task that sends by this mailer. */
  public MailTask(
      Mailer mailer, MailSettings settings, Supplier<WorkingCalendar> calendar, Clock clock) {
    this.mailer = mailer;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The task for the scheduler. */
  public OneTimeTask<Void> task() {
    return Tasks.oneTime(DESCRIPTOR)
        .onFailure(this::tryAgain)
        .onDeadExecutionRevive()
        .execute((instance, _) -> mailer.send(instance.getId()));
  }

  /** Again after a pause that doubles, in office hours where it is not urgent; at last no more. */
  private void tryAgain(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    var id = failed.getExecution().taskInstance.getId();
    var queued = mailer.due(id);
    if (queued.isEmpty()) {
      operations.remove();
      return;
    }
    int failures = failed.getExecution().consecutiveFailures + 1;
    if (queued.get().attempt() >= settings.attempts()) {
      mailer.giveUp(queued.get());
      operations.remove();
      return;
    }
    operations.reschedule(
        failed,
        DeliveryTime.again(
            clock.instant(),
            failures,
            settings.firstRetry(),
            queued.get().delivery().urgent(),
            calendar.get()));
  }
}
