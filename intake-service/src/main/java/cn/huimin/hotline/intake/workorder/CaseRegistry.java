package cn.huimin.hotline.intake.workorder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
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
   */
  public record Registered(
      String caseId, String caseNumber, String firstCommandId, String contentHash) {}

  /**
   * A line to be.
   *
   * @param caseId case
   * @param order what was handed in
   * @param commandId id of the hand-in
   * @param contentHash its hash
   * @param fingerprint of the complainant, or null
   * @param acceptedAt when
   */
  public record Entry(
      String caseId,
      WorkOrder order,
      String commandId,
      String contentHash,
      @Nullable String fingerprint,
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
              first_command_id, content_hash, fingerprint, accepted_at, updated_at)
            values (:caseId, :number, :channel, :line, :external, :commandId, :hash, :fingerprint, :at, :at)
            on conflict (case_id) do update
              set content_hash = excluded.content_hash, updated_at = excluded.updated_at,
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
        .param("fingerprint", entry.fingerprint())
        .param("at", at)
        .query((row, _) -> registered(row))
        .single();
  }

  /** Cases of a person, the newest first. */
  public List<String> casesOf(String fingerprint, int limit) {
    return database
        .sql(
            """
            select case_id from work_order where fingerprint = :fingerprint
            order by accepted_at desc limit :limit
            """)
        .param("fingerprint", fingerprint)
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  private static Registered registered(ResultSet row) throws SQLException {
    return new Registered(
        row.getString("case_id"),
        row.getString("case_number"),
        row.getString("first_command_id"),
        row.getString("content_hash"));
  }
}
