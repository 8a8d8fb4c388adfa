package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.attachment.VirusCheck;
import cn.huimin.hotline.intake.mail.Mail;
import cn.huimin.hotline.intake.mail.MailKind;
import cn.huimin.hotline.intake.mail.MailLimits;
import cn.huimin.hotline.intake.mail.MailParser;
import cn.huimin.hotline.intake.mail.UnreadableMailException;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.Acceptance;
import cn.huimin.hotline.intake.workorder.CaseRegistry;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The way of one mail: read, told from what no person wrote, put into its thread, handed in.
 * Handled twice, it does nothing twice. Whatever it is, it ends as a line of {@link Mails}; only
 * what lies outside the mail, such as a broker that is away, leaves it to be handled later.
 */
@Component
class MailIntake {

  /** Whether a mail is done with. */
  enum Handled {
    /** Its work order is on the log, or it is set aside. */
    DONE,
    /** Its files are not here, or nothing of it: it stays in its mailbox as it is. */
    LEFT,
    /** Something of ours is away: the same mail again, later. */
    LATER
  }

  static final String RAW = "raw";
  static final String ERASED = "ERASED";

  private static final Logger log = LoggerFactory.getLogger(MailIntake.class);
  private static final Pattern CASE_NUMBER = Pattern.compile("(?<!\\d)\\d{8}-\\d{5,6}(?!\\d)");
  private static final int MOST_NUMBERS = 10;

  /** Bytes up to which a mail that no person wrote is kept whole. */
  private static final int MOST_IGNORED = 2 << 20;

  /** Of a mail its head alone is wanted. */
  private static final MailLimits HEAD = new MailLimits(0, 0, 0);

  private static final String ACCOUNT = "channel:MAILBOX";
  private static final Actor ACTOR = new Actor(ACCOUNT, Role.SERVICE, null, "mailbox");

  private final Mails mails;
  private final MailIds ids;
  private final Acceptance acceptance;
  private final CaseRegistry registry;
  private final CaseUnits cases;
  private final Attachments attachments;
  private final VirusCheck check;
  private final Acknowledgements acknowledgements;
  private final Vault vault;
  private final TransactionOperations transactions;
  private final Clock clock;

  MailIntake(
      Mails mails,
      MailIds ids,
      Acceptance acceptance,
      CaseRegistry registry,
      CaseUnits cases,
      Attachments attachments,
      VirusCheck check,
      Acknowledgements acknowledgements,
      Vault vault,
      TransactionOperations transactions,
      Clock clock) {
    this.mails = mails;
    this.ids = ids;
    this.acceptance = acceptance;
    this.registry = registry;
    this.cases = cases;
    this.attachments = attachments;
    this.check = check;
    this.acknowledgements = acknowledgements;
    this.vault = vault;
    this.transactions = transactions;
    this.clock = clock;
  }

  private static final class Incoming {
    private final String mailbox;
    private final MailboxSettings.Account account;
    private final byte[] raw;
    private final String mailId;
    private final int left;

    Incoming(String mailbox, MailboxSettings.Account account, byte[] raw, String mailId, int left) {
      this.mailbox = mailbox;
      this.account = account;
      this.raw = raw;
      this.mailId = mailId;
      this.left = left;
    }
  }

  /** Handles a mail as it came. */
  Handled take(String mailbox, MailboxSettings.Account account, byte[] raw) {
    return guarded(() -> take(mailbox, account, raw, ids.of(raw), false, 0));
  }

  /**
   * Handles a mail that is too large by what it says.
   *
   * @param raw the mail without its files
   * @param left how many files it came with
   */
  Handled takeWithoutFiles(String mailbox, MailboxSettings.Account account, byte[] raw, int left) {
    var handled = guarded(() -> take(mailbox, account, raw, ids.of(raw), false, left));
    return handled == Handled.DONE ? Handled.LEFT : handled;
  }

