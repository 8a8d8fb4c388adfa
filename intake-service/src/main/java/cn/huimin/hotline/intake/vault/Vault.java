package cn.huimin.hotline.intake.vault;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Personal data as sealed rows. Takes part in the caller's transaction. Nothing it throws repeats
 * what it holds.
 */
@Component
public class Vault {

  private final JdbcClient database;
  private final MasterKey master;
  private final JsonMapper json;
  private final Clock clock;

  Vault(JdbcClient database, MasterKey master, JsonMapper json, Clock clock) {
    this.database = database;
    this.master = master;
    this.json = json;
    this.clock = clock;
  }

  /** What is kept of one subject, open for writing: its key is fetched or made once. */
  public final class Box {

    private final Subject subject;
    private final byte[] key;

    private Box(Subject subject, byte[] key) {
      this.subject = subject;
      this.key = key;
    }

    /** Keeps data under a name, in place of what was there. */
    public void put(String entry, Object data) {
      write(
          entry,
          data,
          """
          insert into vault_entry (subject, entry, sealed, updated_at)
          values (:subject, :entry, :sealed, :at)
          on conflict (subject, entry) do update
            set sealed = excluded.sealed, updated_at = excluded.updated_at
          """);
    }

    /** Keeps data under a name if nothing is there. */
    public void putIfAbsent(String entry, Object data) {
      write(
          entry,
          data,
          """
          insert into vault_entry (subject, entry, sealed, updated_at)
          values (:subject, :entry, :sealed, :at)
          on conflict (subject, entry) do nothing
          """);
    }

    private void write(String entry, Object data, String sql) {
      database
          .sql(sql)
          .param("subject", subject.id())
          .param("entry", entry)
          .param("sealed", master.seal(subject, key, entry, json.writeValueAsBytes(data)))
          .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    }
  }

  /** Keeps data under a name, in place of what was there. */
  public void put(Subject subject, String entry, Object data) {
    new Box(subject, wrappedKey(subject).orElseGet(() -> newKey(subject))).put(entry, data);
  }

  /** Opens what is kept of a subject that is most likely new: its key is made in one statement. */
  public Box open(Subject subject) {
    return new Box(subject, newKey(subject));
  }

  /** What is kept under a name. */
  public <T> Optional<T> get(Subject subject, String entry, Class<T> type) {
    return database
        .sql(
            """
            select k.wrapped, e.sealed from vault_entry e join vault_key k using (subject)
            where e.subject = :subject and e.entry = :entry
            """)
        .param("subject", subject.id())
        .param("entry", entry)
        .query(
            (row, _) ->
                json.readValue(
                    master.open(subject, row.getBytes("wrapped"), entry, row.getBytes("sealed")),
                    type))
        .optional();
  }

  /** A new key, or the one that is there. */
  private byte[] newKey(Subject subject) {
    return database
        .sql(
            """
            insert into vault_key (subject, wrapped) values (:subject, :wrapped)
            on conflict (subject) do nothing returning wrapped
            """)
        .param("subject", subject.id())
        .param("wrapped", master.wrappedNewKey(subject))
        .query((row, _) -> row.getBytes("wrapped"))
        .optional()
        .or(() -> wrappedKey(subject))
        .orElseThrow();
  }

  private Optional<byte[]> wrappedKey(Subject subject) {
    return database
        .sql("select wrapped from vault_key where subject = :subject")
        .param("subject", subject.id())
        .query((row, _) -> row.getBytes("wrapped"))
        .optional();
  }
}
