package cn.huimin.hotline.intake.workorder;

import static java.text.Normalizer.Form.NFKC;

import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * By what a person is found who gave no phone: keyed hashes of the mail address, and of name and
 * address together, each with the cases that have it (DOMAIN §8, ADR 0043). They serve to hand out
 * and to erase alone, stand on no topic and make nobody a repeat.
 */
@Component
public class Marks {

  private static final Logger log = LoggerFactory.getLogger(Marks.class);
  private static final int AT_ONCE = 500;

  private final JdbcClient database;
  private final PersonKeys keys;
  private final Vault vault;
  private final TransactionOperations transactions;

  Marks(JdbcClient database, PersonKeys keys, Vault vault, TransactionOperations transactions) {
    this.database = database;
    this.keys = keys;
    this.vault = vault;
    this.transactions = transactions;
  }

  /** A mark of a case. */
  private record Mark(String hash, String caseId) {}

  /** A mail address as it is compared; empty if it is none. */
  public static Optional<String> email(@Nullable String written) {
    return Optional.ofNullable(written)
        .map(text -> Normalizer.normalize(text, NFKC).strip().toLowerCase(Locale.ROOT))
        .filter(text -> text.indexOf('@') > 0);
  }

  /** Name and address as they are compared; empty if either is missing. */
  public static Optional<String> home(@Nullable String name, @Nullable String address) {
    var who = bare(name);
    var where = bare(address);
    return who.isEmpty() || where.isEmpty() ? Optional.empty() : Optional.of(who + "\n" + where);
  }

  /** Letters and digits alone, since everybody sets an address apart in another way. */
  private static String bare(@Nullable String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text, NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static Stream<String> of(Complainant person) {
    return Stream.concat(
        email(person.email()).map(Marks::ofEmail).stream(),
        home(person.name(), person.address()).map(Marks::ofHome).stream());
  }

  private static String ofEmail(String email) {
    return "email/" + email;
  }

  private static String ofHome(String home) {
    return "home/" + home;
  }

  /** Notes the people of cases under the key in use, in the caller's transaction. */
  public void note(Map<String, Complainant> people) {
    note(keys.holding().getFirst(), people);
  }

  /**
   * Forgets under every key what was noted of cases, before it is noted anew: nobody is found by an
   * address that their source has put right since. In the caller's transaction.
   */
  public void forget(List<String> caseIds) {
    if (caseIds.isEmpty()) {
      return;
    }
    database
        .sql("delete from person_mark where case_id = any(:cases)")
        .param("cases", caseIds.toArray(String[]::new))
        .update();
  }

  private void note(PersonKeys.Key key, Map<String, Complainant> people) {
    var marks = new ArrayList<Mark>();
    people.forEach(
        (caseId, person) ->
            of(person).forEach(mark -> marks.add(new Mark(key.hash().hex(mark), caseId))));
    if (marks.isEmpty()) {
      return;
    }
    // In one order, so that no two transactions wait for each other.
    marks.sort(Comparator.comparing(Mark::hash).thenComparing(Mark::caseId));
    database
        .sql(
            """
            insert into person_mark (hash, key_id, case_id)
            select hash, :key, case_id from unnest(:hashes::text[], :cases::text[]) as m(hash, case_id)
            on conflict do nothing
            """)
        .param("key", key.id())
        .param("hashes", marks.stream().map(Mark::hash).toArray(String[]::new))
        .param("cases", marks.stream().map(Mark::caseId).toArray(String[]::new))
        .update();
  }

  /** Cases of whoever has this mail address, the newest first. */
  public List<String> casesOfEmail(String email, int limit) {
    return cases(email(email).map(Marks::ofEmail), limit);
  }

  /** Cases of whoever has this name and lives at this address, the newest first. */
  public List<String> casesOfHome(String name, String address, int limit) {
    return cases(home(name, address).map(Marks::ofHome), limit);
  }

  private List<String> cases(Optional<String> mark, int limit) {
    if (mark.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            """
            select case_id from work_order where case_id in (
              select case_id from person_mark where hash = any(:hashes))
            order by accepted_at desc limit :limit
            """)
        .param(
            "hashes",
            keys.holding().stream().map(key -> key.hash().hex(mark.get())).toArray(String[]::new))
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  /** Whether every case that is kept can be found; not until {@link #sweep} was through once. */
  public boolean ready() {
    return keys.lines().stream().anyMatch(PersonKeys.Line::marked);
  }

  /**
   * Marks the cases of before, under the key in use where that is new. Safe to be stopped anywhere
   * and to be done again.
   */
  public void sweep() {
    for (var line : keys.lines()) {
      if (line.retiredAt() == null && !line.marked()) {
        keys.reload().stream()
            .filter(key -> key.id().equals(line.id()))
            .findFirst()
            .ifPresent(this::markAll);
      }
    }
  }

  private void markAll(PersonKeys.Key key) {
    var last = Optional.of("");
    while (last.isPresent()) {
      last = markSome(key, last.get());
    }
    keys.marked(key.id());
    log.info("People who gave no phone can be found under the key of fingerprints in use");
  }

  /**
   * Marks the next cases, in a transaction that an erasure of one of them waits for; of those that
   * were erased before, nothing is noted.
   *
   * @return the last of them; empty if there are no more
   */
  Optional<String> markSome(PersonKeys.Key key, String after) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> {
              var some =
                  database
                      .sql(
                          """
                          select case_id from work_order where erased_at is null and case_id > :after
                          order by case_id limit :limit for share
                          """)
                      .param("after", after)
                      .param("limit", AT_ONCE)
                      .query(String.class)
                      .list();
              note(key, people(some));
              return some.stream().reduce((_, last) -> last);
            }));
  }

  private Map<String, Complainant> people(Collection<String> caseIds) {
    var kept =
        vault.getAll(
            caseIds.stream().map(Subject::ofCase).toList(), Complainant.ENTRY, Complainant.class);
    return caseIds.stream()
        .filter(caseId -> kept.containsKey(Subject.ofCase(caseId)))
        .collect(
            Collectors.toMap(
                caseId -> caseId,
                caseId -> Objects.requireNonNull(kept.get(Subject.ofCase(caseId)))));
  }
}
