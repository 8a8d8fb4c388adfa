package cn.huimin.hotline.intake.relation;

import cn.huimin.hotline.schemas.event.CaseSummary;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

  /** Takes in what a batch of events says, in the caller's transaction. */
  void take(List<CaseSummary> summaries) {
    var latest = new HashMap<String, CaseSummary>();
    summaries.forEach(
        summary ->
            latest.merge(
                summary.getCaseId(), summary, (a, b) -> a.getVersion() > b.getVersion() ? a : b));
    latest.values().forEach(this::put);
  }

  private void put(CaseSummary summary) {
    database
        .sql(
            """
            insert into case_unit (case_id, version, unit_id, unit_line, hidden, state, changed_at)
            values (:caseId, :version, :unitId, :line::text[], :hidden, :state, :changedAt)
            on conflict (case_id) do update
              set version = excluded.version, unit_id = excluded.unit_id,
                unit_line = excluded.unit_line, hidden = excluded.hidden, state = excluded.state,
                changed_at = excluded.changed_at
              where case_unit.version < excluded.version
            """)
        .param("caseId", summary.getCaseId())
        .param("version", summary.getVersion())
        .param("unitId", summary.getUnitId())
        .param("line", new ArrayList<>(summary.getUnitLine()).toArray(String[]::new))
        .param("hidden", summary.getHidden())
        .param("state", summary.getState().name())
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
