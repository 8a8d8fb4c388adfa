package cn.huimin.hotline.intake.vault;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

  /** What is kept of subjects, open for writing: their keys are fetched or made once. */
  public final class Boxes {

    private static final String IN_PLACE =
        """
        insert into vault_entry (subject, entry, sealed, updated_at)
        select subject, :entry, sealed, :at
        from unnest(:subjects::text[], :sealed::bytea[]) as s(subject, sealed)
        on conflict (subject, entry) do update
          set sealed = excluded.sealed, updated_at = excluded.updated_at
        returning subject
        """;
    private static final String IF_ABSENT =
        """
        insert into vault_entry (subject, entry, sealed, updated_at)
        select subject, :entry, sealed, :at
        from unnest(:subjects::text[], :sealed::bytea[]) as s(subject, sealed)
        on conflict (subject, entry) do nothing
        returning subject
        """;

    private final Map<Subject, byte[]> keys;

    private Boxes(Map<Subject, byte[]> keys) {
      this.keys = keys;
    }

    /** Keeps data of subjects under a name, in place of what was there. */
    public void put(String entry, Map<Subject, ?> data) {
      write(entry, written(data), IN_PLACE);
    }

    /**
     * Keeps data of subjects under a name where nothing is there.
     *
     * @return subjects where nothing was
     */
    public Set<Subject> putIfAbsent(String entry, Map<Subject, ?> data) {
      return write(entry, written(data), IF_ABSENT);
    }

    private Map<Subject, byte[]> written(Map<Subject, ?> data) {
      var bytes = new HashMap<Subject, byte[]>();
      data.forEach((subject, its) -> bytes.put(subject, json.writeValueAsBytes(its)));
      return bytes;
    }

    private Set<Subject> write(String entry, Map<Subject, byte[]> data, String sql) {
      if (data.isEmpty()) {
        return Set.of();
      }
      var subjects = sorted(data.keySet());
      return database
          .sql(sql)
          .param("entry", entry)
          .param("subjects", ids(subjects))
          .param(
              "sealed",
              subjects.stream()
                  .map(
                      subject ->
                          master.seal(
                              subject,
                              Objects.requireNonNull(keys.get(subject)),
                              entry,
                              Objects.requireNonNull(data.get(subject))))
                  .toArray(byte[][]::new))
          .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .query((row, _) -> new Subject(row.getString("subject")))
          .set();
    }
  }

  /** Keeps data under a name, in place of what was there. */
  public void put(Subject subject, String entry, Object data) {
    boxes(List.of(subject)).put(entry, Map.of(subject, data));
  }

  /** Changes what is kept under a name, which stays as old as it is; nothing if nothing is. */
  public void change(Subject subject, String entry, Object data) {
    changeBytes(subject, entry, json.writeValueAsBytes(data));
  }

  /** Changes the bytes kept under a name, which stay as old as they are; nothing if none are. */
  public void changeBytes(Subject subject, String entry, byte[] data) {
    Optional.ofNullable(wrappedKeys(List.of(subject)).get(subject))
        .ifPresent(
            key ->
                database
                    .sql(
                        """
                        update vault_entry set sealed = :sealed
                        where subject = :subject and entry = :entry
                        """)
                    .param("sealed", master.seal(subject, key, entry, data))
                    .param("subject", subject.id())
                    .param("entry", entry)
                    .update());
  }

  /** Keeps bytes under a name, in place of what was there. */
  public void putBytes(Subject subject, String entry, byte[] data) {
    boxes(List.of(subject)).write(entry, Map.of(subject, data), Boxes.IN_PLACE);
  }

  /** Opens what is kept of subjects that may be known. */
  private Boxes boxes(Collection<Subject> subjects) {
    var keys = new HashMap<>(wrappedKeys(subjects));
    keys.putAll(newKeys(subjects.stream().filter(subject -> !keys.containsKey(subject)).toList()));
    return new Boxes(keys);
  }

  /** Opens what is kept of subjects that are most likely new: keys are made in one statement. */
  public Boxes open(Collection<Subject> subjects) {
    return new Boxes(newKeys(subjects));
  }

  /** What is kept of subjects under a name, by subject. */
  public <T> Map<Subject, T> getAll(Collection<Subject> subjects, String entry, Class<T> type) {
    if (subjects.isEmpty()) {
      return Map.of();
    }
    var kept = new HashMap<Subject, T>();
    database
        .sql(
            """
            select e.subject, k.wrapped, e.sealed
            from vault_entry e join vault_key k using (subject)
            where e.subject = any(:subjects) and e.entry = :entry
            """)
        .param("subjects", ids(subjects))
        .param("entry", entry)
        .query(
            row -> {
              var subject = new Subject(row.getString("subject"));
              var data =
                  master.open(subject, row.getBytes("wrapped"), entry, row.getBytes("sealed"));
              kept.put(subject, json.readValue(data, type));
            });
    return kept;
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
   * Opens the bytes that are kept of a subject under names that begin so, in the order of the names
   * and, within a transaction, one after the other, so that it does not matter how many there are.
   */
  public void eachBytes(Subject subject, String beginning, Consumer<byte[]> into) {
    database
        .sql(
            """
            select e.entry, k.wrapped, e.sealed from vault_entry e join vault_key k using (subject)
            where e.subject = :subject and e.entry like :beginning order by e.entry
            """)
        .withFetchSize(1)
        .param("subject", subject.id())
        .param("beginning", beginning + "%")
        .query(
            row -> {
              into.accept(
                  master.open(
                      subject,
                      row.getBytes("wrapped"),
                      row.getString("entry"),
                      row.getBytes("sealed")));
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

  /** New keys, or those that are there. */
  private Map<Subject, byte[]> newKeys(Collection<Subject> subjects) {
    if (subjects.isEmpty()) {
      return Map.of();
    }
    var sorted = sorted(subjects);
    var keys =
        new HashMap<>(
            keys(
                """
                insert into vault_key (subject, wrapped, wrapped_by)
                select subject, wrapped, :newest
                from unnest(:subjects::text[], :wrapped::bytea[]) as k(subject, wrapped)
                on conflict (subject) do nothing returning subject, wrapped
                """,
                sorted,
                Map.of(
                    "wrapped",
                    sorted.stream().map(master::wrappedNewKey).toArray(byte[][]::new),
                    "newest",
                    master.newestId())));
    keys.putAll(wrappedKeys(sorted.stream().filter(one -> !keys.containsKey(one)).toList()));
    return keys;
  }

  private Map<Subject, byte[]> wrappedKeys(Collection<Subject> subjects) {
    return subjects.isEmpty()
        ? Map.of()
        : keys(
            "select subject, wrapped from vault_key where subject = any(:subjects)",
            subjects,
            Map.of());
  }

  private Map<Subject, byte[]> keys(
      String sql, Collection<Subject> subjects, Map<String, Object> more) {
    var keys = new HashMap<Subject, byte[]>();
    database
        .sql(sql)
        .param("subjects", ids(subjects))
        .params(more)
        .query(
            row -> {
              keys.put(new Subject(row.getString("subject")), row.getBytes("wrapped"));
            });
    return keys;
  }

  private static List<Subject> sorted(Collection<Subject> subjects) {
    return subjects.stream().sorted(Comparator.comparing(Subject::id)).toList();
  }

  private static String[] ids(Collection<Subject> subjects) {
    return subjects.stream().map(Subject::id).toArray(String[]::new);
  }
}
