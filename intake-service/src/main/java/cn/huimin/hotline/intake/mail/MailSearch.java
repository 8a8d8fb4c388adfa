package cn.huimin.hotline.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of a mail to be searched, though no parser may be able to read it: as it stands, with
 * its encoded headers, base64 and quoted-printable undone wherever they look like it.
 */
public final class MailSearch {

  private static final Pattern LINE = Pattern.compile("\\r?\\n");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final Pattern SOFT_END = Pattern.compile("=\\r?\\n");
  private static final Pattern QUOTED = Pattern.compile("=[0-9A-Fa-f]{2}");
  private static final int SHORTEST = 4;
  private static final int HEADERS = 256 << 10;

  private MailSearch() {}

  /** All that may be words in a mail, in several readings; most of it may be none. */
  public static List<String> texts(byte[] raw) {
    var texts = new ArrayList<String>();
    var bytes = new String(raw, StandardCharsets.ISO_8859_1);
    texts.add(MailText.decode(raw, null));
    texts.add(MailText.header(bytes.substring(0, Math.min(bytes.length(), HEADERS))));
    if (QUOTED.matcher(bytes).find()) {
      texts.add(unquoted(bytes));
    }
    addBase64(bytes, texts);
    try {
      var mail = MailParser.read(raw, MailLimits.DEFAULT);
      texts.add(mail.subject());
      texts.add(mail.text());
      mail.files().forEach(file -> texts.add(file.name()));
    } catch (UnreadableMailException e) {
      // What could be read without the parser is there already.
    }
    return texts;
  }

  private static String unquoted(String bytes) {
    var joined = SOFT_END.matcher(bytes).replaceAll("");
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < joined.length(); at++) {
      char c = joined.charAt(at);
      if (c == '='
          && at + 2 < joined.length()
          && QUOTED.matcher(joined).region(at, at + 3).matches()) {
        out.write(Integer.parseInt(joined, at + 1, at + 3, 16));
        at += 2;
      } else {
        out.write(c);
      }
    }
    return MailText.decode(out.toByteArray(), null);
  }

  private static void addBase64(String bytes, List<String> texts) {
    var block = new StringBuilder();
    for (var line : LINE.split(bytes, -1)) {
      var stripped = line.strip();
      if (stripped.length() >= SHORTEST && BASE64.matcher(stripped).matches()) {
        block.append(stripped);
        if (!stripped.endsWith("=")) {
          continue;
        }
      }
      addBlock(block, texts);
    }
    addBlock(block, texts);
  }

  private static void addBlock(StringBuilder block, List<String> texts) {
    if (!block.isEmpty()) {
      // The MIME decoder wants whole groups of four.
      int whole = block.length() - block.length() % 4;
      try {
        texts.add(MailText.decode(Base64.getMimeDecoder().decode(block.substring(0, whole)), null));
      } catch (IllegalArgumentException e) {
        // It only looked like it.
      }
      block.setLength(0);
    }
  }
}
