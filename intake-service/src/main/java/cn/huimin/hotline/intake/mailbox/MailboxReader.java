package cn.huimin.hotline.intake.mailbox;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.mail.MailLimits;
import io.github.resilience4j.core.IntervalFunction;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one mailbox for as long as the service runs: what is there, then what comes, as the server
 * tells it (IMAP IDLE). It goes by the ids of the server, not by what somebody has read; the first
 * time it takes what nobody has read. A lost connection is made again, after a pause that grows.
 */
final class MailboxReader implements Runnable {

  /** Where a reader is. */
  enum State {
    /** On its way to the server. */
    CONNECTING,
    /** Reading or listening. */
    CONNECTED,
    /** The server cannot be reached, or lets nobody in. */
    DOWN
  }

  /**
   * How a reader is.
   *
   * @param state where it is
   * @param since since when, real time
   * @param error what kind of error it is down for, or null
   */
  record Status(State state, Instant since, @Nullable String error) {}

  private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
  private static final int MOST_FETCHES = 3;
  private static final String TOO_LARGE = "TOO_LARGE";
  private static final String NOT_MOVED = "NOT_MOVED";
  private static final String NOT_FETCHED = "NOT_FETCHED";

  private final String name;
  private final MailboxSettings.Account account;
  private final MailboxSettings settings;
  private final MailIntake intake;
  private final Mails mails;
  private final RealTime time;
  private final ScheduledExecutorService alarms;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final IntervalFunction pauses =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofSeconds(1), 2, 0.3, Duration.ofMinutes(5));
  private final Map<Long, Integer> fetches = new HashMap<>();
  private volatile @Nullable ImapMailbox connection;
  private volatile Status status;
  private int failures;
  private boolean handledSome;

  MailboxReader(
      String name,
      MailboxSettings settings,
      MailIntake intake,
      Mails mails,
      RealTime time,
      ScheduledExecutorService alarms) {
    this.name = name;
    var account = settings.accounts().get(name);
    if (account == null) {
      throw new IllegalArgumentException("there is no account of this name");
    }
    this.account = account;
    this.settings = settings;
    this.intake = intake;
    this.mails = mails;
    this.time = time;
    this.alarms = alarms;
    this.status = new Status(State.CONNECTING, time.clock().instant(), null);
  }

  String name() {
    return name;
  }

  Status status() {
    return status;
  }

  void stop() {
    stopped.countDown();
    var open = connection;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void run() {
    while (isRunning()) {
      try (var mailbox = ImapMailbox.open(account, settings.timeout(), settings.idleFor())) {
        connection = mailbox;
        turn(State.CONNECTED, null);
        failures = 0;
        log.info("The mailbox {} is read", name);
        attend(mailbox);
      } catch (MessagingException | RuntimeException | IOException | StackOverflowError e) {
        if (isRunning()) {
          // What a server says may name people.
          var kind = e.getClass().getSimpleName();
          turn(State.DOWN, kind);
          log.warn("The mailbox {} cannot be read: {}", name, kind);
        }
      } finally {
        connection = null;
      }
      if (isRunning()) {
        pause(Duration.ofMillis(pauses.apply(++failures)));
      }
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void turn(State state, @Nullable String error) {
    if (status.state() != state) {
      status = new Status(state, time.clock().instant(), error);
    }
  }

  private void pause(Duration pause) {
    try {
      var _ = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }

  private void attend(ImapMailbox mailbox) throws MessagingException, IOException {
    int waits = 0;
    while (isRunning()) {
      int before = mailbox.count();
      handledSome = false;
      if (pass(mailbox) == MailIntake.Handled.LATER) {
        pause(Duration.ofMillis(pauses.apply(++waits)));
        continue;
      }
      waits = 0;
      // What came meanwhile is not told again; what was moved away makes the count say nothing.
      if (!handledSome && mailbox.count() <= before) {
        listen(mailbox);
      }
    }
  }

  private void listen(ImapMailbox mailbox) throws MessagingException {
    if (!mailbox.tells()) {
      pause(settings.pollEvery());
      return;
    }
    var alarm =
        alarms.schedule(mailbox::nudge, settings.idleFor().toMillis(), TimeUnit.MILLISECONDS);
    try {
      mailbox.listen();
    } finally {
      alarm.cancel(false);
    }
  }

  private MailIntake.Handled pass(ImapMailbox mailbox) throws MessagingException, IOException {
    long validity = mailbox.uidValidity();
    var known = mails.position(name).filter(p -> p.uidValidity() == validity);
    if (known.isPresent()) {
      return handle(mailbox, validity, mailbox.behind(known.get().lastUid()), true);
    }
    long next = mailbox.uidNext();
    // Ids that mean other mails now: all that came since, read or not; what is known stays one.
    var since = mails.since(name);
    var all = since.isPresent() ? mailbox.unreadAndSince(since.get()) : mailbox.unread();
    var handled = handle(mailbox, validity, all.stream().filter(uid -> uid < next).toList(), false);
    if (handled == MailIntake.Handled.DONE) {
      mails.remember(name, new Mails.Position(validity, next - 1));
    }
    return handled;
  }

  private MailIntake.Handled handle(
      ImapMailbox mailbox, long validity, List<Long> uids, boolean step)
      throws MessagingException, IOException {
    for (long uid : uids) {
      var handled = isRunning() ? handle(mailbox, validity, uid) : MailIntake.Handled.LATER;
      if (handled == MailIntake.Handled.LATER) {
        return handled;
      }
      if (step) {
        mails.remember(name, new Mails.Position(validity, uid));
      }
      handledSome = true;
      if (handled == MailIntake.Handled.DONE) {
        // Only now: it is on the log, or in quarantine.
        done(mailbox, uid);
      }
    }
    return MailIntake.Handled.DONE;
  }

  /** What cannot be marked or moved is done all the same; that it is so can be seen. */
  private void done(ImapMailbox mailbox, long uid) throws MessagingException {
    String error = null;
    try {
      mailbox.done(uid);
    } catch (MessagingException e) {
      if (!mailbox.isOpen()) {
        throw e;
      }
      log.warn("A mail of {} cannot be marked as done or moved", name);
      error = NOT_MOVED;
    }
    var now = status;
    if (!Objects.equals(now.error(), error)) {
      status = new Status(now.state(), now.since(), error);
    }
  }

  private MailIntake.Handled handle(ImapMailbox mailbox, long validity, long uid)
      throws MessagingException, IOException {
    int most = Math.toIntExact(settings.mostSize().toBytes());
    int tries = fetches.merge(uid, 1, Integer::sum);
    byte[] raw = {};
    int size = 0;
    if (tries <= MOST_FETCHES) {
      var told = mailbox.size(uid);
      if (told.isEmpty()) {
        return MailIntake.Handled.DONE;
      }
      size = told.get();
      raw = size > most ? raw : mailbox.read(uid, most + 1);
    }
    var handled =
        tries > MOST_FETCHES
            ? left(mailbox, validity, uid, size, NOT_FETCHED)
            : size > most || raw.length > most
                ? withoutFiles(mailbox, validity, uid, Math.max(size, raw.length))
                : intake.take(name, account, raw);
    fetches.remove(uid);
    return handled;
  }

  /** A mail that is too large, by what it says; told of, where not even that can be had. */
  private MailIntake.Handled withoutFiles(ImapMailbox mailbox, long validity, long uid, int size)
      throws MessagingException {
    SlimMail slim;
    try {
      slim = mailbox.withoutFiles(uid, MailLimits.DEFAULT.textBytes());
    } catch (MessagingException | IOException | RuntimeException e) {
      log.warn("A mail of {} is too large: {}", name, e.getClass().getSimpleName());
      return left(mailbox, validity, uid, size, TOO_LARGE);
    }
    return intake.takeWithoutFiles(name, account, slim.bytes(), slim.left());
  }

  private MailIntake.Handled left(
      ImapMailbox mailbox, long validity, long uid, int size, String why) {
    byte[] header = {};
    try {
      header = mailbox.header(uid);
    } catch (MessagingException | RuntimeException e) {
      // Told of without, rather than never.
      log.warn("A header of {} cannot be had: {}", name, e.getClass().getSimpleName());
    }
    return intake.leaveUnread(name, validity, uid, size, why, header);
  }
}
