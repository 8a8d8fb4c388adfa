package cn.huimin.hotline.intake.person;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.draft.Drafts;
import cn.huimin.hotline.intake.importing.RejectedRows;
import cn.huimin.hotline.intake.mailbox.Quarantine;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.Marks;
import cn.huimin.hotline.intake.workorder.People;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases people whose cases ended so long ago that nothing is owed to them any more (DOMAIN §8),
 * mails that nobody took out of the quarantine, rejected rows of imports, drafts that nobody went
 * on with, files that were given to nothing, and keys of fingerprints. Looks every hour; what it
 * leaves of a day it does the next hour.
 */
@Component
class Retention implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final SignedIn WHO = new SignedIn("service:retention", Role.SERVICE, null, null);
  private static final int AT_ONCE = 500;
  private static final Duration STRAY_FILES = Duration.ofDays(30);

  private final JdbcClient database;
  private final Erasure erasure;
  private final Drafts drafts;
  private final People people;
  private final Marks marks;
  private final Quarantine quarantine;
  private final RejectedRows rejected;
  private final Attachments attachments;
  private final TransactionOperations transactions;
  private final IntakeSettings settings;
  private final Clock clock;
  private @Nullable ScheduledExecutorService hours;

  Retention(
      JdbcClient database,
      Erasure erasure,
      Drafts drafts,
      People people,
      Marks marks,
      Quarantine quarantine,
      RejectedRows rejected,
      Attachments attachments,
      TransactionOperations transactions,
      IntakeSettings settings,
      Clock clock) {
    this.database = database;
    this.erasure = erasure;
    this.drafts = drafts;
    this.people = people;
    this.marks = marks;
    this.quarantine = quarantine;
    this.rejected = rejected;
    this.attachments = attachments;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Erases what is due.
   *
   * @return how many cases
   */
  int sweep(Instant now) {
    transactions.executeWithoutResult(_ -> quarantine.eraseOld(now));
    rejected.eraseOld(now);
    attachments.eraseStray(now.minus(STRAY_FILES));
    drafts.discardOlder(now.minus(Drafts.KEPT));
    people.sweep(now);
    int erased = 0;
    Set<String> due;
    do {
      due = due(now.minus(settings.keepPeople()));
      if (!due.isEmpty()) {
        erasure.erase(due, WHO, "保存期满");
        erased += due.size();
      }
    } while (due.size() == AT_ONCE);
    return erased;
  }

  private Set<String> due(Instant before) {
    return new LinkedHashSet<>(
        database
            .sql(
                """
                select w.case_id from work_order w join case_unit u on u.case_id = w.case_id
                where w.erased_at is null and u.changed_at < :before and u.state in
                  ('CLOSED', 'FILED', 'ANSWERED', 'MERGED', 'SPLIT', 'REFERRED', 'NOT_ACCEPTED',
                   'WITHDRAWN', 'INVALID')
                order by u.changed_at limit :limit
                """)
            .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
            .param("limit", AT_ONCE)
            .query(String.class)
            .list());
  }

  @Override
  public void start() {
    var thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("retention").factory());
    hours = thread;
    thread.execute(() -> safely(marks::sweep));
    var _ = thread.scheduleWithFixedDelay(this::sweepSafely, 1, 1, TimeUnit.HOURS);
  }

  private void sweepSafely() {
    safely(
        () -> {
          int erased = sweep(clock.instant());
          if (erased > 0) {
            log.info("{} cases were kept long enough, their people are erased", erased);
          }
        });
  }

  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (Refusal | DataAccessException e) {
      log.warn("Retention waits: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      // An exception would end the schedule.
      log.error("Retention failed", Wordless.of(e));
    }
  }

  @Override
  public void stop() {
    if (hours != null) {
      hours.shutdownNow();
      hours = null;
    }
  }

  @Override
  public boolean isRunning() {
    return hours != null;
  }
}