  /** Handles a mail that somebody looked at, as a person's. */
  Handled takeAgain(String mailbox, MailboxSettings.Account account, byte[] raw, String mailId) {
    return guarded(() -> take(mailbox, account, raw, mailId, true, 0));
  }

  /**
   * Tells of a mail that is too large, or that its server does not hand out.
   *
   * @param header its header as far as it can be had, else empty
   */
  Handled leaveUnread(
      String mailbox, long uidValidity, long uid, int size, String why, byte[] header) {
    return guarded(
        () -> {
          var mailId = ids.of(mailbox, uidValidity, uid);
          var head = head(header);
          transactions.executeWithoutResult(
              _ -> {
                mails.note(
                    mailId, mailbox, MailState.QUARANTINED, why, null, size, head.isPresent());
                head.ifPresent(one -> vault.put(Subject.ofMail(mailId), MailHead.ENTRY, one));
              });
          log.warn("A mail of {} stays there: {}", mailbox, why);
          return Handled.LEFT;
        });
  }

  private static Optional<MailHead> head(byte[] raw) {
    try {
      return Optional.of(MailHead.of(MailParser.read(raw, HEAD)));
    } catch (UnreadableMailException e) {
      return Optional.empty();
    }
  }

  private static Handled guarded(Supplier<Handled> handling) {
    try {
      return handling.get();
    } catch (DataAccessException | TransactionException e) {
      log.warn("A mail waits for the database: {}", e.getClass().getSimpleName());
      return Handled.LATER;
    }
  }

  private Handled take(
      String mailbox,
      MailboxSettings.Account account,
      byte[] raw,
      String rawId,
      boolean again,
      int left) {
    Mail mail;
    try {
      mail =
          again
              ? MailParser.readAsAPersons(raw, MailLimits.DEFAULT)
              : MailParser.read(raw, MailLimits.DEFAULT);
    } catch (UnreadableMailException e) {
      return again || mails.find(rawId).isEmpty()
          ? quarantine(new Incoming(mailbox, account, raw, rawId, left), e.why())
          : Handled.DONE;
    }
    var mailId = again ? rawId : ids.of(mail);
    var known = mails.find(mailId);
    if (!again && known.isPresent()) {
      return Handled.DONE;
    }
    var incoming = new Incoming(mailbox, account, raw, mailId, left);
    if (mail.kind() == MailKind.UNCLEAR) {
      return quarantine(incoming, mail.kind().name());
    }
    if (mail.kind() != MailKind.PERSON) {
      return ignore(incoming, mail.kind().name());
    }
    try {
      return handIn(incoming, mail);
    } catch (Refusal refusal) {
      if (refusal.code() == ProblemCode.ERASED) {
        return ignore(incoming, ERASED);
      }
      if (refusal.code().status().is5xxServerError()) {
        log.warn("A mail waits: {}", refusal.code().code());
        return Handled.LATER;
      }
      return quarantine(incoming, word(refusal.code().code()));
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      // What the fault says may repeat the mail: its kind only.
      log.error("A mail could not be handled: {}", e.getClass().getSimpleName());
      return quarantine(incoming, "HANDLING_FAILED");
    }
  }

