package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

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
  private final Marks marks;
  private final TransactionOperations transactions;

  People(
      JdbcClient database,
      PersonKeys keys,
      Vault vault,
      Marks marks,
      TransactionOperations transactions) {
    this.database = database;
    this.keys = keys;
    this.vault = vault;
    this.marks = marks;
    this.transactions = transactions;
  }

  /** The numbers of a phone field as digits without country code and signs; none if it is none. */
  public static List<String> numbers(String phone) {
    return PhoneNumber.all(phone).stream().map(PhoneNumber::digits).toList();
  }

  /** Whether a phone is one. */
  public static boolean isPhone(String phone) {
    return PhoneNumber.normalised(phone).isPresent();
  }

  /**
   * Who is behind a phone field.
   *
   * @param person whom its first number is on the log
   * @param further whom its other numbers are, in their order
   */
  record Behind(String person, List<String> further) {}

  /**
   * The people behind phones, as the log knows them, by phone as given, in the caller's
   * transaction; what is no phone is not there. Numbers that are given together are one person's,
   * who is known by each from then on; one that was somebody else's before stays theirs.
   */
  Map<String, Behind> of(Set<String> phones) {
    var numbers = new TreeMap<String, List<String>>();
    phones.forEach(
        phone -> {
          var its = numbers(phone);
          if (!its.isEmpty()) {
            numbers.put(phone, its);
          }
        });
    if (numbers.isEmpty()) {
      return Map.of();
    }
    var holding = keys.holding();
    var inUse = holding.getFirst().hash();
    var asked = new ArrayList<Asked>();
    for (var together : together(numbers.values())) {
      var fresh = inUse.hex(together.getFirst());
      for (int place = 0; place < together.size(); place++) {
        for (int rank = 0; rank < holding.size(); rank++) {
          asked.add(
              new Asked(fresh, place, rank, holding.get(rank).hash().hex(together.get(place))));
        }
      }
    }
    var person = persons(asked, holding.getFirst().id());
    var people = new HashMap<String, Behind>();
    numbers.forEach(
        (phone, its) -> {
          var all = its.stream().map(n -> person.get(inUse.hex(n))).toList();
          people.put(phone, new Behind(all.getFirst(), all.subList(1, all.size())));
        });
    return people;
  }

  /** Numbers of fields that have one in common are together. */
  private static List<List<String>> together(Collection<List<String>> fields) {
    var groups = new ArrayList<Set<String>>();
    for (var field : fields) {
      var joined = new LinkedHashSet<String>();
      for (var group : List.copyOf(groups)) {
        if (field.stream().anyMatch(group::contains)) {
          joined.addAll(group);
          groups.remove(group);
        }
      }
      joined.addAll(field);
      groups.add(joined);
    }
    return groups.stream().map(List::copyOf).toList();
  }

  /** Whom numbers are, by their hashes under the key in use; those nobody has are made known. */
  private Map<String, String> persons(List<Asked> asked, String keyInUse) {
    var person = new HashMap<String, String>();
    database
        .sql(
            """
            with asked as (
              select * from unnest(:freshes::text[], :places::int[], :ranks::int[], :hashes::text[])
                as a(fresh, place, rank, hash)),
            known as (
              select distinct on (fresh, place) fresh, place, person
              from asked join person_fingerprint using (hash) order by fresh, place, rank),
            first as (select distinct on (fresh) fresh, person from known order by fresh, place),
            found as (
              select a.hash, coalesce(k.person, f.person, a.fresh) as person
              from asked a left join known k using (fresh, place) left join first f using (fresh)
              where a.rank = 0),
            added as (
              insert into person_fingerprint (hash, key_id, person)
              select hash, :key, person from found
              where not exists (select from person_fingerprint p where p.hash = found.hash)
              -- In one order, so that no two transactions wait for each other.
              order by hash
              on conflict do nothing)
            select hash, person from found
            """)
        .param("freshes", asked.stream().map(Asked::fresh).toArray(String[]::new))
        .param("places", asked.stream().map(Asked::place).toArray(Integer[]::new))
        .param("ranks", asked.stream().map(Asked::rank).toArray(Integer[]::new))
        .param("hashes", asked.stream().map(Asked::hash).toArray(String[]::new))
        .param("key", keyInUse)
        .query(
            row -> {
              person.put(row.getString("hash"), row.getString("person"));
            });
    return person;
  }

  /**
   * A number under one key.
   *
   * @param fresh hash of the first of the numbers it is together with, under the key in use
   * @param place of the number among them, 0 of the first
   * @param rank of the key, 0 of the one in use
   * @param hash its hash under the key
   */
  private record Asked(String fresh, int place, int rank, String hash) {}

  /** Whom the numbers of a phone have been on the log; nobody if it is no phone. */
  public Set<String> known(String phone) {
    var hashes = new ArrayList<String>();
    for (var number : numbers(phone)) {
      keys.holding().forEach(key -> hashes.add(key.hash().hex(number)));
    }
    if (hashes.isEmpty()) {
      return Set.of();
    }
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
    marks.sweep();
    keys.destroyOld(now);
  }

  private void rekey(PersonKeys.Key key) {
    long hashed = 0;
    var after = "";
    var some = seen(after);
    while (!some.isEmpty()) {
      for (var one : some) {
        var of = hashed(key, one);
        if (of.isEmpty()) {
          // The case was erased just now: the person may have others.
          break;
        }
        hashed += of.getAsInt();
        after = one.person();
      }
      some = seen(after);
    }
    rekeyFurther();
    keys.rekeyed(key.id());
    log.info("A new key for fingerprints: {} people are known under it", hashed);
  }

  /** The other numbers of cases that have several: to be asked for is to be known. */
  private void rekeyFurther() {
    var after = "";
    List<String> some;
    do {
      some =
          database
              .sql(
                  """
                  select case_id from work_order where further_people is not null and case_id > :after
                  order by case_id limit :limit
                  """)
              .param("after", after)
              .param("limit", AT_ONCE)
              .query(String.class)
              .list();
      for (var caseId : some) {
        transactions.executeWithoutResult(
            _ -> {
              if (stands(caseId)) {
                phone(caseId).ifPresent(phone -> of(Set.of(phone)));
              }
            });
        after = caseId;
      }
    } while (some.size() == AT_ONCE);
  }

  /** Whether the person of a case is not erased, nor will be before the transaction ends. */
  private boolean stands(String caseId) {
    return database
        .sql(
            """
            select case_id from work_order where case_id = :case and erased_at is null for share
            """)
        .param("case", caseId)
        .query(String.class)
        .optional()
        .isPresent();
  }

  private Optional<String> phone(String caseId) {
    return vault
        .get(Subject.ofCase(caseId), Complainant.ENTRY, Complainant.class)
        .map(Complainant::phone);
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

  /**
   * Has a person known under a key, in a transaction that an erasure of their case waits for.
   *
   * @return how many hashes that took; empty if the case was erased before
   */
  private OptionalInt hashed(PersonKeys.Key key, Seen one) {
    return Objects.requireNonNull(
        transactions.execute(
            _ ->
                stands(one.caseId())
                    ? OptionalInt.of(hashedStanding(key, one))
                    : OptionalInt.empty()));
  }

  private int hashedStanding(PersonKeys.Key key, Seen one) {
    return phone(one.caseId())
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
