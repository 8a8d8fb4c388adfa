package cn.huimin.hotline.intake.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of mails, of their threads and of how far each mailbox is read. */
@Component
class Mails {

  /**
   * How far a mailbox is read.
   *
   * @param uidValidity while it is the same, ids of the server mean the same mails
   * @param lastUid the last mail that was handled
   */
  record Position(long uidValidity, long lastUid) {}

  private final JdbcClient database;
  private final Clock clock;

  Mails(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<Position> position(String mailbox) {
    return database
        .sql("select uid_validity, last_uid from mail_position where mailbox = :mailbox")
        .param("mailbox", mailbox)
        .query((row, _) -> new Position(row.getLong(1), row.getLong(2)))
        .optional();
  }

  /** Since when a mailbox is read, real time. */
  Optional<Instant> since(String mailbox) {
    return database
        .sql("select since from mail_position where mailbox = :mailbox")
        .param("mailbox", mailbox)
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  void remember(String mailbox, Position position) {
    database
        .sql(
            """
            insert into mail_position (mailbox, uid_validity, last_uid) values (:mailbox, :validity, :uid)
            on conflict (mailbox) do update
              set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid
            """)
        .param("mailbox", mailbox)
        .param("validity", position.uidValidity())
        .param("uid", position.lastUid())
        .update();
  }

  Optional<MailLine> find(String mailId) {
    return database
        .sql("select * from mail where mail_id = :id")
        .param("id", mailId)
        .query((row, _) -> line(row))
        .optional();
  }

  /** Mails, the newest first; of a state and before one, if given. */
  List<MailLine> list(@Nullable MailState state, @Nullable String before, int limit) {
    return database
        .sql(
            """
            select * from mail
            where (:state::text is null or state = :state)
              and (:before::text is null
                or (first_at, mail_id) < (select first_at, mail_id from mail where mail_id = :before))
            order by first_at desc, mail_id desc limit :limit
            """)
        .param("state", state == null ? null : state.name())
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  /** Mails of which something is kept, the oldest first. */
  List<MailLine> kept() {
    return database
        .sql("select * from mail where kept order by first_at, mail_id")
        .query((row, _) -> line(row))
        .list();
  }

  /** How many mails of a mailbox are in each state. */
  Map<MailState, Long> counts(String mailbox) {
    var counts = new EnumMap<MailState, Long>(MailState.class);
    database
        .sql("select state, count(*) from mail where mailbox = :mailbox group by state")
        .param("mailbox", mailbox)
        .query((row, _) -> counts.put(MailState.valueOf(row.getString(1)), row.getLong(2)))
        .list();
    return counts;
  }

  /** How many mails wait for somebody. */
  long quarantined() {
    return database
        .sql("select count(*) from mail where state = 'QUARANTINED'")
        .query(Long.class)
        .single();
  }

  /** Notes that nothing of a mail is kept any more, in the caller's transaction. */
  void noLonger(String mailId) {
    database.sql("update mail set kept = false where mail_id = :id").param("id", mailId).update();
  }

  /** Notes what became of a mail, in the caller's transaction. */
  void note(
      String mailId,
      String mailbox,
      MailState state,
      @Nullable String why,
      @Nullable String caseId,
      int size,
      boolean kept) {
    database
        .sql(
            """
            insert into mail
              (mail_id, mailbox, state, why, case_id, size, attempts, first_at, last_at, kept)
            values (:id, :mailbox, :state, :why, :caseId, :size, 1, :at, :at, :kept)
            on conflict (mail_id) do update
              set state = excluded.state, why = excluded.why, case_id = excluded.case_id,
                attempts = mail.attempts + 1, last_at = excluded.last_at, kept = excluded.kept
            """)
        .param("id", mailId)
        .param("mailbox", mailbox)
        .param("state", state.name())
        .param("why", why)
        .param("caseId", caseId)
        .param("size", size)
        .param("kept", kept)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** The thread of the first of these mails that belongs to one. */
  Optional<MailThread> thread(List<String> messageHashes) {
    return messageHashes.stream()
        .flatMap(
            hash ->
                database
                    .sql("select * from mail_thread where message_hash = :hash")
                    .param("hash", hash)
                    .query(
                        (row, _) ->
                            new MailThread(
                                row.getString("case_id"),
                                row.getString("source_line"),
                                row.getString("external_number")))
                    .stream())
        .findFirst();
  }

  /** Remembers that a mail belongs to a thread. */
  void join(String messageHash, MailThread thread) {
    database
        .sql(
            """
            insert into mail_thread (message_hash, case_id, source_line, external_number)
            values (:hash, :caseId, :line, :number) on conflict do nothing
            """)
        .param("hash", messageHash)
        .param("caseId", thread.caseId())
        .param("line", thread.sourceLine())
        .param("number", thread.externalNumber())
        .update();
  }

  private static MailLine line(ResultSet row) throws SQLException {
    return new MailLine(
        row.getString("mail_id"),
        row.getString("mailbox"),
        MailState.valueOf(row.getString("state")),
        row.getString("why"),
        row.getString("case_id"),
        row.getInt("size"),
        row.getInt("attempts"),
        row.getBoolean("kept"),
        row.getObject("first_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_at", OffsetDateTime.class).toInstant());
  }
}
