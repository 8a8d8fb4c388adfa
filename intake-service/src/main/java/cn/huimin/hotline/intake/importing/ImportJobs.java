package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.importing.ImportJob.Counts;
import cn.huimin.hotline.intake.importing.ImportJob.State;
import cn.huimin.hotline.intake.problem.FieldError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports in the database: their progress and what was wrong with which row. */
@Component
class ImportJobs {

  private static final int ERRORS_SHOWN = 1_000;

  /**
   * An error of a row.
   *
   * @param row number as the spreadsheet counts it
   * @param field field of the work order
   * @param message what is wrong, and the mend
   */
  record RowError(int row, String field, String message) {}

  private final JdbcClient database;

  ImportJobs(JdbcClient database) {
    this.database = database;
  }

  void start(ImportJob job) {
    database
        .sql(
            """
            insert into import_job (id, file_name, dry_run, state, account, started_at)
            values (:id, :fileName, :dryRun, :state, :account, :startedAt)
            """)
        .param("id", job.id())
        .param("fileName", job.fileName())
        .param("dryRun", job.dryRun())
        .param("state", job.state().name())
        .param("account", job.account())
        .param("startedAt", at(job.startedAt()))
        .update();
  }

  void progress(String id, Counts counts) {
    database
        .sql(
            """
            update import_job set total = :total, accepted = :accepted, updated = :updated,
              unchanged = :unchanged, rejected = :rejected where id = :id
            """)
        .param("id", id)
        .param("total", counts.total())
        .param("accepted", counts.accepted())
        .param("updated", counts.updated())
        .param("unchanged", counts.unchanged())
        .param("rejected", counts.rejected())
        .update();
  }

  void errors(String id, int row, List<FieldError> errors) {
    for (var error : errors) {
      database
          .sql("insert into import_error values (:id, :row, :field, :message)")
          .param("id", id)
          .param("row", row)
          .param("field", error.field())
          .param("message", error.message())
          .update();
    }
  }

  void end(String id, State state, Instant when) {
    database
        .sql("update import_job set state = :state, ended_at = :at where id = :id")
        .param("id", id)
        .param("state", state.name())
        .param("at", at(when))
        .update();
  }

  /** Imports that a stop of the service cut off: importing the file again doubles nothing. */
  int endCutOff(Instant when) {
    return database
        .sql("update import_job set state = 'FAILED', ended_at = :at where state = 'RUNNING'")
        .param("at", at(when))
        .update();
  }

  Optional<ImportJob> find(String id) {
    return database
        .sql("select * from import_job where id = :id")
        .param("id", id)
        .query((row, _) -> job(row))
        .optional();
  }

  List<RowError> errors(String id) {
    return database
        .sql(
            """
            select row_number, field, message from import_error where import_id = :id
            order by row_number, field limit :limit
            """)
        .param("id", id)
        .param("limit", ERRORS_SHOWN)
        .query((row, _) -> new RowError(row.getInt(1), row.getString(2), row.getString(3)))
        .list();
  }

  private static ImportJob job(ResultSet row) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new ImportJob(
        row.getString("id"),
        row.getString("file_name"),
        row.getBoolean("dry_run"),
        State.valueOf(row.getString("state")),
        row.getString("account"),
        new Counts(
            row.getInt("total"),
            row.getInt("accepted"),
            row.getInt("updated"),
            row.getInt("unchanged"),
            row.getInt("rejected")),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private static OffsetDateTime at(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
