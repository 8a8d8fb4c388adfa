package cn.huimin.hotline.intake.vault;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiConsumer;
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

    private static final String IN_PLACE =
        """
        insert into vault_entry (subject, entry, sealed, updated_at)
        values (:subject, :entry, :sealed, :at)
        on conflict (subject, entry) do update
          set sealed = excluded.sealed, updated_at = excluded.updated_at
        """;
    private static final String IF_ABSENT =
        """
        insert into vault_entry (subject, entry, sealed, updated_at)
        values (:subject, :entry, :sealed, :at)
        on conflict (subject, entry) do nothing
        """;

    private final Subject subject;
    private final byte[] key;

    private Box(Subject subject, byte[] key) {
      this.subject = subject;
      this.key = key;
    }

    /** Keeps data under a name, in place of what was there. */
    public void put(String entry, Object data) {
      write(entry, json.writeValueAsBytes(data), IN_PLACE);
    }

    /**
     * Keeps data under a name if nothing is there.
     *
     * @return whether nothing was
     */
    public boolean putIfAbsent(String entry, Object data) {
      return write(entry, json.writeValueAsBytes(data), IF_ABSENT) == 1;
    }

    private int write(String entry, byte[] data, String sql) {
      return database
          .sql(sql)
          .param("subject", subject.id())
          .param("entry", entry)
          .param("sealed", master.seal(subject, key, entry, data))
          .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    }
  }

  /** Keeps data under a name, in place of what was there. */
  public void put(Subject subject, String entry, Object data) {
    box(subject).put(entry, data);
  }

  /** Changes what is kept under a name, which stays as old as it is; nothing if nothing is. */
  public void change(Subject subject, String entry, Object data) {
    wrappedKey(subject)
        .ifPresent(
            key ->
                database
                    .sql(
                        """
                        update vault_entry set sealed = :sealed
                        where subject = :subject and entry = :entry
                        """)
                    .param("sealed", master.seal(subject, key, entry, json.writeValueAsBytes(data)))
                    .param("subject", subject.id())
                    .param("entry", entry)
                    .update());
  }

  /** Keeps bytes under a name, in place of what was there. */
  public void putBytes(Subject subject, String entry, byte[] data) {
    box(subject).write(entry, data, Box.IN_PLACE);
  }

  private Box box(Subject subject) {
    return new Box(subject, wrappedKey(subject).orElseGet(() -> newKey(subject)));
  }

  /** Opens what is kept of a subject that is most likely new: its key is made in one statement. */
  public Box open(Subject subject) {
    return new Box(subject, newKey(subject));
  }

  /** What is kept under a name. */
  public <T> Optional<T> get(Subject subject, String entry, Class<T> type) {
    return getBytes(subject, entry).map(data -> json.readValue(data, type));
  }

  /** The bytes that are kept under a name. */
  public Optional<byte[]> getBytes(Subject subject, String entry) {
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
                master.open(subject, row.getBytes("wrapped"), entry, row.getBytes("sealed")))
        .optional();
  }

  /**
   * Opens every entry whose name begins so, subject by subject, older ones of a subject first.
   *
   * @param into gets the subject's id and what is kept
   */
  public <T> void each(String beginning, Class<T> type, BiConsumer<String, T> into) {
    database
        .sql(
            """
            select e.subject, e.entry, k.wrapped, e.sealed
            from vault_entry e join vault_key k using (subject)
            where e.entry like :beginning order by e.subject, e.updated_at
            """)
        .param("beginning", beginning + "%")
        .query(
            row -> {
              var subject = new Subject(row.getString("subject"));
              var data =
                  master.open(
                      subject,
                      row.getBytes("wrapped"),
                      row.getString("entry"),
                      row.getBytes("sealed"));
              into.accept(subject.id(), json.readValue(data, type));
            });
  }

  /**
   * Erases a subject: its key, and with it all that was sealed under it.
   *
   * @return whether there was any
   */
  public boolean erase(Subject subject) {
    return database
            .sql("delete from vault_key where subject = :subject")
            .param("subject", subject.id())
            .update()
        > 0;
  }

  /** Erases all subjects that begin so and whose entries are older than a moment. */
  public void eraseOlder(String beginning, Instant before) {
    database
        .sql(
            """
            delete from vault_key where subject like :beginning and not exists (
              select from vault_entry where subject = vault_key.subject and updated_at >= :before)
            """)
        .param("beginning", beginning + "%")
        .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
        .update();
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
