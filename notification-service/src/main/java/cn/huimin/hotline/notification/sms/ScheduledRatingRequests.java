package cn.huimin.hotline.notification.sms;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.notification.delivery.DeliveryTime;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Keeps requests and schedules them for office hours, in the caller's transaction. */
public final class ScheduledRatingRequests implements RatingRequests {

  private final SmsStore store;
  private final SchedulerClient scheduler;
  private final SmsSettings settings;
  private final Supplier<WorkingCalendar> calendar;

  /**
   * A queue.
   *
   * @param store where requests are kept
   * @param scheduler on the same data source, joining its transactions
   * @param settings of short messages
   * @param calendar the working calendar in force
   */
  public ScheduledRatingRequests(
      SmsStore store,
      SchedulerClient scheduler,
      SmsSettings settings,
      Supplier<WorkingCalendar> calendar) {
    this.store = store;
    this.scheduler = scheduler;
    this.settings = settings;
    this.calendar = calendar;
  }

  @Override
  public void add(List<RatingRequest> requests, Instant now) {
    for (var request : requests) {
      if (!request.happenedAt().plus(settings.maxAge()).isBefore(now) && store.add(request)) {
        scheduler.scheduleIfNotExists(
            SmsTask.DESCRIPTOR.instance(request.id()).build(),
            DeliveryTime.of(now, false, calendar.get()));
      }
    }
  }
}
