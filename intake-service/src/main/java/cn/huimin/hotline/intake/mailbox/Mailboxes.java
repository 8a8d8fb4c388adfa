package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.config.RealTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The readers of all mailboxes, and the sender of acknowledgements, from start to stop. */
@Component
class Mailboxes implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Mailboxes.class);
  private static final long SEND_EVERY_MS = 2_000;

  private final MailboxSettings settings;
  private final MailIntake intake;
  private final Mails mails;
  private final Acknowledgements acknowledgements;
  private final RealTime time;
  private final MeterRegistry meters;
  private volatile List<MailboxReader> readers = List.of();
  private @Nullable ScheduledExecutorService alarms;

  Mailboxes(
      MailboxSettings settings,
      MailIntake intake,
      Mails mails,
      Acknowledgements acknowledgements,
      RealTime time,
      MeterRegistry meters) {
    this.settings = settings;
    this.intake = intake;
    this.mails = mails;
    this.acknowledgements = acknowledgements;
    this.time = time;
    this.meters = meters;
  }

  /** The readers, by the names of their mailboxes. */
  List<MailboxReader> readers() {
    return readers;
  }

  @Override
  public void start() {
    if (settings.accounts().isEmpty()) {
      return;
    }
    var threads =
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("mail-", 0).factory());
    alarms = threads;
    readers =
        settings.accounts().keySet().stream()
            .sorted()
            .map(name -> new MailboxReader(name, settings, intake, mails, time, threads))
            .toList();
    readers.forEach(reader -> Thread.ofVirtual().name("mailbox-" + reader.name()).start(reader));
    readers.forEach(this::measure);
    Gauge.builder("hotline.mail.quarantined", mails, Mails::quarantined)
        .description("Mails that wait for somebody")
        .register(meters);
    var _ =
        threads.scheduleWithFixedDelay(
            this::send, SEND_EVERY_MS, SEND_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void measure(MailboxReader reader) {
    Gauge.builder(
            "hotline.mailbox.connected",
            reader,
            r -> r.status().state() == MailboxReader.State.CONNECTED ? 1 : 0)
        .description("Whether a mailbox is being read")
        .tag("mailbox", reader.name())
        .register(meters);
  }

  private void send() {
    try {
      acknowledgements.sendDue(time.clock().instant());
    } catch (RuntimeException e) {
      // An exception would end the schedule.
      log.warn("Acknowledgements wait: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    readers.forEach(MailboxReader::stop);
    readers = List.of();
    if (alarms != null) {
      alarms.shutdownNow();
      alarms = null;
    }
  }

  @Override
  public boolean isRunning() {
    return !readers.isEmpty();
  }
}
