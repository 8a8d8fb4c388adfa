package cn.huimin.hotline.intake.workorder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
   * @param externalNumber number of its source, as it was written first
   * @param firstCommandId hand-in that opened it
   * @param contentHash hash of what was handed in last
   * @param revision revision of the source that was handed in last, or null
   * @param lookUpHash hash of the code with which the complainant looks it up, or null
   * @param erased whether its person was erased
   */
  public record Registered(
      String caseId,
      String caseNumber,
      String externalNumber,
      String firstCommandId,
      String contentHash,
      @Nullable String revision,
      @Nullable String lookUpHash,
      boolean erased) {

    private static final Pattern COUNTED = Pattern.compile("[0-9]{1,18}");

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
   * @param caseNumber number people use, if it has none yet
   * @param order what was handed in
   * @param commandId id of the hand-in
   * @param contentHash its hash
   * @param fingerprint of the complainant, or null
   * @param further fingerprints of their other numbers
   * @param lookUpHash hash of the code with which the complainant looks it up
   */
  public record Entry(
      String caseId,
      String caseNumber,
      WorkOrder order,
      String commandId,
      String contentHash,
      @Nullable String fingerprint,
      List<String> further,
      String lookUpHash) {

    /** Copies its list. */
    public Entry {
      further = List.copyOf(further);
    }

    private @Nullable String furtherInOne() {
      return further.isEmpty() ? null : String.join(",", further);
    }

    private String line() {
      var line = order.sourceLine();
      return line == null ? "" : line;
    }
  }

  private final JdbcClient database;

  CaseRegistry(JdbcClient database) {
    this.database = database;
  }

  /** What is registered of cases, by case; unknown ones are not there. */
  public Map<String, Registered> find(Collection<String> caseIds) {
    return byCase(
        database
            .sql("select * from work_order where case_id = any(:caseIds)")
            .param("caseIds", caseIds.toArray(String[]::new))
            .query((row, _) -> registered(row))
            .list());
  }

  /** What is registered of a case. */
  public Optional<Registered> find(String caseId) {
    return Optional.ofNullable(find(List.of(caseId)).get(caseId));
  }

  private static Map<String, Registered> byCase(List<Registered> lines) {
    return lines.stream().collect(Collectors.toMap(Registered::caseId, Function.identity()));
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
   * The next numbers of a day, for example 20261121-00012. One statement and a transaction of its
   * own, so that the day's counter is held for an instant only; a number whose hand-in fails is not
   * given again. It need not wait for the disk: whatever commits after it takes it along.
   */
  public List<String> nextNumbers(LocalDate day, int count) {
    if (count == 0) {
      return List.of();
    }
    int last =
        database
            .sql(
                """
                insert into case_number (day, last)
                select :day, :count from set_config('synchronous_commit', 'off', true)
                on conflict (day) do update set last = case_number.last + excluded.last
                returning last
                """)
            .param("day", day)
            .param("count", count)
            .query(Integer.class)
            .single();
    return IntStream.rangeClosed(last - count + 1, last)
        .mapToObj(n -> "%s-%05d".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(day), n))
        .toList();
  }

  /**
   * Registers hand-ins of different cases, in the caller's transaction and in the order of the
   * cases; of two that open the same case at once one gives it its number.
   *
   * @return the lines, but of those whose source handed in a later revision meanwhile
   */
  public Map<String, Registered> register(List<Entry> entries, Instant acceptedAt) {
    var sorted = entries.stream().sorted(Comparator.comparing(Entry::caseId)).toList();
    return byCase(
        database
            .sql(
                """
                insert into work_order (case_id, case_number, channel, source_line,
                  external_number, first_command_id, content_hash, revision, fingerprint,
                  look_up_hash, further_people, accepted_at, updated_at)
                select case_id, case_number, channel, line, external, command_id, hash, revision,
                  fingerprint, look_up_hash, string_to_array(further, ','), :at, :at
                from unnest(:caseIds::text[], :numbers::text[],
                  :channels::text[], :lines::text[], :externals::text[], :commandIds::text[],
                  :hashes::text[], :revisions::text[], :fingerprints::text[],
                  :lookUpHashes::text[], :further::text[])
                  as e(case_id, case_number, channel, line, external, command_id, hash, revision,
                    fingerprint, look_up_hash, further)
                on conflict (case_id) do update
                  set content_hash = excluded.content_hash, updated_at = excluded.updated_at,
                    revision = coalesce(excluded.revision, work_order.revision),
                    fingerprint = coalesce(excluded.fingerprint, work_order.fingerprint),
                    further_people = case when excluded.fingerprint is null
                      then work_order.further_people else excluded.further_people end
                  where case when work_order.revision ~ '^[0-9]{1,18}$'
                      and excluded.revision ~ '^[0-9]{1,18}$'
                    then excluded.revision::bigint >= work_order.revision::bigint else true end
                returning *
                """)
            .param("caseIds", each(sorted, Entry::caseId))
            .param("numbers", each(sorted, Entry::caseNumber))
            .param("channels", each(sorted, entry -> entry.order().channel().name()))
            .param("lines", each(sorted, Entry::line))
            .param("externals", each(sorted, entry -> entry.order().externalNumber()))
            .param("commandIds", each(sorted, Entry::commandId))
            .param("hashes", each(sorted, Entry::contentHash))
            .param("revisions", each(sorted, entry -> entry.order().revision()))
            .param("fingerprints", each(sorted, Entry::fingerprint))
            .param("further", each(sorted, Entry::furtherInOne))
            .param("lookUpHashes", each(sorted, Entry::lookUpHash))
            .param("at", OffsetDateTime.ofInstant(acceptedAt, ZoneOffset.UTC))
            .query((row, _) -> registered(row))
            .list());
  }

  private static @Nullable String[] each(
      List<Entry> entries, Function<Entry, @Nullable String> column) {
    return entries.stream().map(column).toArray(String[]::new);
  }

  /** The numbers of one matter of a call that is split. */
  public record Part(String caseNumber, String externalNumber) {}

  /**
   * Registers one matter of a call, in the caller's transaction: by the numbers of the call and its
   * own, or the next that is free, where a split that was refused had taken it. Again, it answers
   * the same.
   */
  public Part registerPart(
      String callId,
      String partId,
      int ordinal,
      String commandId,
      String hash,
      String lookUpHash,
      Instant at) {
    return database
        .sql(
            """
            insert into work_order (case_id, case_number, channel, source_line, external_number,
              first_command_id, content_hash, fingerprint, further_people, look_up_hash,
              accepted_at, updated_at)
            select :partId, c.case_number || '-' || free.at_the_end, c.channel, c.source_line,
              c.external_number || '#' || :ordinal || '-' || left(:partId, 8),
              :commandId, :hash, c.fingerprint, c.further_people, :lookUp, :at, :at
            from work_order c cross join lateral (
              select min(n) as at_the_end from generate_series(:ordinal::int, :ordinal::int + 1000) n
              where not exists (
                select from work_order p where p.case_number = c.case_number || '-' || n)) free
            where c.case_id = :callId
            on conflict (case_id) do update set updated_at = excluded.updated_at,
              look_up_hash = excluded.look_up_hash
            returning case_number, external_number
            """)
        .param("callId", callId)
        .param("partId", partId)
        .param("ordinal", String.valueOf(ordinal))
        .param("commandId", commandId)
        .param("hash", hash)
        .param("lookUp", lookUpHash)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .query((row, _) -> new Part(row.getString(1), row.getString(2)))
        .single();
  }

  /**
   * Holds the lines of cases until the caller's transaction ends, in the order of the cases: an
   * erasure waits for whoever keeps something of a person, and they for it.
   *
   * @return those whose person is not erased
   */
  public Set<String> hold(Collection<String> caseIds) {
    return caseIds.isEmpty()
        ? Set.of()
        : database
            .sql(
                """
                select case_id from work_order where case_id = any(:ids) and erased_at is null
                order by case_id for no key update
                """)
            .param("ids", caseIds.toArray(String[]::new))
            .query(String.class)
            .set();
  }

  /**
   * Remembers that the person of a case was erased, and forgets by what they were known; its line
   * is held first, so that nothing is noted of it meanwhile.
   */
  public void erase(String caseId, Instant at) {
    hold(List.of(caseId));
    database
        .sql(
            """
            delete from person_fingerprint p using work_order w
            where w.case_id = :caseId and p.person = any(w.fingerprint || w.further_people)
              and not exists (
                select from work_order o where o.case_id <> w.case_id
                  and (o.fingerprint = p.person or o.further_people @> array[p.person]))
            """)
        .param("caseId", caseId)
        .update();
    database.sql("delete from person_mark where case_id = :id").param("id", caseId).update();
    database.sql("delete from handed_command where case_id = :id").param("id", caseId).update();
    database.sql("delete from text_at_stake where case_id = :id").param("id", caseId).update();
    database
        .sql(
            """
            update work_order set erased_at = :at, fingerprint = null, further_people = null,
              look_up_hash = null
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
            select case_id from work_order
            where fingerprint = any(:people::text[]) or further_people && :people::text[]
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
        row.getString("external_number"),
        row.getString("first_command_id"),
        row.getString("content_hash"),
        row.getString("revision"),
        row.getString("look_up_hash"),
        row.getObject("erased_at") != null);
  }
}
