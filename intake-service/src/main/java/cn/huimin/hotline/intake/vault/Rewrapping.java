package cn.huimin.hotline.intake.vault;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.secret.SecretFiles;
import cn.huimin.hotline.platform.fault.Wordless;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After the master key was rotated: wraps the keys of all subjects by the newest, in the
 * background, and lets the former unwrap no more when nothing is wrapped by them. Safe to be
 * stopped anywhere and to be done again; what is sealed under those keys is not touched.
 */
@Component
class Rewrapping implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Rewrapping.class);
  private static final int AT_ONCE = 500;

  private final JdbcClient database;
  private final MasterKey master;
  private final SecretFiles secrets;
  private final boolean keyOfFile;
  private final AtomicLong waiting = new AtomicLong();
  private @Nullable ScheduledExecutorService thread;

  Rewrapping(
      JdbcClient database,
      MasterKey master,
      SecretFiles secrets,
      IntakeSettings settings,
      MeterRegistry meters) {
    Gauge.builder("hotline.vault.rewrap.waiting", waiting, AtomicLong::get)
        .description("Keys of the vault that wait to be wrapped by the newest master key")
        .register(meters);
    this.database = database;
    this.master = master;
    this.secrets = secrets;
    var given = settings.vaultMasterKey();
    this.keyOfFile = given == null || given.isBlank();
  }

  /**
   * Wraps all keys by the newest master key, and notes of each that it does.
   *
   * @return how many were wrapped by another, or by nobody knew which
   */
  static int rewrap(JdbcClient database, MasterKey master) {
    int changed = 0;
    var after = "";
    int seen;
    do {
      var some = new LinkedHashMap<String, byte[]>();
      database
          .sql(
              """
              select subject, wrapped from vault_key
              where wrapped_by is distinct from :newest and subject > :after
              order by subject limit :limit
              """)
          .param("newest", master.newestId())
          .param("after", after)
          .param("limit", AT_ONCE)
          .query(
              row -> {
                some.put(row.getString("subject"), row.getBytes("wrapped"));
              });
      for (var row : some.entrySet()) {
        changed += rewrap(database, master, row.getKey(), row.getValue());
        after = row.getKey();
      }
      seen = some.size();
    } while (seen == AT_ONCE);
    return changed;
  }

  private static int rewrap(JdbcClient database, MasterKey master, String subject, byte[] before) {
    return database
        .sql(
            """
            update vault_key set wrapped = :wrapped, wrapped_by = :newest
            where subject = :subject and wrapped = :before
            """)
        .param("wrapped", master.rewrapped(new Subject(subject), before).orElse(before))
        .param("newest", master.newestId())
        .param("subject", subject)
        .param("before", before)
        .update();
  }

  /** How many keys are not known to be wrapped by the newest master key. */
  static long waiting(JdbcClient database, MasterKey master) {
    return database
        .sql("select count(*) from vault_key where wrapped_by is distinct from :newest")
        .param("newest", master.newestId())
        .query(Long.class)
        .single();
  }

  private void rewrapAll() {
    try {
      long all = 0;
      waiting.set(waiting(database, master));
      while (waiting.get() > 0) {
        all += rewrap(database, master);
        waiting.set(waiting(database, master));
      }
      tell(all);
      stop();
    } catch (DataAccessException e) {
      log.warn("Wrapping the vault's keys anew waits: {}", e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      // An exception would end the schedule.
      log.error("The vault's keys could not be wrapped anew", Wordless.of(e));
    }
  }

  private void tell(long all) {
    if (!master.hasFormer()) {
      if (all > 0) {
        log.info("It is noted of {} keys of the vault which master key wraps them", all);
      }
    } else if (keyOfFile) {
      secrets.replace(MasterKey.FILE, master.withoutFormer());
      log.info("The vault has a new master key: {} keys are wrapped by it, none by another", all);
    } else {
      log.info(
          "The vault has a new master key: {} keys are wrapped by it, none by another; the former"
              + " may be taken out of hotline.intake.vault-master-key",
          all);
    }
  }

  @Override
  public void start() {
    var one =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rewrapping").factory());
    thread = one;
    var _ = one.scheduleWithFixedDelay(this::rewrapAll, 0, 1, TimeUnit.MINUTES);
  }

  @Override
  public void stop() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
