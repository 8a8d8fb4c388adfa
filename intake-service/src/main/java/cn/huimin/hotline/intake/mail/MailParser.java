package cn.huimin.hotline.intake.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a mail from its bytes. Whatever the bytes are, it reads them or says why it cannot. */
public final class MailParser {

  /** Session of mails that are only read. */
  static final Session SESSION = Session.getInstance(new Properties());

  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,400}>");
  private static final Pattern BRACKETED =
      Pattern.compile("<\\s*([^<>\\s]{1,100}@[^<>\\s]{1,99})\\s*>");
  private static final Pattern BARE =
      Pattern.compile("[A-Za-z0-9._%+=/'-]{1,100}@[A-Za-z0-9.-]{1,99}");
  private static final int MOST_REFERENCES = 50;
  private static final int LONGEST_NAME = 60;

  private MailParser() {}

  /**
   * Reads a mail.
   *
   * @throws UnreadableMailException if it cannot
   */
  public static Mail read(byte[] raw, MailLimits limits) throws UnreadableMailException {
    return read(raw, limits, false);
  }

  /**
   * Reads a mail of which somebody said that a person wrote it, whatever its header says.
   *
   * @throws UnreadableMailException if it cannot
   */
  public static Mail readAsAPersons(byte[] raw, MailLimits limits) throws UnreadableMailException {
    return read(raw, limits, true);
  }

  private static Mail read(byte[] raw, MailLimits limits, boolean isAPersons)
      throws UnreadableMailException {
    try {
      int start = start(raw);
      var message =
          new MimeMessage(SESSION, new ByteArrayInputStream(raw, start, raw.length - start));
      if (!message.getAllHeaders().hasMoreElements()) {
        throw new UnreadableMailException("NO_HEADER");
      }
      var subject = MailText.header(first(message, "Subject").orElse(null));
      var kind = isAPersons ? MailKind.PERSON : MailKind.of(name -> first(message, name), subject);
      // What no person wrote is not looked into.
      var parts =
          kind == MailKind.PERSON ? MailParts.of(message, limits) : MailParts.nothing(limits);
      var from = first(message, "From").or(() -> first(message, "Sender")).orElse(null);
      return new Mail(
          kind,
          ids(message, "Message-ID").stream().findFirst().orElse(null),
          references(message),
          address(from),
          name(from),
          sentAt(message),
          subject,
          parts.text(),
          parts.files(),
          parts.left());
    } catch (MessagingException e) {
      throw new UnreadableMailException("MALFORMED", e);
    } catch (RuntimeException e) {
      throw new UnreadableMailException("PARSER_FAILED", e);
    }
  }

  /** Where a mail begins: a first line that looks like the rest of a header is the rest of none. */
  private static int start(byte[] raw) {
    int at = 0;
    if (raw.length > 0 && (raw[0] == ' ' || raw[0] == '\t')) {
      while (at < raw.length && Character.isWhitespace(raw[at])) {
        at++;
      }
    }
    return at;
  }

  private static Optional<String> first(MimeMessage message, String name) {
    try {
      var values = message.getHeader(name);
      return values == null ? Optional.empty() : Optional.ofNullable(values[0]);
    } catch (MessagingException e) {
      return Optional.empty();
    }
  }

  private static List<String> ids(MimeMessage message, String header) {
    return first(message, header).stream()
        .flatMap(value -> ID.matcher(value).results())
        .map(id -> id.group())
        .limit(MOST_REFERENCES)
        .toList();
  }

  private static List<String> references(MimeMessage message) {
    var ids = new LinkedHashSet<>(ids(message, "In-Reply-To"));
    ids.addAll(ids(message, "References").reversed());
    return new ArrayList<>(ids);
  }

  private static @Nullable String address(@Nullable String from) {
    if (from == null) {
      return null;
    }
    var bracketed = BRACKETED.matcher(from);
    if (bracketed.find()) {
      return bracketed.group(1);
    }
    var bare = BARE.matcher(from);
    return bare.find() ? bare.group() : null;
  }

  private static @Nullable String name(@Nullable String from) {
    int bracket = from == null ? -1 : from.indexOf('<');
    if (from == null || bracket <= 0) {
      return null;
    }
    var name = MailText.header(from.substring(0, bracket)).replace("\"", "").strip();
    return name.isEmpty() || name.indexOf('@') >= 0 || name.length() > LONGEST_NAME ? null : name;
  }

  private static @Nullable Instant sentAt(MimeMessage message) {
    try {
      var date = message.getSentDate();
      return date == null ? null : date.toInstant();
    } catch (MessagingException e) {
      return null;
    }
  }
}
