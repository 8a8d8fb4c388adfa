package cn.huimin.hotline.intake.push;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nonces that were seen, kept for as long as a signature with them could hold. */
@Component
class PushNonces {

  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final AtomicLong sweptSecond = new AtomicLong();

  PushNonces(JdbcClient database) {
    this.database = database;
  }

  /**
   * Remembers a nonce.
   *
   * @param kept how long to remember it
   * @return false if it was seen before
   */
  boolean first(String key, String nonce, Instant at, Duration kept) {
    sweep(at, kept);
    return database
            .sql(
                """
                insert into push_nonce (key, nonce, seen_at) values (:key, :nonce, :at)
                on conflict (key, nonce) do nothing
                """)
            .param("key", key)
            .param("nonce", nonce)
            .param("at", utc(at))
            .update()
        == 1;
  }

  private void sweep(Instant at, Duration kept) {
    long last = sweptSecond.get();
    if (at.getEpochSecond() > last + SWEEP_EVERY.toSeconds()
        && sweptSecond.compareAndSet(last, at.getEpochSecond())) {
      database
          .sql("delete from push_nonce where seen_at < :before")
          .param("before", utc(at.minus(kept)))
          .update();
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
