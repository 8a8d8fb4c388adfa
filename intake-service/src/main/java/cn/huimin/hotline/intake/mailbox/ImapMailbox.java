package cn.huimin.hotline.intake.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** One connection to a mailbox. Mails are read without being marked as read. */
final class ImapMailbox implements AutoCloseable {

  private static final String FETCH_BYTES = String.valueOf(1 << 20);

  private final IMAPStore store;
  private final IMAPFolder folder;
  private final @Nullable String doneFolder;

  private ImapMailbox(IMAPStore store, IMAPFolder folder, @Nullable String doneFolder) {
    this.store = store;
    this.folder = folder;
    this.doneFolder = doneFolder;
  }

  /**
   * Connects.
   *
   * @param timeout patience for each step; a server that is listened to may be silent for {@code
   *     idleFor} longer
   */
  static ImapMailbox open(MailboxSettings.Account account, Duration timeout, Duration idleFor)
      throws MessagingException {
    boolean implicit = account.tls() == MailboxSettings.Tls.TLS;
    var protocol = implicit ? "imaps" : "imap";
    var session =
        Session.getInstance(properties("mail." + protocol + ".", account, timeout, idleFor));
    var store = (IMAPStore) session.getStore(protocol);
    try {
      store.connect(account.host(), account.port(), account.username(), account.password());
      if (store.hasCapability("ID")) {
        // Some providers let nobody in who does not say what program this is.
        store.id(Map.of("name", "huimin-hotline", "version", "1"));
      }
      var folder = (IMAPFolder) store.getFolder(account.folder());
      folder.open(Folder.READ_WRITE);
      var mailbox = new ImapMailbox(store, folder, account.doneFolder());
      folder.addMessageCountListener(mailbox.new NewMails());
      return mailbox;
    } catch (MessagingException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Ends listening when a mail has come: what a server tells on the way into listening, before it
   * says that it does, would otherwise be told to nobody until the next round.
   */
  private final class NewMails extends MessageCountAdapter {

    @Override
    public void messagesAdded(MessageCountEvent event) {
      nudge();
    }
  }

  private static Properties properties(
      String name, MailboxSettings.Account account, Duration timeout, Duration idleFor) {
    var properties = new Properties();
    properties.put(name + "connectiontimeout", String.valueOf(timeout.toMillis()));
    properties.put(name + "timeout", String.valueOf(timeout.plus(idleFor).toMillis()));
    properties.put(name + "writetimeout", String.valueOf(timeout.toMillis()));
    properties.put(name + "ssl.checkserveridentity", "true");
    boolean upgrade = account.tls() == MailboxSettings.Tls.STARTTLS;
    properties.put(name + "starttls.enable", String.valueOf(upgrade));
    properties.put(name + "starttls.required", String.valueOf(upgrade));
    properties.put(name + "peek", "true");
    properties.put(name + "fetchsize", FETCH_BYTES);
    return properties;
  }

  long uidValidity() throws MessagingException {
    return folder.getUIDValidity();
  }

  /** Id that the next mail will get. */
  long uidNext() throws MessagingException {
    return folder.getUIDNext();
  }

  /** Ids of mails behind one, in their order. */
  List<Long> behind(long lastUid) throws MessagingException {
    return uids(folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)).stream()
        .filter(uid -> uid > lastUid)
        .toList();
  }

  /** Ids of mails nobody has read, in their order. */
  List<Long> unread() throws MessagingException {
    return uids(folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)));
  }

  /** Ids of mails nobody has read, and of all that came since a day before, in their order. */
  List<Long> unreadAndSince(Instant moment) throws MessagingException {
    var day = Date.from(moment.minus(Duration.ofDays(1)));
    var uids = new TreeSet<>(unread());
    uids.addAll(uids(folder.search(new ReceivedDateTerm(ComparisonTerm.GE, day))));
    return List.copyOf(uids);
  }

  private List<Long> uids(Message[] messages) throws MessagingException {
    var uids = new ArrayList<Long>();
    for (var message : messages) {
      if (message != null) {
        uids.add(folder.getUID(message));
      }
    }
    return uids.stream().sorted().toList();
  }

  /** Size of a mail in bytes; empty if it is gone. */
  Optional<Integer> size(long uid) throws MessagingException {
    var message = folder.getMessageByUID(uid);
    return message == null || message.isExpunged()
        ? Optional.empty()
        : Optional.of(message.getSize());
  }

  /** A mail as it stands there, up to a number of bytes. */
  byte[] read(long uid, int most) throws MessagingException, IOException {
    if (!(folder.getMessageByUID(uid) instanceof IMAPMessage message)) {
      throw new MessagingException("the mail is gone");
    }
    message.setPeek(true);
    try (var in = message.getMimeStream()) {
      return in.readNBytes(most);
    }
  }

  /** The header of a mail as it stands there; empty if the mail is gone. */
  byte[] header(long uid) throws MessagingException {
    return folder.getMessageByUID(uid) instanceof IMAPMessage message
        ? (SlimMail.header(message, _ -> true) + SlimMail.END).getBytes(StandardCharsets.ISO_8859_1)
        : new byte[0];
  }

  /**
   * What a mail says: the server tells its parts, and texts alone are fetched.
   *
   * @param most bytes of each text
   */
  SlimMail withoutFiles(long uid, int most) throws MessagingException, IOException {
    if (!(folder.getMessageByUID(uid) instanceof IMAPMessage message)) {
      throw new MessagingException("the mail is gone");
    }
    message.setPeek(true);
    return SlimMail.withoutFiles(message, most);
  }

  /** Whether the connection is there. */
  boolean isOpen() {
    return folder.isOpen() && nudge();
  }

  /** Marks a mail as done: read, and moved if there is a folder for it. */
  void done(long uid) throws MessagingException {
    var message = folder.getMessageByUID(uid);
    if (message == null) {
      return;
    }
    message.setFlag(Flags.Flag.SEEN, true);
    if (doneFolder != null) {
      var target = store.getFolder(doneFolder);
      if (!target.exists()) {
        target.create(Folder.HOLDS_MESSAGES);
      }
      var one = new Message[] {message};
      if (store.hasCapability("MOVE")) {
        folder.moveMessages(one, target);
      } else {
        folder.copyMessages(one, target);
        message.setFlag(Flags.Flag.DELETED, true);
        folder.expunge(one);
      }
    }
  }

  /**
   * Mails in the folder now: the server is asked, since what is known of it here may be a second
   * old, and what came within that second would be told to nobody once we listen.
   */
  int count() throws MessagingException {
    ask();
    return folder.getMessageCount();
  }

  /** Asks the server nothing, which ends listening; whatever it has to tell comes along. */
  private void ask() throws MessagingException {
    folder.doCommand(
        protocol -> {
          protocol.noop();
          return true;
        });
  }

  /** Whether the server tells of new mails by itself. */
  boolean tells() throws MessagingException {
    return store.hasCapability("IDLE");
  }

  /** Listens until the server tells of something, or {@link #nudge} is called. */
  void listen() throws MessagingException {
    folder.idle(true);
  }

  /**
   * Ends listening, by asking the server something; false if the connection is gone. Whether the
   * folder is open would be no such question: within a second of the last answer the library does
   * not pass it on.
   */
  boolean nudge() {
    try {
      ask();
      return true;
    } catch (MessagingException | IllegalStateException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (MessagingException e) {
      // It was gone already.
    }
  }

  @Override
  public String toString() {
    return "ImapMailbox" + Arrays.asList(folder.getFullName());
  }
}
