package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.schemas.word.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every external number that was ever accepted, with the case it opened (DOMAIN §2: one work order
 * opens exactly one case, however often it is pushed).
 */
@Component
public class CaseRegistry {

  /**
   * A line of the registry.
   *
   * @param caseId case
   * @param caseNumber number people use
   * @param firstCommandId hand-in that opened it
   * @param contentHash hash of what was handed in last
   * @param revision revision of the source that was handed in last, or null
   * @param lookUpHash hash of the code with which the complainant looks it up, or null
   * @param erased whether its person was erased
   */
  public record Registered(
      String caseId,
      String caseNumber,
      String firstCommandId,
      String contentHash,
      @Nullable String revision,
      @Nullable String lookUpHash,
      boolean erased) {

    private static final Pattern COUNTED = Pattern.compile("\\d{1,18}");

    /** Whether a revision is older than the one handed in last; only numbers tell. */
    boolean isNewerThan(@Nullable String other) {
      return revision != null
          && other != null
          && COUNTED.matcher(revision).matches()
          && COUNTED.matcher(other).matches()
          && Long.parseLong(other) < Long.parseLong(revision);
    }
  }

  /**
   * A line to be.
   *
   * @param caseId case
   * @param order what was handed in
   * @param commandId id of the hand-in
   * @param contentHash its hash
   * @param fingerprint of the complainant, or null
   * @param lookUpHash hash of the code with which the complainant looks it up
   * @param acceptedAt when
   */
  public record Entry(
      String caseId,
      WorkOrder order,
      String commandId,
      String contentHash,
      @Nullable String fingerprint,
      String lookUpHash,
      Instant acceptedAt) {}

  private final JdbcClient database;

  CaseRegistry(JdbcClient database) {
    this.database = database;
  }

  /** What is registered of a case. */
  public Optional<Registered> find(String caseId) {
    return database
        .sql("select * from work_order where case_id = :caseId")
        .param("caseId", caseId)
        .query((row, _) -> registered(row))
        .optional();
  }

  /** Whether a case came by a channel. */
  public boolean isOf(String caseId, Channel channel) {
    return database
        .sql(
            "select exists (select from work_order where case_id = :caseId and channel = :channel)")
        .param("caseId", caseId)
        .param("channel", channel.name())
        .query(Boolean.class)
        .single();
  }

  /** What is registered under a number people use. */
  public Optional<Registered> byNumber(String caseNumber) {
    return database
        .sql("select * from work_order where case_number = :number")
        .param("number", caseNumber)
        .query((row, _) -> registered(row))
        .optional();
  }

  /**
   * The next number of a day, for example 20261121-00012. One statement and a transaction of its
   * own, so that the day's counter is held for an instant only; a number whose hand-in fails is not
   * given again. It need not wait for the disk: whatever commits after it takes it along.
   */
  public String nextNumber(LocalDate day) {
    int number =
        database
            .sql(
                """
                insert into case_number (day, last)
                select :day, 1 from set_config('synchronous_commit', 'off', true)
                on conflict (day) do update set last = case_number.last + 1
                returning last
                """)
            .param("day", day)
            .query(Integer.class)
            .single();
    return "%s-%05d".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(day), number);
  }

  /**
   * Registers a hand-in, in the caller's transaction; of two that open the same case at once one
   * gives it its number.
   */
  public Registered register(Entry entry, String freshNumber) {
    var at = OffsetDateTime.ofInstant(entry.acceptedAt(), ZoneOffset.UTC);
    var order = entry.order();
    return database
        .sql(
            """
            insert into work_order (case_id, case_number, channel, source_line, external_number,
              first_command_id, content_hash, revision, fingerprint, look_up_hash, accepted_at, updated_at)
            values (:caseId, :number, :channel, :line, :external, :commandId, :hash, :revision, :fingerprint,
              :lookUpHash, :at, :at)
            on conflict (case_id) do update
              set content_hash = excluded.content_hash, updated_at = excluded.updated_at,
                revision = coalesce(excluded.revision, work_order.revision),
                fingerprint = coalesce(excluded.fingerprint, work_order.fingerprint)
            returning *
            """)
        .param("caseId", entry.caseId())
        .param("number", freshNumber)
        .param("channel", order.channel().name())
        .param("line", order.sourceLine() == null ? "" : order.sourceLine())
        .param("external", order.externalNumber())
        .param("commandId", entry.commandId())
        .param("hash", entry.contentHash())
        .param("revision", order.revision())
        .param("fingerprint", entry.fingerprint())
        .param("lookUpHash", entry.lookUpHash())
        .param("at", at)
        .query((row, _) -> registered(row))
        .single();
  }

  /** The numbers of one matter of a call that is split. */
  public record Part(String caseNumber, String externalNumber) {}

  /**
   * Registers one matter of a call, in the caller's transaction: by the numbers of the call and its
   * own. Again, it answers the same.
   */
  public Part registerPart(
      String callId, String partId, int ordinal, String commandId, String hash, Instant at) {
    return database
        .sql(
            """
            insert into work_order (case_id, case_number, channel, source_line, external_number,
              first_command_id, content_hash, fingerprint, accepted_at, updated_at)
            select :partId, case_number || '-' || :ordinal, channel, source_line,
              external_number || '#' || :ordinal || '-' || left(:partId, 8),
              :commandId, :hash, fingerprint, :at, :at
            from work_order where case_id = :callId
            on conflict (case_id) do update set updated_at = excluded.updated_at
            returning case_number, external_number
            """)
        .param("callId", callId)
        .param("partId", partId)
        .param("ordinal", String.valueOf(ordinal))
        .param("commandId", commandId)
        .param("hash", hash)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .query((row, _) -> new Part(row.getString(1), row.getString(2)))
        .single();
  }

  /** Remembers that the person of a case was erased, and forgets by what they were known. */
  public void erase(String caseId, Instant at) {
    database
        .sql(
            """
            delete from person_fingerprint p using work_order w
            where w.case_id = :caseId and p.person = w.fingerprint and not exists (
              select from work_order o where o.fingerprint = w.fingerprint and o.case_id <> w.case_id)
            """)
        .param("caseId", caseId)
        .update();
    database
        .sql(
            """
            update work_order set erased_at = :at, fingerprint = null, look_up_hash = null
            where case_id = :caseId
            """)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("caseId", caseId)
        .update();
  }

  /** Numbers under which the sources know these cases. */
  public Set<String> externalNumbers(Collection<String> caseIds) {
    return Set.copyOf(
        database
            .sql("select external_number from work_order where case_id = any(:ids)")
            .param("ids", caseIds.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /** Cases of a person, by what they are on the log, the newest first. */
  public List<String> casesOf(Collection<String> people, int limit) {
    return database
        .sql(
            """
            select case_id from work_order where fingerprint = any(:people)
            order by accepted_at desc limit :limit
            """)
        .param("people", people.toArray(String[]::new))
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  private static Registered registered(ResultSet row) throws SQLException {
    return new Registered(
        row.getString("case_id"),
        row.getString("case_number"),
        row.getString("first_command_id"),
        row.getString("content_hash"),
        row.getString("revision"),
        row.getString("look_up_hash"),
        row.getObject("erased_at") != null);
  }
}
