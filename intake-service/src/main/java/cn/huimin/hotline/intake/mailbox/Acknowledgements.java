package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
  private static final int MOST_ATTEMPTS = 18;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 8;
  private static final String TOO_MANY = "TOO_MANY";

  private final JdbcClient database;
  private final Vault vault;
  private final CaseRegistry registry;
  private final Mails mails;
  private final MailIds ids;
  private final MailboxSettings settings;
  private final RealTime time;
  private final Optional<SmtpOutbox> outbox;

  Acknowledgements(
      JdbcClient database,
      Vault vault,
      CaseRegistry registry,
      Mails mails,
      MailIds ids,
      MailboxSettings settings,
      RealTime time,
      Optional<SmtpOutbox> outbox) {
    this.database = database;
    this.vault = vault;
    this.registry = registry;
    this.mails = mails;
    this.ids = ids;
    this.settings = settings;
    this.time = time;
    this.outbox = outbox;
  }

  /**
   * Notes that a case owes one, in the caller's transaction; nothing where none can be sent. An
   * address that got as many as it may within a day gets no more: a machine that answers each with
   * another mail, and does not say that it is one, comes to an end so.
   *
   * @param address to whom
   */
  void owe(
      String mailId,
      String mailbox,
      MailThread thread,
      String address,
      @Nullable String messageId) {
    if (outbox.isEmpty()) {
      return;
    }
    var now = time.clock().instant();
    var to = ids.ofAddressee(address, LocalDate.ofInstant(now, ZoneOffset.UTC));
    boolean isTooMuch = today(to) >= settings.acknowledgementsPerDay();
    if (isTooMuch) {
      log.warn("A mail is not acknowledged: its sender got enough of them today");
    }
    vault.put(Subject.ofCase(thread.caseId()), Answered.ENTRY, new Answered(messageId));
    mails.join(ids.ofMessage(outbox.get().messageId(mailId)), thread);
    database
        .sql(
            """
            insert into mail_acknowledgement
              (case_id, mail_id, mailbox, state, next_at, addressee, last_error, ended_at)
            values (:caseId, :mailId, :mailbox, :state, :at, :addressee, :why, :ended)
            on conflict do nothing
            """)
        .param("caseId", thread.caseId())
        .param("mailId", mailId)
        .param("mailbox", mailbox)
        .param("state", (isTooMuch ? State.FAILED : State.DUE).name())
        .param("at", at(now))
        .param("addressee", to)
        .param("why", isTooMuch ? TOO_MANY : null)
        .param("ended", isTooMuch ? at(now) : null)
        .update();
  }

  /** How many go to an address on its day. */
  private long today(String addressee) {
    return database
        .sql(
            """
            select count(*) from mail_acknowledgement
            where addressee = :addressee and last_error is distinct from :why
            """)
        .param("addressee", addressee)
        .param("why", TOO_MANY)
        .query(Long.class)
        .single();
  }

  /**
   * Sends what is due.
   *
   * @param now real time
   */
  void sendDue(Instant now) {
    if (outbox.isEmpty()) {
      return;
    }
    for (var due : due(now)) {
      var what = written(due, outbox.get());
      if (what.isEmpty()) {
        // Erased meanwhile.
        end(due, State.FAILED, "no-address", now);
      } else if (!outbox.get().may()) {
        return;
      } else if (isBegun(due, outbox.get(), now)) {
        send(due, what.get(), outbox.get(), now);
      }
    }
  }

  private Optional<SmtpOutbox.Acknowledgement> written(Due due, SmtpOutbox smtp) {
    var subject = Subject.ofCase(due.caseId());
    var address =
        vault
            .get(subject, Complainant.ENTRY, Complainant.class)
            .map(Complainant::email)
            .orElse(null);
    var code = vault.get(subject, LookUpCode.ENTRY, LookUpCode.class).orElse(null);
    var number = registry.find(due.caseId()).map(CaseRegistry.Registered::caseNumber).orElse(null);
    return address == null || code == null || number == null
        ? Optional.empty()
        : Optional.of(
            new SmtpOutbox.Acknowledgement(
                address,
                number,
                code.code(),
                smtp.messageId(due.mailId()),
                vault
                    .get(subject, Answered.ENTRY, Answered.class)
                    .map(Answered::messageId)
                    .orElse(null)));
  }

  /** Commits an attempt; the leave to make it goes back where another instance has begun it. */
  private boolean isBegun(Due due, SmtpOutbox smtp, Instant now) {
    boolean begun = false;
    try {
      begun = begin(due, now);
    } finally {
      if (!begun) {
        smtp.doNot();
      }
    }
    return begun;
  }

  private void send(Due due, SmtpOutbox.Acknowledgement what, SmtpOutbox smtp, Instant now) {
    try {
      smtp.send(what);
      end(due, State.SENT, null, now);
    } catch (SmtpOutbox.NotSentException e) {
      log.warn("An acknowledgement was not sent: {}", e.kind());
      if (due.attempts() + 1 >= MOST_ATTEMPTS || e.isForNoAddress()) {
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

  /** Commits an attempt; false if another instance has begun it. */
  private boolean begin(Due due, Instant now) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), MOST_DOUBLINGS));
    return database
            .sql(
                """
                update mail_acknowledgement set attempts = attempts + 1, next_at = :next
                where case_id = :caseId and attempts = :attempts and state = 'DUE'
                """)
            .param("next", at(now.plus(pause)))
            .param("caseId", due.caseId())
            .param("attempts", due.attempts())
            .update()
        == 1;
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
