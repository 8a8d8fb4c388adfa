package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Text with separators, in UTF-8, UTF-16 or GB18030, with or without a byte order mark, separated
 * by commas, tabs, semicolons or bars.
 */
final class TextTable implements Table {

  private static final int SNIFFED = 1 << 16;
  private static final int LINES_SNIFFED = 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char[] DELIMITERS = {',', '\t', ';', '|', '，'};

  /** Characters of one row, all cells together; more is a quote that never closes. */
  private static final int LONGEST_ROW = 1_000_000;

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
    var format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();
    try (var reader = new RowBound(new InputStreamReader(Files.newInputStream(file), charset));
        var parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
      for (var line : parser) {
        reader.newRow();
        rows.row(row(line));
      }
    } catch (UncheckedIOException e) {
      throw new UnreadableSheetException("文件的引号不成对，读不下去；请在表格软件里重新保存后再导入", e);
    }
  }

  private static TableRow row(CSVRecord line) {
    var cells = new ArrayList<Cell>();
    for (int at = 0; at < Math.min(line.size(), MOST_CELLS); at++) {
      var text = line.get(at);
      if (at == 0 && line.getRecordNumber() == 1 && text.indexOf(BYTE_ORDER_MARK) == 0) {
        text = text.substring(1);
      }
      cells.add(Cell.text(text.strip()));
    }
    return new TableRow((int) line.getRecordNumber(), cells);
  }

  /** What a document says of itself, if it is so; else what it looks like. */
  static Charset charset(byte[] whole, String named) {
    if (named.startsWith("GB")) {
      return Charset.forName("GB18030");
    }
    return named.startsWith("UTF-16") ? StandardCharsets.UTF_16 : charset(whole);
  }

  /** UTF-8 if the beginning is, GB18030 if not: nothing else is in use without a mark. */
  private static Charset charset(byte[] start) {
    if (start.length >= 2 && (start[0] & 0xff) == 0xFF && (start[1] & 0xff) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (start.length >= 2 && (start[0] & 0xff) == 0xFE && (start[1] & 0xff) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    // A character that the end of the sample cuts in two is no error, as long as more may come.
    var read =
        decoder.decode(
            ByteBuffer.wrap(start), CharBuffer.allocate(start.length), start.length < SNIFFED);
    return read.isError() ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
  }

  /** The separator that stands in most of the first lines, then the most often. */
  private static char delimiter(String start) {
    List<String> lines =
        start.lines().filter(line -> !line.isBlank()).limit(LINES_SNIFFED).toList();
    char best = DELIMITERS[0];
    long most = 0;
    for (char candidate : DELIMITERS) {
      long inLines = lines.stream().filter(line -> count(line, candidate) >= 2).count();
      long inAll = lines.stream().mapToLong(line -> Math.min(count(line, candidate), 200)).sum();
      long weight = inLines * 100_000 + inAll;
      if (inLines > 0 && weight > most && !(candidate == '，' && most > 0)) {
        best = candidate;
        most = weight;
      }
    }
    return best;
  }

  private static long count(String line, char c) {
    return line.chars().filter(one -> one == c).count();
  }

  /** Ends the reading of a file whose row has no end. */
  private static final class RowBound extends FilterReader {
    private int sinceRow;

    RowBound(Reader in) {
      super(in);
    }

    void newRow() {
      sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      sinceRow += read;
      if (sinceRow > LONGEST_ROW) {
        throw new UnreadableSheetException(
            "有一行超过 %d 万字，多半是引号不成对；请检查后再导入".formatted(LONGEST_ROW / 10_000));
      }
    }
  }
}
