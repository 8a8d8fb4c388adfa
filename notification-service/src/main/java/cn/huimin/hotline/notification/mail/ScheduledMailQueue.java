package cn.huimin.hotline.notification.mail;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.delivery.Delivery;
import cn.huimin.hotline.notification.delivery.DeliveryTime;
import cn.huimin.hotline.notification.delivery.MailQueue;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Keeps mails and schedules them, in the caller's transaction. */
public final class ScheduledMailQueue implements MailQueue {

  private final MailStore store;
  private final SchedulerClient scheduler;
  private final MailSettings settings;
  private final Supplier<WorkingCalendar> calendar;

  /**
   * A queue.
   *
   * @param store where mails are kept
   * @param scheduler on the same data source, joining its transactions
   * @param settings of mail
   * @param calendar the working calendar in force
   */
  public ScheduledMailQueue(
      MailStore store,
      SchedulerClient scheduler,
      MailSettings settings,
      Supplier<WorkingCalendar> calendar) {
    this.store = store;
    this.scheduler = scheduler;
    this.settings = settings;
    this.calendar = calendar;
  }

  @Override
  public void add(List<Delivery> mails, Instant now) {
    for (var mail : mails) {
      if (!mail.happenedAt().plus(settings.maxAge()).isBefore(now) && store.add(mail)) {
        scheduler.scheduleIfNotExists(
            MailTask.DESCRIPTOR.instance(mail.id()).build(),
            DeliveryTime.of(now, mail.urgent(), calendar.get()));
      }
    }
  }
}
