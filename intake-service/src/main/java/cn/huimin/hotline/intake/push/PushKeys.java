package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of keys, their secrets sealed in the vault. Takes part in the caller's transaction.
 */
@Component
class PushKeys {

  /** What the vault holds of a secret. */
  record Secret(String value) {
    static final String ENTRY = "secret";

    @Override
    public String toString() {
      return "Secret[…]";
    }
  }

  private final JdbcClient database;
  private final Vault vault;
  private final RandomIds ids;

  PushKeys(JdbcClient database, Vault vault, RandomIds ids) {
    this.database = database;
    this.vault = vault;
    this.ids = ids;
  }

  /**
   * Adds a key with its first secret.
   *
   * @return false if one of this name exists, which is left as it is
   */
  boolean add(
      String key,
      @Nullable String mapping,
      @Nullable String sourceLine,
      String secret,
      Instant at) {
    int added =
        database
            .sql(
                """
                insert into push_key (key, mapping, source_line, created_at)
                values (:key, :mapping, :line, :at) on conflict (key) do nothing
                """)
            .param("key", key)
            .param("mapping", mapping)
            .param("line", sourceLine)
            .param("at", utc(at))
            .update();
    if (added == 1) {
      addSecret(key, secret, at);
    }
    return added == 1;
  }

  /** Gives a key a new secret; those it has hold until a moment, and no longer than they did. */
  void rotate(String key, String secret, Instant at, Instant oldUntil) {
    database
        .sql(
            """
            update push_secret set valid_until = least(coalesce(valid_until, :until), :until)
            where key = :key
            """)
        .param("key", key)
        .param("until", utc(oldUntil))
        .update();
    addSecret(key, secret, at);
  }

  /** Closes a key for good. */
  void revoke(String key, Instant at) {
    database
        .sql("update push_key set revoked_at = coalesce(revoked_at, :at) where key = :key")
        .param("key", key)
        .param("at", utc(at))
        .update();
  }

  /** Opens a closed key again. */
  void reopen(String key) {
    database
        .sql("update push_key set revoked_at = null where key = :key")
        .param("key", key)
        .update();
  }

  /** A key by its name. */
  Optional<PushKey> named(String key) {
    return database
        .sql("select * from push_key where key = :key")
        .param("key", key)
        .query((row, _) -> key(row))
        .optional();
  }

  /** All keys, by name. */
  List<PushKey> all() {
    return database
        .sql("select * from push_key order by key limit 1000")
        .query((row, _) -> key(row))
        .list();
  }

  /** The value of a secret. */
  Optional<String> value(String secretId) {
    return vault.get(Subject.ofPushSecret(secretId), Secret.ENTRY, Secret.class).map(Secret::value);
  }

  private void addSecret(String key, String secret, Instant at) {
    var secretId = ids.next();
    database
        .sql("insert into push_secret (secret_id, key, valid_from) values (:id, :key, :at)")
        .param("id", secretId)
        .param("key", key)
        .param("at", utc(at))
        .update();
    vault.put(Subject.ofPushSecret(secretId), Secret.ENTRY, new Secret(secret));
  }

  private PushKey key(ResultSet row) throws SQLException {
    var revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
    var key = row.getString("key");
    return new PushKey(
        key,
        row.getString("mapping"),
        row.getString("source_line"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        revokedAt == null ? null : revokedAt.toInstant(),
        validities(key));
  }

  private List<PushKey.Validity> validities(String key) {
    return database
        .sql("select * from push_secret where key = :key order by valid_from desc limit 10")
        .param("key", key)
        .query(
            (row, _) -> {
              var until = row.getObject("valid_until", OffsetDateTime.class);
              return new PushKey.Validity(
                  row.getString("secret_id"),
                  row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                  until == null ? null : until.toInstant());
            })
        .list();
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
