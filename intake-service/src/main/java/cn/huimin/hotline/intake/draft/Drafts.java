package cn.huimin.hotline.intake.draft;

import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.Mentions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Drafts of the desk: whose they are stands in a table, what they say is sealed under a key of
 * each, since it names people (ADR 0028).
 */
@Component
public class Drafts {

  /** How long a draft is kept that nobody saves any more. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** Drafts one account may have. */
  static final int MOST = 50;

  private static final String ENTRY = "draft";

  private final JdbcClient database;
  private final Vault vault;
  private final TransactionOperations transactions;
  private final Clock clock;

  Drafts(JdbcClient database, Vault vault, TransactionOperations transactions, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What a draft holds, as it is sealed. */
  private record Sealed(Map<String, String> fields) {}

  /**
   * Saves a draft in place of what was there.
   *
   * @return when; empty if somebody else has a draft of this id
   */
  Optional<Instant> save(String account, String draftId, Map<String, String> fields) {
    var at = clock.instant();
    boolean own =
        Boolean.TRUE.equals(
            transactions.execute(
                _ -> {
                  int written =
                      database
                          .sql(
                              """
                              insert into desk_draft (draft_id, account, updated_at)
                              values (:id, :account, :at)
                              on conflict (draft_id) do update set updated_at = excluded.updated_at
                              where desk_draft.account = excluded.account
                              """)
                          .param("id", draftId)
                          .param("account", account)
                          .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                          .update();
                  if (written == 1) {
                    vault.put(Subject.ofDraft(draftId), ENTRY, new Sealed(fields));
                  }
                  return written == 1;
                }));
    return own ? Optional.of(at) : Optional.empty();
  }

  /** A draft of an account. */
  Optional<Draft> find(String account, String draftId) {
    return rows(account, draftId).stream().findFirst();
  }

  /** Drafts of an account, the one saved last first. */
  List<Draft> of(String account) {
    return rows(account, null);
  }

  private List<Draft> rows(String account, @Nullable String draftId) {
    var found =
        database
            .sql(
                """
                select draft_id, updated_at from desk_draft
                where account = :account and (:id::text is null or draft_id = :id)
                order by updated_at desc, draft_id limit :most
                """)
            .param("account", account)
            .param("id", draftId)
            .param("most", MOST)
            .query(
                (row, _) ->
                    new Draft(
                        row.getString("draft_id"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        Map.of()))
            .list();
    return found.stream()
        .flatMap(
            one ->
                vault
                    .get(Subject.ofDraft(one.draftId()), ENTRY, Sealed.class)
                    .map(data -> new Draft(one.draftId(), one.updatedAt(), data.fields()))
                    .stream())
        .toList();
  }

  /** How many drafts an account has, this one left out. */
  int others(String account, String draftId) {
    return database
        .sql("select count(*) from desk_draft where account = :account and draft_id <> :id")
        .param("account", account)
        .param("id", draftId)
        .query(Integer.class)
        .single();
  }

  /** Throws a draft of an account away; one that is not there is gone already. */
  void discard(String account, String draftId) {
    transactions.executeWithoutResult(
        _ -> {
          int gone =
              database
                  .sql("delete from desk_draft where draft_id = :id and account = :account")
                  .param("id", draftId)
                  .param("account", account)
                  .update();
          if (gone == 1) {
            vault.erase(Subject.ofDraft(draftId));
          }
        });
  }

  /**
   * Drafts of anybody that name a person. They are opened one by one: there are few, and it is
   * asked seldom.
   */
  public List<Draft> naming(Mentions person) {
    var found = new ArrayList<Draft>();
    if (!person.isEmpty()) {
      var at = new HashMap<String, Instant>();
      database
          .sql("select draft_id, updated_at from desk_draft")
          .query(
              row -> {
                at.put(
                    row.getString("draft_id"),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant());
              });
      vault.each(
          ENTRY,
          Sealed.class,
          (subject, data) -> {
            var id = subject.substring(subject.indexOf(':') + 1);
            var saved = at.get(id);
            if (saved != null) {
              var draft = new Draft(id, saved, data.fields());
              if (draft.names(person)) {
                found.add(draft);
              }
            }
          });
    }
    return found;
  }

  /** Erases drafts, whose-ever they are, in the caller's transaction. */
  public void erase(List<Draft> drafts) {
    drafts.forEach(
        draft -> {
          database
              .sql("delete from desk_draft where draft_id = :id")
              .param("id", draft.draftId())
              .update();
          vault.erase(Subject.ofDraft(draft.draftId()));
        });
  }

  /** Throws away what nobody saved since a moment. */
  public void discardOlder(Instant before) {
    transactions.executeWithoutResult(
        _ ->
            database
                .sql("delete from desk_draft where updated_at < :before returning draft_id")
                .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(id -> vault.erase(Subject.ofDraft(id))));
  }
}
