package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Acknowledgements of mails with case number and look-up code: one for each case a mail opened. The
 * attempt is committed before it is sent, and it is sent again under the same Message-ID.
 */
@Component
class Acknowledgements {

  /** What becomes of one. */
  enum State {
    /** To be sent. */
    DUE,
    /** A server has it. */
    SENT,
    /** Given up, or nobody left to send it to. */
    FAILED
  }

  /** The mail that is answered. */
  record Answered(@Nullable String messageId) {
    static final String ENTRY = "mail";

    @Override
    public String toString() {
      return "Answered[…]";
    }
  }

  private record Due(String caseId, String mailId, String mailbox, int attempts) {}

  private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);
  private static final int AT_ONCE = 20;
  private static final int MOST_ATTEMPTS = 12;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 8;

  private final JdbcClient database;
  private final Vault vault;
  private final CaseRegistry registry;
  private final Mails mails;
  private final MailIds ids;
  private final RealTime time;
  private final Optional<SmtpOutbox> outbox;

  Acknowledgements(
      JdbcClient database,
      Vault vault,
      CaseRegistry registry,
      Mails mails,
      MailIds ids,
      RealTime time,
      Optional<SmtpOutbox> outbox) {
    this.database = database;
    this.vault = vault;
    this.registry = registry;
    this.mails = mails;
    this.ids = ids;
    this.time = time;
    this.outbox = outbox;
  }

  /** Notes that a case owes one, in the caller's transaction; nothing where none can be sent. */
  void owe(String mailId, String mailbox, MailThread thread, @Nullable String messageId) {
    if (outbox.isEmpty()) {
      return;
    }
    vault.put(Subject.ofCase(thread.caseId()), Answered.ENTRY, new Answered(messageId));
    mails.join(ids.ofMessage(outbox.get().messageId(mailId)), thread);
    database
        .sql(
            """
            insert into mail_acknowledgement (case_id, mail_id, mailbox, state, next_at)
            values (:caseId, :mailId, :mailbox, 'DUE', :at) on conflict do nothing
            """)
        .param("caseId", thread.caseId())
        .param("mailId", mailId)
        .param("mailbox", mailbox)
        .param("at", at(time.clock().instant()))
        .update();
  }

  /**
   * Sends what is due.
   *
   * @param now real time
   */
  void sendDue(Instant now) {
    if (outbox.isEmpty() || outbox.get().isResting()) {
      return;
    }
    for (var due : due(now)) {
      send(due, outbox.get(), now);
    }
  }

  private void send(Due due, SmtpOutbox smtp, Instant now) {
    var subject = Subject.ofCase(due.caseId());
    var address =
        vault
            .get(subject, Complainant.ENTRY, Complainant.class)
            .map(Complainant::email)
            .orElse(null);
    var code = vault.get(subject, LookUpCode.ENTRY, LookUpCode.class).orElse(null);
    var number = registry.find(due.caseId()).map(CaseRegistry.Registered::caseNumber).orElse(null);
    if (address == null || code == null || number == null) {
      // Erased meanwhile.
      end(due, State.FAILED, "no-address", now);
      return;
    }
    begin(due, now);
    try {
      smtp.send(
          new SmtpOutbox.Acknowledgement(
              address,
              number,
              code.code(),
              smtp.messageId(due.mailId()),
              vault
                  .get(subject, Answered.ENTRY, Answered.class)
                  .map(Answered::messageId)
                  .orElse(null)));
      end(due, State.SENT, null, now);
    } catch (SmtpOutbox.NotSentException e) {
      log.warn("An acknowledgement was not sent: {}", e.kind());
      if (due.attempts() + 1 >= MOST_ATTEMPTS) {
        end(due, State.FAILED, e.kind(), now);
      } else {
        failed(due, e.kind());
      }
    }
  }

  private List<Due> due(Instant now) {
    return database
        .sql(
            """
            select case_id, mail_id, mailbox, attempts from mail_acknowledgement
            where state = 'DUE' and next_at <= :now order by next_at limit :limit
            """)
        .param("now", at(now))
        .param("limit", AT_ONCE)
        .query(
            (row, _) ->
                new Due(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
        .list();
  }

  private void begin(Due due, Instant now) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), MOST_DOUBLINGS));
    database
        .sql(
            """
            update mail_acknowledgement set attempts = attempts + 1, next_at = :next
            where case_id = :caseId
            """)
        .param("next", at(now.plus(pause)))
        .param("caseId", due.caseId())
        .update();
  }

  private void failed(Due due, String kind) {
    database
        .sql("update mail_acknowledgement set last_error = :error where case_id = :caseId")
        .param("error", kind)
        .param("caseId", due.caseId())
        .update();
  }

  private void end(Due due, State state, @Nullable String error, Instant now) {
    database
        .sql(
            """
            update mail_acknowledgement set state = :state, last_error = :error, ended_at = :at
            where case_id = :caseId
            """)
        .param("state", state.name())
        .param("error", error)
        .param("at", at(now))
        .param("caseId", due.caseId())
        .update();
  }

  /** How many of a mailbox are in each state. */
  Map<State, Long> counts(String mailbox) {
    var counts = new EnumMap<State, Long>(State.class);
    database
        .sql(
            "select state, count(*) from mail_acknowledgement where mailbox = :mailbox group by state")
        .param("mailbox", mailbox)
        .query((row, _) -> counts.put(State.valueOf(row.getString(1)), row.getLong(2)))
        .list();
    return counts;
  }

  private static OffsetDateTime at(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
