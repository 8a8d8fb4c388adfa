package cn.huimin.hotline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.huimin.hotline.embedded.process.FreePorts;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** The mail server of the house: two mailboxes that intake reads, and those of people who write. */
public final class Post {

  /** The director's mailbox. */
  public static final String DIRECTOR = "director";

  /** The mailbox for reports. */
  public static final String REPORTS = "reports";

  private static final String PASSWORD = "secret";

  private final GreenMail server;
  private final GreenMail outside;

  Post() {
    server =
        new GreenMail(new ServerSetup(FreePorts.any(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    open();
    outside =
        new GreenMail(new ServerSetup(FreePorts.any(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    outside.start();
  }

  private void open() {
    for (var box : List.of(DIRECTOR, REPORTS)) {
      server.setUser(address(box), box, PASSWORD);
    }
  }

  private static String address(String box) {
    return box + "@edu.example";
  }

  /** Settings by which intake reads it. */
  List<String> settings() {
    var settings = new ArrayList<String>();
    for (var box : List.of(DIRECTOR, REPORTS)) {
      var account = "--hotline.intake.mailbox.accounts." + box + ".";
      settings.add(account + "host=127.0.0.1");
      settings.add(account + "port=" + server.getImap().getPort());
      settings.add(account + "tls=NONE");
      settings.add(account + "username=" + box);
      settings.add(account + "password=" + PASSWORD);
    }
    settings.add("--hotline.intake.mailbox.most-size=2MB");
    settings.add("--hotline.intake.mailbox.smtp.host=127.0.0.1");
    settings.add("--hotline.intake.mailbox.smtp.port=" + outside.getSmtp().getPort());
    settings.add("--hotline.intake.mailbox.smtp.tls=NONE");
    settings.add("--hotline.intake.mailbox.smtp.from=hotline@edu.example");
    return settings;
  }

  /** Somebody with a mailbox to be answered to. */
  public GreenMailUser person(String address) {
    return outside.setUser(address, PASSWORD);
  }

  /** Puts a mail into a mailbox of the house, as it is written here. */
  public void send(String box, String mail) throws Exception {
    var raw = mail.replace("\n", "\r\n");
    var bytes = raw.contains("charset=gbk") ? raw.getBytes("GBK") : raw.getBytes(UTF_8);
    server
        .getUserManager()
        .getUserByEmail(address(box))
        .deliver(
            new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
  }

  /** A mail that no parser should read: parts in parts without end. */
  public static String unreadable(String marker) {
    var raw = new StringBuilder("From: a@b.example\n");
    for (int at = 0; at < 40; at++) {
      raw.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(at, at));
    }
    return raw.append("Content-Type: text/plain; charset=utf-8\n\n").append(marker).toString();
  }

  /** The last mail somebody got, or null. */
  public MimeMessage lastOf(GreenMailUser person) throws Exception {
    var messages = outside.getManagers().getImapHostManager().getInbox(person).getMessages();
    return messages.isEmpty() ? null : messages.getLast().getMimeMessage();
  }

  /** How many mails somebody got. */
  public int countOf(GreenMailUser person) throws Exception {
    return outside.getManagers().getImapHostManager().getInbox(person).getMessageCount();
  }

  /** Mails of a mailbox that are not marked as read. */
  public long unread(String box) throws Exception {
    return server
        .getManagers()
        .getImapHostManager()
        .getInbox(server.getUserManager().getUserByEmail(address(box)))
        .getMessages()
        .stream()
        .filter(message -> !message.getFlags().contains(Flags.Flag.SEEN))
        .count();
  }

  /**
   * Stops the server of the mailboxes with all connections and starts it on the same port, with
   * other ids and nothing but a mail to the director that somebody has read.
   */
  public void restart(String read) throws Exception {
    server.stop();
    open();
    var director = server.getUserManager().getUserByEmail(address(DIRECTOR));
    server
        .getManagers()
        .getImapHostManager()
        .getInbox(director)
        .appendMessage(
            new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(read.replace("\n", "\r\n").getBytes(UTF_8))),
            new Flags(Flags.Flag.SEEN),
            new Date());
    server.start();
  }

  /** Stops the server that takes mails to people. */
  public void stopOutside() {
    outside.stop();
  }

  /** Starts it again, empty. */
  public void startOutside() {
    outside.start();
  }

  void close() {
    server.stop();
    outside.stop();
  }
}
