package cn.huimin.hotline.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes and headers of mails as text. The names of GB2312 and GBK are read as GB18030, which holds
 * both, since senders write characters of the larger set under the name of the smaller. Bytes that
 * are Chinese in UTF-8 are that, whatever they are called. What says nothing, or says Latin, is
 * UTF-8 if it can be, a few broken bytes aside, and GB18030 else, unless its letters are Latin.
 * Encoded words of a header (RFC 2047) are joined before they are decoded: many programs cut a
 * character in two.
 */
final class MailText {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Set<String> GB =
      Set.of(
          "gb2312",
          "gb_2312-80",
          "gb-2312",
          "gbk",
          "x-gbk",
          "cp936",
          "ms936",
          "936",
          "windows-936",
          "euc-cn",
          "csgb2312",
          "chinese",
          "gb18030",
          "x-mswin-936");

  /** Charsets that programs name when they know of none: those of one byte. */
  private static final Pattern SAYS_NOTHING =
      Pattern.compile("us-ascii|iso-8859-\\d+|windows-125\\d|ibm\\d+|macintosh|x-mac.*|koi8-.*");

  private static final Pattern WORD =
      Pattern.compile("=\\?([A-Za-z0-9_:.\\-]+)(?:\\*[A-Za-z-]*)?\\?([BbQq])\\?([^?]*)\\?=");
  private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]*");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private static final char BROKEN = '\uFFFD';

  /** So many characters of UTF-8 there are to each broken byte where it is UTF-8. */
  private static final int WHOLE_TO_BROKEN = 4;

  private MailText() {}

  /** The text of bytes of a charset, which may be unknown, wrong or null. */
  static String decode(byte[] bytes, @Nullable String charset) {
    var declared = charset(charset);
    var utf8 = strictly(bytes, StandardCharsets.UTF_8);
    var text =
        utf8.filter(MailText::isChinese)
            .or(() -> declared.filter(MailText::saysSomething).flatMap(c -> strictly(bytes, c)))
            .or(() -> utf8)
            .or(() -> damaged(bytes))
            .or(() -> declared.filter(_ -> isLatin(bytes)).flatMap(c -> strictly(bytes, c)))
            .or(() -> strictly(bytes, GB18030))
            .orElseGet(() -> new String(bytes, declared.orElse(StandardCharsets.UTF_8)));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean saysSomething(Charset charset) {
    return !SAYS_NOTHING.matcher(charset.name().toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Whether there is a character of Chinese, each of which is three bytes of UTF-8 and more: what
   * is GBK can hardly be read so by chance, while two bytes of it now and then are a Greek letter.
   */
  private static boolean isChinese(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                    || (c >= 0x3000 && c <= 0x303F)
                    || (c >= 0xFF01 && c <= 0xFF5E));
  }

  /**
   * Whether letters beyond ASCII stand alone, as accents of Latin do; those of GBK stand in rows.
   */
  private static boolean isLatin(byte[] bytes) {
    int beyond = 0;
    int inRows = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] < 0) {
        beyond++;
        inRows +=
            (at > 0 && bytes[at - 1] < 0) || (at + 1 < bytes.length && bytes[at + 1] < 0) ? 1 : 0;
      }
    }
    return beyond > 0 && inRows * 2 < beyond;
  }

  /** The text of a header as it stands in the mail, one character for each byte. */
  static String header(@Nullable String raw) {
    if (raw == null) {
      return "";
    }
    var line = FOLD.matcher(raw).replaceAll(" ");
    if (line.chars().anyMatch(c -> c > 0x7f && c <= 0xff)
        && line.chars().allMatch(c -> c <= 0xff)) {
      line = decode(line.getBytes(StandardCharsets.ISO_8859_1), null);
    }
    return printable(decodedWords(line)).replace('\n', ' ').strip();
  }

  /** The text without control characters and halves of characters; lines end by a line feed. */
  static String printable(String text) {
    var lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
    var clean = CONTROL.matcher(lines).replaceAll("");
    return clean.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : clean;
  }

  private static String decodedWords(String line) {
    var text = new StringBuilder();
    var joined = new ByteArrayOutputStream();
    String charset = null;
    int at = 0;
    var words = WORD.matcher(line);
    while (words.find()) {
      var between = line.substring(at, words.start());
      var bytes = wordBytes(words.group(2), words.group(3));
      if (bytes.isEmpty()) {
        continue;
      }
      if (charset != null && (!between.isBlank() || !charset.equalsIgnoreCase(words.group(1)))) {
        text.append(decode(joined.toByteArray(), charset));
        joined.reset();
      }
      if (charset == null || !between.isBlank()) {
        text.append(between);
      }
      charset = words.group(1);
      joined.writeBytes(bytes.get());
      at = words.end();
    }
    if (charset != null) {
      text.append(decode(joined.toByteArray(), charset));
    }
    return text.append(line, at, line.length()).toString();
  }

  private static Optional<byte[]> wordBytes(String encoding, String word) {
    try {
      return Optional.of(
          encoding.equalsIgnoreCase("B") ? Base64.getMimeDecoder().decode(word) : quoted(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] quoted(String word) {
    var bytes = new ByteArrayOutputStream();
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      if (c == '=' && at + 2 < word.length() && hex(word, at + 1) >= 0) {
        bytes.write(hex(word, at + 1));
        at += 2;
      } else {
        bytes.writeBytes(String.valueOf(c == '_' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static int hex(String word, int at) {
    int high = Character.digit(word.charAt(at), 16);
    int low = Character.digit(word.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static Optional<Charset> charset(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    var known = name.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
    if (GB.contains(known)) {
      return Optional.of(GB18030);
    }
    if (known.equals("utf8") || known.equals("unicode-1-1-utf-8")) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    try {
      return Optional.of(Charset.forName(known));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The text of UTF-8 in which a few bytes are broken, on the way or by a program that cuts in the
   * middle of a character: each is a replacement character. Hardly a character of another charset
   * is one of UTF-8 too, so where most of them are, it is that.
   */
  private static Optional<String> damaged(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    long broken = text.chars().filter(c -> c == BROKEN).count();
    long whole = text.codePoints().filter(c -> c > 0x7f && c != BROKEN).count();
    return whole >= WHOLE_TO_BROKEN * broken ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
