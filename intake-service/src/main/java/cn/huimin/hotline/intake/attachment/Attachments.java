package cn.huimin.hotline.intake.attachment;

import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of attachments; the files and their names are sealed in the vault, each under a key of
 * its own. Takes part in the caller's transaction.
 */
@Component
public class Attachments {

  /**
   * An attachment.
   *
   * @param attachmentId its id
   * @param caseId case it belongs to; null until something of the case names it
   * @param unitId unit that it says something about (考核材料), or null
   * @param account who handed it in
   * @param mediaType what it is
   * @param size its bytes
   * @param at when it was handed in
   */
  public record Line(
      String attachmentId,
      @Nullable String caseId,
      @Nullable String unitId,
      String account,
      String mediaType,
      int size,
      Instant at) {}

  /** What it is called, which may tell of a person. */
  record Name(String fileName) {
    static final String ENTRY = "name";

    @Override
    public String toString() {
      return "Name[…]";
    }
  }

  private static final String FILE = "file";

  private final JdbcClient database;
  private final Vault vault;
  private final Clock clock;

  Attachments(JdbcClient database, Vault vault, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** Keeps a file, unless one is there by that id already. */
  void add(String id, String account, String fileName, AttachmentType type, byte[] file) {
    int added =
        database
            .sql(
                """
            insert into attachment (attachment_id, account, media_type, size, created_at)
            values (:id, :account, :type, :size, :at)
            on conflict (attachment_id) do nothing
            """)
            .param("id", id)
            .param("account", account)
            .param("type", type.mediaType())
            .param("size", file.length)
            .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .update();
    if (added == 1) {
      var subject = Subject.ofAttachment(id);
      vault.put(subject, Name.ENTRY, new Name(fileName));
      vault.putBytes(subject, FILE, file);
    }
  }

  /**
   * Keeps a file that came with a work order, unless it is there already.
   *
   * @param id follows from what it came with, so that the same again is the same
   * @return false if it is of a kind that is not taken; then nothing is kept
   */
  public boolean take(String id, String account, String fileName, byte[] file) {
    var type = AttachmentType.of(file, fileName);
    if (type.isPresent() && find(id).isEmpty()) {
      add(id, account, fileName, type.get(), file);
    }
    return type.isPresent();
  }

  Optional<Line> find(String id) {
    return database
        .sql("select * from attachment where attachment_id = :id")
        .param("id", id)
        .query((row, _) -> line(row))
        .optional();
  }

  /** Attachments of a case. */
  public List<Line> ofCase(String caseId) {
    return database
        .sql("select * from attachment where case_id = :caseId order by created_at")
        .param("caseId", caseId)
        .query((row, _) -> line(row))
        .list();
  }

  /** Erases the attachments of a case, their names too. */
  public void erase(String caseId) {
    ofCase(caseId).forEach(line -> vault.erase(Subject.ofAttachment(line.attachmentId())));
    database.sql("delete from attachment where case_id = :caseId").param("caseId", caseId).update();
  }

  /** Erases files that nobody gave to a case or a unit since a moment. */
  public void eraseStray(Instant before) {
    database
        .sql(
            """
            with stray as (
              delete from attachment
              where case_id is null and unit_id is null and created_at < :before
              returning attachment_id)
            delete from vault_key where subject in (select :beginning || attachment_id from stray)
            """)
        .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
        .param("beginning", Subject.ofAttachment("").id())
        .update();
  }

  /** What an attachment is called. */
  public String name(String id) {
    return vault
        .get(Subject.ofAttachment(id), Name.ENTRY, Name.class)
        .map(Name::fileName)
        .orElse("attachment");
  }

  /** The file; empty if it was erased. */
  Optional<byte[]> file(String id) {
    return vault.getBytes(Subject.ofAttachment(id), FILE);
  }

  /**
   * Gives attachments to a case.
   *
   * @return false if one does not exist, or is another case's; then none is given
   */
  public boolean give(List<String> ids, String caseId) {
    var wanted = ids.stream().distinct().toList();
    if (wanted.isEmpty()) {
      return true;
    }
    long fitting =
        database
            .sql(
                """
                select count(*) from attachment
                where attachment_id in (:ids) and unit_id is null
                  and (case_id is null or case_id = :caseId)
                """)
            .param("ids", wanted)
            .param("caseId", caseId)
            .query(Long.class)
            .single();
    if (fitting != wanted.size()) {
      return false;
    }
    database
        .sql("update attachment set case_id = :caseId where attachment_id in (:ids)")
        .param("ids", wanted)
        .param("caseId", caseId)
        .update();
    return true;
  }

  /**
   * Gives attachments to a unit that they say something about. Whoever hands them in gives them, or
   * names once more what the unit has.
   *
   * @return false if one does not exist, or is a case's, another unit's or another person's; then
   *     none is given
   */
  public boolean giveToUnit(List<String> ids, String unitId, String account) {
    var wanted = ids.stream().distinct().toList();
    if (wanted.isEmpty()) {
      return true;
    }
    long fitting =
        database
            .sql(
                """
                select count(*) from attachment
                where attachment_id in (:ids) and case_id is null
                  and (unit_id = :unitId or (unit_id is null and account = :account))
                """)
            .param("ids", wanted)
            .param("unitId", unitId)
            .param("account", account)
            .query(Long.class)
            .single();
    if (fitting != wanted.size()) {
      return false;
    }
    database
        .sql("update attachment set unit_id = :unitId where attachment_id in (:ids)")
        .param("ids", wanted)
        .param("unitId", unitId)
        .update();
    return true;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString("attachment_id"),
        row.getString("case_id"),
        row.getString("unit_id"),
        row.getString("account"),
        row.getString("media_type"),
        row.getInt("size"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
