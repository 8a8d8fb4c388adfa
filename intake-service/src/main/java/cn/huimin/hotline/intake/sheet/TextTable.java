package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text with separators, in UTF-8, UTF-16 or GB18030, with or without a byte order mark, separated
 * by commas, tabs, semicolons or bars.
 */
final class TextTable implements Table {

  private static final int SNIFFED = 1 << 16;
  private static final int LINES_SNIFFED = 20;

  /** One byte of so many is zero in UTF-16, since separators and digits are half zero. */
  private static final int ZEROS_OF_UTF16 = 20;

  /** So many characters of three bytes are whole for each that is broken. */
  private static final int WHOLE_OF_UTF8 = 4;

  /** A tab beside another separator keeps a spreadsheet from taking a number for one. */
  private static final Pattern GUARDING_TAB = Pattern.compile("(?<=^|[,;|])\t|\t(?=[,;|]|$)");

  private static final char[] DELIMITERS = {',', '\t', ';', '|', '，'};

  private static final int MOST_CELLS = 1_000;

  private final Path file;
  private final Charset charset;
  private final char delimiter;

  private TextTable(Path file, Charset charset, char delimiter) {
    this.file = file;
    this.charset = charset;
    this.delimiter = delimiter;
  }

  static TextTable of(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(SNIFFED);
    }
    var charset = charset(start);
    return new TextTable(file, charset, delimiter(new String(start, charset)));
  }

  /** Its character set. */
  Charset charset() {
    return charset;
  }

  @Override
  public void read(Rows rows) throws IOException {
    rows.sheet("");
    try (var reader = new InputStreamReader(Files.newInputStream(file), charset)) {
      var lines = new TextRows(reader, delimiter);
      int number = 0;
      for (var line = lines.row(); line != null; line = lines.row()) {
        rows.row(row(++number, line));
      }
    }
  }

  private static TableRow row(int number, List<String> line) {
    var cells = new ArrayList<Cell>();
    for (int at = 0; at < Math.min(line.size(), MOST_CELLS); at++) {
      cells.add(Cell.text(line.get(at).strip()));
    }
    return new TableRow(number, cells);
  }

  /** What a document says of itself, if it is so; else what it looks like. */
  static Charset charset(byte[] whole, String named) {
    if (named.startsWith("GB")) {
      return Charset.forName("GB18030");
    }
    return named.startsWith("UTF-16") ? StandardCharsets.UTF_16 : charset(whole);
  }

  /**
   * What its mark says; without one UTF-16 if every other byte is zero, UTF-8 if most of what is no
   * ASCII is, and GB18030 if not: nothing else is in use without a mark. A few broken bytes do not
   * make another character set of a file.
   */
  private static Charset charset(byte[] start) {
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (begins(start, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (begins(start, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (zeros(start, 1) * ZEROS_OF_UTF16 > start.length) {
      return StandardCharsets.UTF_16LE;
    }
    if (zeros(start, 0) * ZEROS_OF_UTF16 > start.length) {
      return StandardCharsets.UTF_16BE;
    }
    return isUtf8(start) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
  }

  private static boolean begins(byte[] bytes, int... prefix) {
    for (int at = 0; at < prefix.length; at++) {
      if (at >= bytes.length || (bytes[at] & 0xff) != prefix[at]) {
        return false;
      }
    }
    return true;
  }

  private static long zeros(byte[] bytes, int from) {
    long zeros = 0;
    for (int at = from; at < bytes.length; at += 2) {
      zeros += bytes[at] == 0 ? 1 : 0;
    }
    return zeros;
  }

  /**
   * Text of GB18030 read as UTF-8 is broken nearly everywhere, and what is not has two bytes and
   * not three.
   */
  private static boolean isUtf8(byte[] bytes) {
    long whole = 0;
    long broken = 0;
    int at = 0;
    while (at < bytes.length) {
      int length = length(bytes[at] & 0xff);
      int has = 1;
      while (has < length && at + has < bytes.length && (bytes[at + has] & 0xC0) == 0x80) {
        has++;
      }
      // A character that the end of the sample cuts in two is no error.
      boolean cut = at + has == bytes.length && has < length && bytes.length == SNIFFED;
      if (has == length && length > 2) {
        whole++;
      } else if (has != length && !cut) {
        broken++;
      }
      at += length == 0 ? 1 : has;
    }
    return broken == 0 || whole > broken * WHOLE_OF_UTF8;
  }

  /** Bytes of a character of UTF-8 by its first; 0 if none begins so. */
  private static int length(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  /**
   * The separator that stands in most of the first lines, as often in each as in others, then the
   * most often.
   */
  private static char delimiter(String start) {
    List<String> lines =
        start
            .replaceFirst("^\uFEFF", "")
            .lines()
            .filter(line -> !line.isBlank())
            .limit(LINES_SNIFFED)
            .map(TextTable::withoutQuoted)
            .toList();
    char best = DELIMITERS[0];
    long most = 0;
    for (char candidate : DELIMITERS) {
      var counts = lines.stream().map(line -> count(line, candidate)).toList();
      long inLines = counts.stream().filter(count -> count >= 2).count();
      long inAll = counts.stream().mapToLong(count -> Math.min(count, 200)).sum();
      long weight = (inLines + alike(counts)) * 100_000 + inAll;
      if (inLines > 0 && weight > most && !(candidate == '，' && most > 0)) {
        best = candidate;
        most = weight;
      }
    }
    return best;
  }

  /** A line without its quoted cells, whose separators are none. */
  private static String withoutQuoted(String line) {
    var plain = new StringBuilder();
    boolean paired = true;
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      boolean opens =
          paired && c == '"' && (plain.isEmpty() || isDelimiter(plain.charAt(plain.length() - 1)));
      int end = opens ? behindQuoted(line, at + 1) : -1;
      paired = paired && (!opens || end > 0);
      plain.append(end > 0 ? 'x' : c);
      at = end > 0 ? end : at + 1;
    }
    return plain.toString();
  }

  private static int behindQuoted(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      if (line.charAt(at) == '"') {
        if (at + 1 == line.length() || isDelimiter(line.charAt(at + 1))) {
          return at + 1;
        }
        at += line.charAt(at + 1) == '"' ? 1 : 0;
      }
    }
    return -1;
  }

  private static boolean isDelimiter(char c) {
    return new String(DELIMITERS).indexOf(c) >= 0;
  }

  private static long count(String line, char c) {
    var plain = c == '\t' ? GUARDING_TAB.matcher(line).replaceAll("") : line;
    return plain.chars().filter(one -> one == c).count();
  }

  /** Lines with as many separators as most of those with two and more: a table has columns. */
  private static long alike(List<Long> counts) {
    return counts.stream()
        .filter(count -> count >= 2)
        .collect(Collectors.groupingBy(count -> count, Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }
}
