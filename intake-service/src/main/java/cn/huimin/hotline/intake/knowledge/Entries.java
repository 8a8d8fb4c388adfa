package cn.huimin.hotline.intake.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of answers; every edition of each is kept. */
@Component
class Entries {

  private final JdbcClient database;

  Entries(JdbcClient database) {
    this.database = database;
  }

  Optional<Entry> find(String entryId) {
    return database
        .sql("select * from knowledge where entry_id = :id order by version desc limit 1")
        .param("id", entryId)
        .query((row, _) -> entry(row))
        .optional();
  }

  /** All entries as they are now, by category and question. */
  List<Entry> all() {
    return database
        .sql(
            """
            select * from (
              select distinct on (entry_id) * from knowledge order by entry_id, version desc) latest
            order by category nulls last, question, entry_id
            """)
        .query((row, _) -> entry(row))
        .list();
  }

  /**
   * Keeps an edition.
   *
   * @return false if there is one of this version already: somebody else was quicker
   */
  boolean put(Entry entry) {
    return database
            .sql(
                """
                insert into knowledge (entry_id, version, question, answer, category, basis, valid_until,
                  withdrawn, changed_by, changed_at)
                values (:id, :version, :question, :answer, :category, :basis, :until, :withdrawn, :by, :at)
                on conflict do nothing
                """)
            .param("id", entry.entryId())
            .param("version", entry.version())
            .param("question", entry.question())
            .param("answer", entry.answer())
            .param("category", entry.category())
            .param("basis", entry.basis())
            .param("until", entry.validUntil())
            .param("withdrawn", entry.withdrawn())
            .param("by", entry.changedBy())
            .param("at", OffsetDateTime.ofInstant(entry.changedAt(), ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("entry_id"),
        row.getString("question"),
        row.getString("answer"),
        row.getString("category"),
        row.getString("basis"),
        row.getObject("valid_until", LocalDate.class),
        row.getBoolean("withdrawn"),
        row.getInt("version"),
        row.getString("changed_by"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }
}
