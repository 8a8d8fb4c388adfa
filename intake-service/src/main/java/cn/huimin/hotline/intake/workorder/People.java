package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
   * The people behind phones, as the log knows them, by phone as given, in the caller's
   * transaction; what is no phone is not there.
   */
  Map<String, String> of(Set<String> phones) {
    var number = new HashMap<String, String>();
    phones.forEach(phone -> PhoneNumber.normalised(phone).ifPresent(n -> number.put(phone, n)));
    if (number.isEmpty()) {
      return Map.of();
    }
    var holding = keys.holding();
    // In the order of the hashes that are written, so that no two transactions wait for each other.
    var byFresh = new TreeMap<String, String>();
    number.values().forEach(n -> byFresh.put(holding.getFirst().hash().hex(n), n));
    var asked = new ArrayList<Asked>();
    byFresh.forEach(
        (fresh, n) -> {
          for (int rank = 0; rank < holding.size(); rank++) {
            asked.add(new Asked(fresh, rank, holding.get(rank).hash().hex(n)));
          }
        });
    var person = new HashMap<String, String>();
    database
        .sql(
            """
            with asked as (
              select * from unnest(:freshes::text[], :ranks::int[], :hashes::text[])
                as a(fresh, rank, hash)),
            known as (
              select distinct on (fresh) fresh, person
              from asked join person_fingerprint using (hash) order by fresh, rank),
            found as (
              select a.fresh, coalesce(k.person, a.fresh) as person
              from asked a left join known k using (fresh) where a.rank = 0),
            added as (
              insert into person_fingerprint (hash, key_id, person)
              select fresh, :key, person from found
              where not exists (select from person_fingerprint where hash = fresh) order by fresh
              on conflict do nothing)
            select fresh, person from found
            """)
        .param("freshes", asked.stream().map(Asked::fresh).toArray(String[]::new))
        .param("ranks", asked.stream().map(Asked::rank).toArray(Integer[]::new))
        .param("hashes", asked.stream().map(Asked::hash).toArray(String[]::new))
        .param("key", holding.getFirst().id())
        .query(
            row -> {
              person.put(byFresh.get(row.getString("fresh")), row.getString("person"));
            });
    var people = new HashMap<String, String>();
    number.forEach((phone, n) -> people.put(phone, person.get(n)));
    return people;
  }

  /**
   * A number under one key.
   *
   * @param fresh its hash under the key in use
   * @param rank of the key, 0 of the one in use
   * @param hash its hash under the key
   */
  private record Asked(String fresh, int rank, String hash) {}

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
