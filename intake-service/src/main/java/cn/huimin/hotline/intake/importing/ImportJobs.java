package cn.huimin.hotline.intake.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of imports. */
@Component
class ImportJobs {

  private final JdbcClient database;
  private final JsonMapper json;

  ImportJobs(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  void add(ImportJob job, String instanceId) {
    database
        .sql(
            """
            insert into import_job (import_id, instance_id, account, file_name, dry_run, state, started_at)
            values (:id, :instance, :account, :fileName, :dryRun, :state, :startedAt)
            """)
        .param("id", job.importId())
        .param("instance", instanceId)
        .param("account", job.account())
        .param("fileName", job.fileName())
        .param("dryRun", job.dryRun())
        .param("state", job.state().name())
        .param("startedAt", utc(job.startedAt()))
        .update();
  }

  void end(ImportJob job) {
    var counts = job.counts();
    database
        .sql(
            """
            update import_job set state = :state, expected = :expected, total = :total, accepted = :accepted,
              updated = :updated, unchanged = :unchanged, rejected = :rejected, findings = :findings::jsonb,
              ended_at = :endedAt
            where import_id = :id
            """)
        .param("state", job.state().name())
        .param("expected", job.expected())
        .param("total", counts.total())
        .param("accepted", counts.accepted())
        .param("updated", counts.updated())
        .param("unchanged", counts.unchanged())
        .param("rejected", counts.rejected())
        .param("findings", json.writeValueAsString(job.findings()).replace("\\u0000", ""))
        .param("endedAt", utc(job.endedAt()))
        .param("id", job.importId())
        .update();
  }

  /**
   * Notes how far an import is, for whoever asks another instance, or after this one has died.
   *
   * @return the account that asked to cancel it, if one did
   */
  Optional<String> goneOn(String importId, @Nullable Integer expected, ImportJob.Counts counts) {
    return database
        .sql(
            """
            update import_job set expected = :expected, total = :total, accepted = :accepted, updated = :updated,
              unchanged = :unchanged, rejected = :rejected
            where import_id = :id and state = 'RUNNING' returning coalesce(cancel_asked_by, '') as asked
            """)
        .param("expected", expected)
        .param("total", counts.total())
        .param("accepted", counts.accepted())
        .param("updated", counts.updated())
        .param("unchanged", counts.unchanged())
        .param("rejected", counts.rejected())
        .param("id", importId)
        .query(String.class)
        .optional()
        .filter(asked -> !asked.isEmpty());
  }

  /**
   * Asks an import to stop, whichever instance runs it; the first who asks is remembered.
   *
   * @return whether it runs
   */
  boolean askToCancel(String importId, String account) {
    return database
            .sql(
                """
                update import_job set cancel_asked_by = coalesce(cancel_asked_by, :account)
                where import_id = :id and state = 'RUNNING'
                """)
            .param("account", account)
            .param("id", importId)
            .update()
        > 0;
  }

  /** Whether any import runs. */
  boolean anyRunning() {
    return database
        .sql("select exists (select from import_job where state = 'RUNNING')")
        .query(Boolean.class)
        .single();
  }

  /** Imports that run, none of which ends before the caller's transaction does. */
  List<String> holdRunning() {
    return database
        .sql(
            "select import_id from import_job where state = 'RUNNING' order by import_id for share")
        .query(String.class)
        .list();
  }

  /**
   * Holds an import that is about to end, in the caller's transaction.
   *
   * @return whether it still runs
   */
  boolean hold(String importId) {
    return database
        .sql("select state from import_job where import_id = :id for update")
        .param("id", importId)
        .query(String.class)
        .optional()
        .filter("RUNNING"::equals)
        .isPresent();
  }

  /**
   * Imports of an instance that were running when it died end as failed.
   *
   * @return their ids
   */
  List<String> failAbandoned(String instanceId, RowError why, Instant at) {
    var findings = new ImportJob.Findings(List.of(why), List.of(), List.of(), List.of(), List.of());
    return database
        .sql(
            """
            update import_job set state = 'FAILED', findings = :findings::jsonb, ended_at = :at
            where state = 'RUNNING' and instance_id = :instance returning import_id
            """)
        .param("findings", json.writeValueAsString(findings))
        .param("at", utc(at))
        .param("instance", instanceId)
        .query(String.class)
        .list();
  }

  Optional<ImportJob> find(String importId) {
    return database
        .sql("select * from import_job where import_id = :id")
        .param("id", importId)
        .query((row, _) -> job(row))
        .optional();
  }

  /** The last that were begun, the newest first. */
  List<ImportJob> latest(int most) {
    return database
        .sql("select * from import_job order by started_at desc, import_id limit :most")
        .param("most", most)
        .query((row, _) -> job(row))
        .list();
  }

  private ImportJob job(ResultSet row) throws SQLException {
    var endedAt = row.getObject("ended_at", OffsetDateTime.class);
    return new ImportJob(
        row.getString("import_id"),
        row.getString("account"),
        row.getString("file_name"),
        row.getBoolean("dry_run"),
        ImportJob.State.valueOf(row.getString("state")),
        row.getObject("expected", Integer.class),
        new ImportJob.Counts(
            row.getInt("total"),
            row.getInt("accepted"),
            row.getInt("updated"),
            row.getInt("unchanged"),
            row.getInt("rejected")),
        row.getString("findings") == null
            ? ImportJob.Findings.NONE
            : json.readValue(row.getString("findings"), ImportJob.Findings.class),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        endedAt == null ? null : endedAt.toInstant(),
        row.getString("cancel_asked_by"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
