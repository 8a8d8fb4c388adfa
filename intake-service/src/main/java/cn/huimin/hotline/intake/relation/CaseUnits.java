package cn.huimin.hotline.intake.relation;

import cn.huimin.hotline.schemas.event.CaseSummary;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which unit has a case and whether its complainant is hidden, as the events of the case say. The
 * place up to which they were read is kept in the same transaction.
 */
@Component
public class CaseUnits {

  private static final String CONSUMER = "case-units";

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
  private final TransactionOperations transactions;

  CaseUnits(JdbcClient database, TransactionOperations transactions) {
    this.database = database;
    this.transactions = transactions;
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

  /** Takes in what a batch of events says, and where reading goes on. */
  void take(List<CaseSummary> summaries, Map<TopicPartition, Long> next) {
    var latest = new HashMap<String, CaseSummary>();
    summaries.forEach(
        summary ->
            latest.merge(
                summary.getCaseId(), summary, (a, b) -> a.getVersion() > b.getVersion() ? a : b));
    transactions.executeWithoutResult(
        _ -> {
          latest.values().forEach(this::put);
          next.forEach(this::remember);
        });
  }

  /** Where reading goes on. */
  Map<TopicPartition, Long> next() {
    var next = new HashMap<TopicPartition, Long>();
    database
        .sql("select topic, partition, next_offset from consumed where consumer = :consumer")
        .param("consumer", CONSUMER)
        .query(
            (row, _) ->
                Map.entry(
                    new TopicPartition(row.getString("topic"), row.getInt("partition")),
                    row.getLong("next_offset")))
        .list()
        .forEach(entry -> next.put(entry.getKey(), entry.getValue()));
    return next;
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

  private void remember(TopicPartition partition, long offset) {
    database
        .sql(
            """
            insert into consumed (consumer, topic, partition, next_offset)
            values (:consumer, :topic, :partition, :offset)
            on conflict (consumer, topic, partition) do update set next_offset = excluded.next_offset
            """)
        .param("consumer", CONSUMER)
        .param("topic", partition.topic())
        .param("partition", partition.partition())
        .param("offset", offset)
        .update();
  }
}