  private Handled handIn(Incoming incoming, Mail mail) {
    var found = mails.thread(ids.ofReferences(mail));
    var open = found.filter(thread -> !cases.hasEnded(thread.caseId()));
    var codes = codes(mail, found);
    var files = MailOrder.files(mail, codes);
    var kept = new ArrayList<String>();
    for (int at = 0; at < files.size(); at++) {
      var file = files.get(at);
      var id = Ids.uuid5(incoming.mailId, "file", String.valueOf(at));
      // A scanner that is away makes the mail wait, like the database.
      if (check.passes(file.bytes())
          && Boolean.TRUE.equals(
              transactions.execute(
                  _ -> attachments.take(id, ACCOUNT, file.name(), file.bytes())))) {
        kept.add(id);
      }
    }
    int left = incoming.left + mail.filesLeft() + files.size() - kept.size();
    var order =
        MailOrder.of(
            mail,
            incoming.mailbox,
            incoming.account,
            "mail-" + incoming.mailId,
            open.map(thread -> new MailOrder.Amended(thread, complainant(thread))).orElse(null),
            open.isPresent() ? null : numberOf(found),
            codes,
            kept,
            left,
            clock.instant());
    var accepted = acceptance.accept(order, ACTOR, Duration.ZERO);
    var thread = new MailThread(accepted.caseId(), order.sourceLine(), order.externalNumber());
    transactions.executeWithoutResult(_ -> end(incoming, mail, thread, accepted.opening()));
    return Handled.DONE;
  }

  private Complainant complainant(MailThread thread) {
    return vault
        .get(Subject.ofCase(thread.caseId()), Complainant.ENTRY, Complainant.class)
        .orElse(Complainant.NOBODY);
  }

  /** Look-up codes of the case of the thread, and of those the mail names by their numbers. */
  private Set<String> codes(Mail mail, Optional<MailThread> found) {
    var named =
        CASE_NUMBER
            .matcher(mail.subject() + "\n" + mail.text())
            .results()
            .map(MatchResult::group)
            .distinct()
            .limit(MOST_NUMBERS)
            .flatMap(number -> registry.byNumber(number).stream())
            .map(CaseRegistry.Registered::caseId);
    var subjects =
        Stream.concat(found.stream().map(MailThread::caseId), named)
            .distinct()
            .map(Subject::ofCase)
            .toList();
    return vault.getAll(subjects, LookUpCode.ENTRY, LookUpCode.class).values().stream()
        .map(LookUpCode::code)
        .collect(Collectors.toSet());
  }

  private @Nullable String numberOf(Optional<MailThread> thread) {
    return thread
        .flatMap(known -> registry.find(known.caseId()))
        .map(CaseRegistry.Registered::caseNumber)
        .orElse(null);
  }

  private void end(Incoming incoming, Mail mail, MailThread thread, boolean opening) {
    mails.note(
        incoming.mailId,
        incoming.mailbox,
        MailState.TAKEN,
        null,
        thread.caseId(),
        incoming.raw.length,
        false);
    vault.erase(Subject.ofMail(incoming.mailId));
    var own = ids.ofOwn(mail);
    if (own != null) {
      mails.join(own, thread);
    }
    if (opening && mail.address() != null) {
      acknowledgements.owe(
          incoming.mailId, incoming.mailbox, thread, mail.address(), mail.messageId());
    }
  }

  /**
   * What no person wrote is kept for a while, since headers may be wrong; nothing of the erased.
   */
  private Handled ignore(Incoming incoming, String why) {
    boolean kept = !why.equals(ERASED);
    setAside(incoming, MailState.IGNORED, why, kept, kept && incoming.raw.length <= MOST_IGNORED);
    return Handled.DONE;
  }

  private Handled quarantine(Incoming incoming, String why) {
    setAside(incoming, MailState.QUARANTINED, why, true, true);
    log.warn("A mail of {} is in quarantine: {}", incoming.mailbox, why);
    return Handled.DONE;
  }

  private void setAside(
      Incoming incoming, MailState state, String why, boolean kept, boolean whole) {
    var head = head(incoming.raw);
    transactions.executeWithoutResult(
        _ -> {
          var subject = Subject.ofMail(incoming.mailId);
          mails.note(
              incoming.mailId, incoming.mailbox, state, why, null, incoming.raw.length, kept);
          if (!kept) {
            vault.erase(subject);
            return;
          }
          head.ifPresent(one -> vault.put(subject, MailHead.ENTRY, one));
          if (whole) {
            vault.putBytes(subject, RAW, incoming.raw);
          }
        });
  }

  private static String word(String code) {
    return code.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
