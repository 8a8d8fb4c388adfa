package cn.huimin.hotline.intake.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text and the files of a mail, gathered over its parts. */
final class MailParts {

  private static final int MOST_PARTS = 200;
  private static final int DEEPEST = 20;
  private static final int BUFFER = 8_192;
  private static final int LONGEST_NAME = 150;
  private static final int META = 2_048;
  private static final Pattern META_CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");

  private final MailLimits limits;
  private final Counter counter;
  private final StringBuilder text = new StringBuilder();
  private final List<MailFile> files = new ArrayList<>();
  private int left;

  private static final class Counter {
    private int parts;
    private int files;
  }

  private MailParts(MailLimits limits, Counter counter) {
    this.limits = limits;
    this.counter = counter;
  }

  static MailParts of(MimeMessage message, MailLimits limits)
      throws MessagingException, UnreadableMailException {
    var parts = new MailParts(limits, new Counter());
    parts.gather(message, 0);
    return parts;
  }

  /** Of a mail that is not looked into. */
  static MailParts nothing(MailLimits limits) {
    return new MailParts(limits, new Counter());
  }

  String text() {
    return text.toString().strip();
  }

  List<MailFile> files() {
    return files;
  }

  int left() {
    return left;
  }

  private void gather(MimePart part, int depth) throws MessagingException, UnreadableMailException {
    if (depth > DEEPEST) {
      throw new UnreadableMailException("TOO_DEEP");
    }
    if (++counter.parts > MOST_PARTS) {
      throw new UnreadableMailException("TOO_MANY_PARTS");
    }
    var type = type(part);
    if (type.getPrimaryType().equalsIgnoreCase("multipart")) {
      gatherAll(children(part), type.getSubType().equalsIgnoreCase("alternative"), depth);
      return;
    }
    var name = name(part);
    boolean asFile = name.isPresent() || isAttachment(part);
    if (type.match("message/rfc822")) {
      say("—— 所附邮件 ——");
      gather(within(part), depth + 1);
    } else if (!asFile && type.match("text/html")) {
      var bytes = bytes(part, limits.textBytes());
      say(
          HtmlText.of(
              MailText.decode(bytes, charset(type).or(() -> metaCharset(bytes)).orElse(null))));
    } else if (!asFile && type.match("text/plain")) {
      say(MailText.decode(bytes(part, limits.textBytes()), charset(type).orElse(null)));
    } else if (asFile || isMedia(type)) {
      keep(part, name.orElseGet(() -> named(type)));
    }
  }

  /** Of alternatives the first that says something speaks; files of all of them are kept. */
  private void gatherAll(List<MimePart> children, boolean alternatives, int depth)
      throws MessagingException, UnreadableMailException {
    boolean said = false;
    for (var child : children) {
      if (!alternatives) {
        gather(child, depth + 1);
        continue;
      }
      var one = new MailParts(limits, counter);
      one.gather(child, depth + 1);
      if (!said && !one.text().isEmpty()) {
        say(one.text());
        said = true;
      }
      files.addAll(one.files);
      left += one.left;
    }
  }

  private void say(String words) {
    if (!words.isBlank()) {
      text.append(text.isEmpty() ? "" : "\n").append(words.strip());
    }
  }

  private void keep(MimePart part, String name) {
    if (counter.files >= limits.files()) {
      left++;
      return;
    }
    var bytes = bytes(part, limits.fileBytes() + 1);
    if (bytes.length == 0 || bytes.length > limits.fileBytes()) {
      left++;
      return;
    }
    counter.files++;
    files.add(new MailFile(name, bytes));
  }

  private static List<MimePart> children(MimePart part) throws MessagingException {
    try {
      var multipart = new MimeMultipart(part.getDataHandler().getDataSource());
      var children = new ArrayList<MimePart>();
      for (int at = 0; at < multipart.getCount(); at++) {
        if (multipart.getBodyPart(at) instanceof MimePart child) {
          children.add(child);
        }
      }
      return children;
    } catch (RuntimeException e) {
      throw new MessagingException("its parts cannot be told apart", e);
    }
  }

  private static MimeMessage within(MimePart part) throws MessagingException {
    try (var in = part.getInputStream()) {
      return new MimeMessage(MailParser.SESSION, in);
    } catch (IOException | RuntimeException e) {
      throw new MessagingException("a mail within cannot be read", new IOException(e));
    }
  }

  /** The bytes of a part; of one whose encoding breaks off what stands before. */
  private static byte[] bytes(MimePart part, int most) {
    var bytes = new ByteArrayOutputStream();
    try (var in = content(part)) {
      var some = new byte[BUFFER];
      for (int read = in.read(some); read >= 0 && bytes.size() < most; read = in.read(some)) {
        bytes.write(some, 0, Math.min(read, most - bytes.size()));
      }
    } catch (IOException | MessagingException | RuntimeException e) {
      // Decoders of the library stumble over what no encoder wrote.
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }

  private static InputStream content(MimePart part) throws IOException, MessagingException {
    try {
      return part.getInputStream();
    } catch (IOException | MessagingException e) {
      // An encoding nobody knows: as it stands.
      if (part instanceof MimeBodyPart body) {
        return body.getRawInputStream();
      }
      if (part instanceof MimeMessage message) {
        return message.getRawInputStream();
      }
      throw e;
    }
  }

  private static ContentType type(MimePart part) throws MessagingException {
    try {
      var type = new ContentType(part.getContentType());
      return type.getPrimaryType() == null || type.getSubType() == null
          ? new ContentType("text", "plain", null)
          : type;
    } catch (ParseException e) {
      return new ContentType("text", "plain", null);
    }
  }

  private static Optional<String> charset(ContentType type) {
    return Optional.ofNullable(type.getParameter("charset"));
  }

  private static Optional<String> metaCharset(byte[] html) {
    var head = new String(html, 0, Math.min(html.length, META), StandardCharsets.ISO_8859_1);
    var meta = META_CHARSET.matcher(head);
    return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
  }

  private static boolean isMedia(ContentType type) {
    var primary = type.getPrimaryType().toLowerCase(Locale.ROOT);
    return primary.equals("image")
        || primary.equals("audio")
        || primary.equals("video")
        || primary.equals("application");
  }

  private static boolean isAttachment(MimePart part) {
    try {
      return "attachment".equalsIgnoreCase(part.getDisposition());
    } catch (MessagingException e) {
      return false;
    }
  }

  private static Optional<String> name(MimePart part) {
    try {
      return Optional.ofNullable(part.getFileName())
          .map(MailText::header)
          .map(MailParts::asName)
          .filter(name -> !name.isBlank());
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static String asName(String given) {
    var bare = NOT_IN_NAMES.matcher(given).replaceAll("_").strip();
    return bare.length() > LONGEST_NAME ? bare.substring(bare.length() - LONGEST_NAME) : bare;
  }

  private static String named(ContentType type) {
    var kind = type.getSubType().toLowerCase(Locale.ROOT);
    return "附件." + (kind.equals("jpeg") ? "jpg" : asName(kind));
  }
}
