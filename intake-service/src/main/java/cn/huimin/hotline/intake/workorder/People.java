package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the same person again by a phone. What stands on the log for a person is the hash under the
 * key that was in use when they first came; under later keys they are found by a table and keep it,
 * so that no rotation parts two complaints (DOMAIN §4.5, ADR 0029).
 */
@Component
public class People {

  private static final Logger log = LoggerFactory.getLogger(People.class);
  private static final int AT_ONCE = 500;

  private final JdbcClient database;
  private final PersonKeys keys;
  private final Vault vault;

  People(JdbcClient database, PersonKeys keys, Vault vault) {
    this.database = database;
    this.keys = keys;
    this.vault = vault;
  }

  /** A phone as digits without country code and signs; empty if it is none. */
  public static Optional<String> digits(String phone) {
    return PhoneNumber.normalised(phone);
  }

  /** Whether a phone is one. */
  public static boolean isPhone(String phone) {
    return PhoneNumber.normalised(phone).isPresent();
  }

  /**
   * The person behind a phone, as the log knows them, in the caller's transaction; empty if it is
   * no phone.
   */
  Optional<String> of(String phone) {
    return PhoneNumber.normalised(phone)
        .map(
            number -> {
              var holding = keys.holding();
              var hashes = holding.stream().map(key -> key.hash().hex(number)).toList();
              return database
                  .sql(
                      """
                      with known as (
                        select person from person_fingerprint where hash = any(:hashes)
                        order by array_position(:hashes::text[], hash) limit 1),
                      added as (
                        insert into person_fingerprint (hash, key_id, person)
                        select :hash, :key, coalesce((select person from known), :hash)
                        where not exists (select from person_fingerprint where hash = :hash)
                        on conflict do nothing)
                      select coalesce((select person from known), :hash)
                      """)
                  .param("hashes", hashes.toArray(String[]::new))
                  .param("hash", hashes.getFirst())
                  .param("key", holding.getFirst().id())
                  .query(String.class)
                  .single();
            });
  }

  /** Whom a phone has been on the log; empty if it is no phone or nobody's. */
  public Set<String> known(String phone) {
    var number = PhoneNumber.normalised(phone);
    if (number.isEmpty()) {
      return Set.of();
    }
    var hashes = new ArrayList<String>();
    keys.holding().forEach(key -> hashes.add(key.hash().hex(number.get())));
    var known = new LinkedHashSet<String>(hashes);
    known.addAll(
        database
            .sql("select person from person_fingerprint where hash = any(:hashes)")
            .param("hashes", hashes.toArray(String[]::new))
            .query(String.class)
            .list());
    return known;
  }

  /**
   * Does what is due of the keys: a new one, a hash under it for everybody whose phone is in the
   * vault, the end of old ones. Safe to be stopped anywhere and to be done again.
   */
  public void sweep(Instant now) {
    keys.rotateIfDue(now);
    for (var line : keys.lines()) {
      if (line.retiredAt() == null && !line.rekeyed()) {
        keys.reload().stream()
            .filter(key -> key.id().equals(line.id()))
            .findFirst()
            .ifPresent(this::rekey);
      }
    }
    keys.destroyOld(now);
  }

  private void rekey(PersonKeys.Key key) {
    long hashed = 0;
    var after = "";
    List<Seen> some;
    do {
      some = seen(after);
      for (var one : some) {
        hashed += hashed(key, one);
        after = one.person();
      }
    } while (some.size() == AT_ONCE);
    keys.rekeyed(key.id());
    log.info("A new key for fingerprints: {} people are known under it", hashed);
  }

  /** A person and the last of their cases. */
  private record Seen(String person, String caseId) {}

  private List<Seen> seen(String after) {
    return database
        .sql(
            """
            select distinct on (fingerprint) fingerprint, case_id from work_order
            where fingerprint > :after order by fingerprint, accepted_at desc limit :limit
            """)
        .param("after", after)
        .param("limit", AT_ONCE)
        .query((row, _) -> new Seen(row.getString("fingerprint"), row.getString("case_id")))
        .list();
  }

  private int hashed(PersonKeys.Key key, Seen one) {
    return vault
        .get(Subject.ofCase(one.caseId()), Complainant.ENTRY, Complainant.class)
        .map(Complainant::phone)
        .flatMap(PhoneNumber::normalised)
        .map(
            number ->
                database
                    .sql(
                        """
                        insert into person_fingerprint (hash, key_id, person)
                        values (:hash, :key, :person) on conflict do nothing
                        """)
                    .param("hash", key.hash().hex(number))
                    .param("key", key.id())
                    .param("person", one.person())
                    .update())
        .orElse(0);
  }
}
