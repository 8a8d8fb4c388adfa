package cn.huimin.hotline.intake.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A mail without its files, for one that is too large: its parts are asked for one by one. */
final class SlimMail {

  /** End of a line of a mail. */
  static final String END = "\r\n";

  private static final String BOUNDARY = "without-its-files-4b1f";
  private static final int MOST_PARTS = 200;
  private static final Pattern OF_THE_BODY =
      Pattern.compile("^(?:content-|mime-version)", Pattern.CASE_INSENSITIVE);

  private final int most;
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private int left;

  private SlimMail(int most) {
    this.most = most;
  }

  /** Lines of a header, one for each that is wanted. */
  static String header(MimeMessage message, Predicate<String> wanted) throws MessagingException {
    var lines = new StringBuilder();
    for (var all = message.getAllHeaderLines(); all.hasMoreElements(); ) {
      var line = all.nextElement();
      if (wanted.test(line)) {
        lines.append(line).append(END);
      }
    }
    return lines.toString();
  }

  /** Header and texts, as a mail; not to be changed. */
  byte[] bytes() {
    return raw.toByteArray();
  }

  /** How many files it came with. */
  int left() {
    return left;
  }

  /**
   * Header and texts of a mail.
   *
   * @param most bytes of each text
   */
  static SlimMail withoutFiles(MimeMessage message, int most)
      throws MessagingException, IOException {
    var slim = new SlimMail(most);
    slim.write(header(message, line -> !OF_THE_BODY.matcher(line).find()));
    slim.write("MIME-Version: 1.0" + END);
    slim.write("Content-Type: multipart/mixed; boundary=" + BOUNDARY + END + END);
    slim.addTexts(message, 0);
    slim.write("--" + BOUNDARY + "--" + END);
    return slim;
  }

  private void write(String text) {
    raw.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void addTexts(MimePart part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      boolean alternatives = part.isMimeType("multipart/alternative");
      for (int at = 0; at < parts.getCount() && at < MOST_PARTS && depth < MOST_PARTS; at++) {
        int before = raw.size();
        if (parts.getBodyPart(at) instanceof MimePart child) {
          addTexts(child, depth + 1);
        }
        if (alternatives && raw.size() > before) {
          break;
        }
      }
    } else if (isText(part)) {
      add(part);
    } else {
      left++;
    }
  }

  private static boolean isText(MimePart part) throws MessagingException {
    return (part.isMimeType("text/plain") || part.isMimeType("text/html"))
        && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
  }

  private void add(MimePart part) throws MessagingException, IOException {
    write("--" + BOUNDARY + END + "Content-Type: " + part.getContentType() + END);
    if (part.getEncoding() != null) {
      write("Content-Transfer-Encoding: " + part.getEncoding() + END);
    }
    write(END);
    try (var in =
        part instanceof MimeBodyPart body
            ? body.getRawInputStream()
            : ((MimeMessage) part).getRawInputStream()) {
      raw.writeBytes(in.readNBytes(most));
    }
    write(END);
  }

  /** Without the mail. */
  @Override
  public String toString() {
    return "SlimMail[" + raw.size() + "]";
  }
}
