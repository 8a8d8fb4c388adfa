package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.secret.KeyedHash;
import cn.huimin.hotline.intake.secret.SecretFiles;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keys under which phones are hashed (ADR 0029). One is in use; a former one is compared with for
 * as long as they overlap, then it is destroyed, and with it every way from its hashes to a phone.
 */
@Component
class PersonKeys implements SmartInitializingSingleton {

  /**
   * A key that holds.
   *
   * @param id its id
   * @param hash hashes under it
   */
  record Key(String id, KeyedHash hash) {}

  /**
   * A key as the table has it.
   *
   * @param retiredAt when another took its place; null of the one in use
   * @param rekeyed whether everybody who is known has a hash under it
   * @param marked whether everybody else can be found under it ({@link Marks})
   */
  record Line(
      String id, Instant madeAt, @Nullable Instant retiredAt, boolean rekeyed, boolean marked) {}

  /** What the vault holds of a key. */
  private record Secret(String hex) {
    static final String ENTRY = "key";

    @Override
    public String toString() {
      return "Secret[…]";
    }
  }

  /** The first key's id, and the file it came from. */
  static final String FIRST = "first";

  private static final String FILE = "fingerprint.key";
  private static final int KEY_BYTES = 32;

  private final JdbcClient database;
  private final Vault vault;
  private final SecretFiles secrets;
  private final SecureRandom random;
  private final RandomIds ids;
  private final TransactionOperations transactions;
  private final IntakeSettings settings;
  private final Clock clock;
  private volatile @Nullable List<Key> holding;

  PersonKeys(
      JdbcClient database,
      Vault vault,
      SecretFiles secrets,
      SecureRandom random,
      RandomIds ids,
      TransactionOperations transactions,
      IntakeSettings settings,
      Clock clock) {
    this.database = database;
    this.vault = vault;
    this.secrets = secrets;
    this.random = random;
    this.ids = ids;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** The first key is there before the first work order, and not by its transaction. */
  @Override
  public void afterSingletonsInstantiated() {
    reload();
  }

  /** Keys that hold, the one in use first. */
  List<Key> holding() {
    var known = holding;
    return known == null ? reload() : known;
  }

  /** Reads them again: another instance may have made one. */
  List<Key> reload() {
    adoptFirst();
    var keys =
        lines().stream()
            .map(line -> new Key(line.id(), new KeyedHash(HexFormat.of().parseHex(hex(line.id())))))
            .toList();
    holding = keys;
    return keys;
  }

  /** Lines of the table, the key in use first. */
  List<Line> lines() {
    return database
        .sql("select * from fingerprint_key order by retired_at desc nulls first, made_at desc")
        .query(
            (row, _) -> {
              var retired = row.getObject("retired_at", OffsetDateTime.class);
              return new Line(
                  row.getString("key_id"),
                  row.getObject("made_at", OffsetDateTime.class).toInstant(),
                  retired == null ? null : retired.toInstant(),
                  row.getBoolean("rekeyed"),
                  row.getBoolean("marked"));
            })
        .list();
  }

  /** Puts a new key in place of one that was in use long enough; of several instances one does. */
  void rotateIfDue(Instant now) {
    var inUse = lines().stream().filter(line -> line.retiredAt() == null).findFirst();
    if (inUse.filter(l -> !l.madeAt().plus(settings.fingerprintKeyLife()).isAfter(now)).isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(
        _ -> {
          int retired =
              database
                  .sql(
                      """
                      update fingerprint_key set retired_at = :now
                      where key_id = :id and retired_at is null
                      """)
                  .param("now", utc(now))
                  .param("id", inUse.get().id())
                  .update();
          if (retired == 1) {
            add(ids.next(), made(), now, false);
          }
        });
    reload();
  }

  /** Remembers that everybody who is known has a hash under a key. */
  void rekeyed(String keyId) {
    database
        .sql("update fingerprint_key set rekeyed = true where key_id = :id")
        .param("id", keyId)
        .update();
  }

  /** Remembers that every case that is kept has its marks under a key. */
  void marked(String keyId) {
    database
        .sql("update fingerprint_key set marked = true where key_id = :id")
        .param("id", keyId)
        .update();
  }

  /** Destroys keys whose overlap is over and which nobody needs to be known by. */
  void destroyOld(Instant now) {
    boolean newerKnowsAll = false;
    for (var line : lines()) {
      var retired = line.retiredAt();
      if (retired != null
          && newerKnowsAll
          && !retired.plus(settings.fingerprintOverlap()).isAfter(now)) {
        destroy(line.id());
      }
      newerKnowsAll = retired == null ? line.rekeyed() && line.marked() : newerKnowsAll;
    }
    reload();
  }

  private void destroy(String keyId) {
    transactions.executeWithoutResult(
        _ -> {
          vault.erase(Subject.ofFingerprintKey(keyId));
          database
              .sql("delete from person_fingerprint where key_id = :id")
              .param("id", keyId)
              .update();
          database.sql("delete from person_mark where key_id = :id").param("id", keyId).update();
          database
              .sql("delete from fingerprint_key where key_id = :id")
              .param("id", keyId)
              .update();
        });
    if (keyId.equals(FIRST)) {
      secrets.destroy(FILE);
    }
  }

  /** The key of the file, where there is none yet. */
  private void adoptFirst() {
    if (!lines().isEmpty()) {
      return;
    }
    var hex = HexFormat.of().formatHex(secrets.key(FILE));
    transactions.executeWithoutResult(_ -> add(FIRST, hex, clock.instant(), true));
  }

  private void add(String keyId, String hex, Instant at, boolean rekeyed) {
    int added =
        database
            .sql(
                """
                insert into fingerprint_key (key_id, made_at, rekeyed, marked)
                values (:id, :at, :rekeyed, :rekeyed and not exists (select from work_order))
                on conflict do nothing
                """)
            .param("id", keyId)
            .param("at", utc(at))
            .param("rekeyed", rekeyed)
            .update();
    if (added == 1) {
      vault.put(Subject.ofFingerprintKey(keyId), Secret.ENTRY, new Secret(hex));
    }
  }

  private String made() {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  private String hex(String keyId) {
    return Optional.of(Subject.ofFingerprintKey(keyId))
        .flatMap(subject -> vault.get(subject, Secret.ENTRY, Secret.class))
        .map(Secret::hex)
        .orElseThrow(() -> new IllegalStateException("a key of fingerprints is not in the vault"));
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
