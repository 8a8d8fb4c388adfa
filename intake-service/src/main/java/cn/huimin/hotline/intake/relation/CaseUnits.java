package cn.huimin.hotline.intake.relation;

import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which unit has a case and whether its complainant is hidden, as the events of the case say. */
@Component
public class CaseUnits {

  /**
   * Where a case is.
   *
   * @param version version of the case this is from
   * @param unitLine the unit that handles it and those above it, itself first; empty if none does
   * @param hidden whether the complainant is hidden from the unit
   */
  public record CaseUnit(long version, List<String> unitLine, boolean hidden) {

    /** Whether a unit itself handles the case. */
    public boolean isHandledBy(String unitId) {
      return !unitLine.isEmpty() && unitLine.getFirst().equals(unitId);
    }
  }

  /**
   * What the last event of a case says of it.
   *
   * @param version version of the case
   * @param state its state
   * @param flags its flags
   * @param round its round
   * @param unitId the unit that has it, or null
   * @param unitName name of the unit, or null
   */
  public record LastSeen(
      long version,
      CaseState state,
      List<CaseFlag> flags,
      int round,
      @Nullable String unitId,
      @Nullable String unitName) {

    /** With flags that nobody changes. */
    public LastSeen {
      flags = List.copyOf(flags);
    }
  }

  private final JdbcClient database;

  CaseUnits(JdbcClient database) {
    this.database = database;
  }

  /** Where a case is, if any event of it was read. */
  public Optional<CaseUnit> of(String caseId) {
    return database
        .sql("select version, unit_line, hidden from case_unit where case_id = :caseId")
        .param("caseId", caseId)
        .query(
            (row, _) ->
                new CaseUnit(
                    row.getLong("version"),
                    List.of((String[]) row.getArray("unit_line").getArray()),
                    row.getBoolean("hidden")))
        .optional();
  }

  /** The unit that a case is against, as far as events were read and one is known. */
  Optional<String> accusedBy(String caseId) {
    return database
        .sql(
            "select accused_unit from case_unit where case_id = :caseId and accused_unit is not null")
        .param("caseId", caseId)
        .query(String.class)
        .optional();
  }

  /** Those of the cases of which an event was read. */
  public Set<String> seen(Collection<String> caseIds) {
    if (caseIds.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        database
            .sql("select case_id from case_unit where case_id = any(:caseIds)")
            .param("caseIds", caseIds.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /**
   * Whether a case has come to an end of its own, as far as events were read: one that went on in
   * another case has not.
   */
  public boolean hasEnded(String caseId) {
    return database
        .sql(
            """
            select exists (select from case_unit where case_id = :caseId and state in
              ('CLOSED', 'FILED', 'ANSWERED', 'REFERRED', 'NOT_ACCEPTED', 'WITHDRAWN', 'INVALID'))
            """)
        .param("caseId", caseId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Those of the cases that have come to an end, whichever it is, as far as events were read: only
   * of them some may be archived.
   */
  public Set<String> ended(Collection<String> caseIds) {
    if (caseIds.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        database
            .sql(
                """
                select case_id from case_unit where case_id = any(:caseIds) and (state is null or
                  state in ('CLOSED', 'FILED', 'ANSWERED', 'REFERRED', 'NOT_ACCEPTED', 'WITHDRAWN',
                    'INVALID', 'MERGED', 'SPLIT'))
                """)
            .param("caseIds", caseIds.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /** Whether a case joins or has joined another, as far as events were read. */
  public boolean isJoining(String caseId) {
    return database
        .sql(
            """
            select exists (select from case_unit where case_id = :caseId
              and (state = 'MERGED' or 'MERGE_PENDING' = any(flags)))
            """)
        .param("caseId", caseId)
        .query(Boolean.class)
        .single();
  }

  /** What the last event said of a case, if this is the content it had then. */
  public Optional<LastSeen> lastSeen(String caseId, String contentHash) {
    return database
        .sql(
            """
            select version, state, flags, round, unit_id, unit_name from case_unit
            where case_id = :caseId and content_hash = :hash and state is not null
            """)
        .param("caseId", caseId)
        .param("hash", contentHash)
        .query(
            (row, _) ->
                new LastSeen(
                    row.getLong("version"),
                    CaseState.valueOf(row.getString("state")),
                    Stream.of((String[]) row.getArray("flags").getArray())
                        .map(CaseFlag::valueOf)
                        .toList(),
                    row.getInt("round"),
                    row.getString("unit_id"),
                    row.getString("unit_name")))
        .optional();
  }

  /**
   * Takes in what a batch of events says, in the caller's transaction.
   *
   * @param contents hash of the content that a case has, where the batch says it
   */
  void take(List<CaseSummary> summaries, Map<String, String> contents) {
    var latest = new HashMap<String, CaseSummary>();
    summaries.forEach(
        summary ->
            latest.merge(
                summary.getCaseId(), summary, (a, b) -> a.getVersion() > b.getVersion() ? a : b));
    latest.values().forEach(summary -> put(summary, contents.get(summary.getCaseId())));
  }

  private void put(CaseSummary summary, @Nullable String contentHash) {
    database
        .sql(
            """
            insert into case_unit (case_id, version, unit_id, unit_name, unit_line, hidden, state,
              flags, round, content_hash, changed_at, accused_unit)
            values (:caseId, :version, :unitId, :unitName, :line::text[], :hidden, :state,
              :flags::text[], :round, :hash, :changedAt, :accused)
            on conflict (case_id) do update
              set version = excluded.version, unit_id = excluded.unit_id,
                unit_name = excluded.unit_name, unit_line = excluded.unit_line,
                hidden = excluded.hidden, state = excluded.state, flags = excluded.flags,
                round = excluded.round, changed_at = excluded.changed_at,
                accused_unit = excluded.accused_unit,
                content_hash = coalesce(excluded.content_hash, case_unit.content_hash)
              where case_unit.version < excluded.version
            """)
        .param("caseId", summary.getCaseId())
        .param("version", summary.getVersion())
        .param("unitId", summary.getUnitId())
        .param("unitName", summary.getUnitName())
        .param("line", new ArrayList<>(summary.getUnitLine()).toArray(String[]::new))
        .param("hidden", summary.getHidden())
        .param("state", summary.getState().name())
        .param("flags", summary.getFlags().stream().map(CaseFlag::name).toArray(String[]::new))
        .param("round", summary.getRound())
        .param("hash", contentHash)
        .param("accused", summary.getAccusedUnitId())
        .param("changedAt", OffsetDateTime.ofInstant(changedAt(summary), ZoneOffset.UTC))
        .update();
  }

  /** The last of the steps whose times a summary has. */
  private static Instant changedAt(CaseSummary summary) {
    return Stream.of(
            summary.getOpenedAt(),
            summary.getDispatchedAt(),
            summary.getApprovedAt(),
            summary.getEndedAt())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
