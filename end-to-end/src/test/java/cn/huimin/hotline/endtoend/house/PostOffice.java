package cn.huimin.hotline.endtoend.house;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A mail server with one mailbox that the house reads. */
public final class PostOffice implements AutoCloseable {

  /** Name of the mailbox. */
  public static final String MAILBOX = "letters";

  private static final String ADDRESS = "letters@edu.example";
  private static final String PASSWORD = "secret";

  private final GreenMail server;

  /** Starts it, and tells intake by the properties of this JVM. */
  PostOffice() {
    server =
        new GreenMail(
            new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    server.start();
    server.setUser(ADDRESS, MAILBOX, PASSWORD);
    var account = "hotline.intake.mailbox.accounts." + MAILBOX + ".";
    System.setProperty(account + "host", "127.0.0.1");
    System.setProperty(account + "port", String.valueOf(server.getImap().getPort()));
    System.setProperty(account + "tls", "NONE");
    System.setProperty(account + "username", MAILBOX);
    System.setProperty(account + "password", PASSWORD);
    var smtp = "hotline.intake.mailbox.smtp.";
    System.setProperty(smtp + "host", "127.0.0.1");
    System.setProperty(smtp + "port", String.valueOf(server.getSmtp().getPort()));
    System.setProperty(smtp + "tls", "NONE");
    System.setProperty(smtp + "from", "hotline@edu.example");
  }

  /** Puts a mail into the mailbox, as it is written here, in UTF-8. */
  public void deliver(String mail) {
    var raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try {
      server
          .getUserManager()
          .getUserByEmail(ADDRESS)
          .deliver(
              new MimeMessage(
                  Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A mail that no parser should read: parts in parts. */
  public static String unreadable(String marker) {
    var raw = new StringBuilder("From: a@b.example\n");
    for (int at = 0; at < 30; at++) {
      raw.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(at, at));
    }
    return raw.append("Content-Type: text/plain; charset=utf-8\n\n").append(marker).toString();
  }

  @Override
  public void close() {
    server.stop();
  }
}
