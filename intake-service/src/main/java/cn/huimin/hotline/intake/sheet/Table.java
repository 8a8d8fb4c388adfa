package cn.huimin.hotline.intake.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A file as rows, read as a stream so that its length costs no memory. */
final class Table implements AutoCloseable {

  private static final int SNIFFED = 1 << 16;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Stream<TableRow> rows;
  private final List<AutoCloseable> open;

  private Table(Stream<TableRow> rows, List<AutoCloseable> open) {
    this.rows = rows;
    this.open = open;
  }

  /**
   * Opens a file by what it is, not by what it is called.
   *
   * @throws UnreadableSheetException if it is neither .xlsx nor text
   */
  static Table open(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(SNIFFED);
    }
    if (start.length == 0) {
      throw new UnreadableSheetException("文件是空的，请换一个文件");
    }
    if (startsWith(start, ZIP)) {
      return workbook(file);
    }
    if ((start[0] & 0xff) == 0xD0 && start.length > 1 && (start[1] & 0xff) == 0xCF) {
      throw new UnreadableSheetException("旧的 .xls 文件还不能导入，请另存为 .xlsx 或 .csv");
    }
    return text(file, charset(start));
  }

  /** The rows, in order, empty ones included. */
  Stream<TableRow> rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    for (var one : open) {
      try {
        one.close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  private static Table workbook(Path file) throws IOException {
    var in = Files.newInputStream(file);
    try {
      var workbook = new ReadableWorkbook(in);
      var rows = workbook.getFirstSheet().openStream();
      return new Table(rows.map(Table::row), List.of(rows, workbook, in));
    } catch (IOException | ExcelReaderException e) {
      in.close();
      throw new UnreadableSheetException("文件不是完好的 .xlsx，请在表格软件里重新保存后再导入", e);
    }
  }

  private static TableRow row(Row row) {
    var cells = new ArrayList<TableRow.Cell>();
    for (int column = 0; column < row.getCellCount(); column++) {
      cells.add(row.getOptionalCell(column).map(Table::cell).orElse(TableRow.Cell.EMPTY));
    }
    return new TableRow(row.getRowNum(), cells);
  }

  private static TableRow.Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      var number = cell.asNumber();
      return new TableRow.Cell(number.stripTrailingZeros().toPlainString(), number);
    }
    if (cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal number) {
      return new TableRow.Cell(number.stripTrailingZeros().toPlainString(), number);
    }
    var text = cell.getText();
    return new TableRow.Cell(text == null ? "" : text.strip(), null);
  }

  private static Table text(Path file, Charset charset) throws IOException {
    InputStream in = Files.newInputStream(file);
    var reader = new BufferedReader(new InputStreamReader(in, charset));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    var parser =
        CSVParser.builder()
            .setReader(reader)
            .setFormat(CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get())
            .get();
    var rows = StreamSupport.stream(parser.spliterator(), false).map(Table::row);
    return new Table(rows, List.of(parser, reader));
  }

  private static TableRow row(CSVRecord line) {
    var cells = new ArrayList<TableRow.Cell>();
    line.forEach(cell -> cells.add(new TableRow.Cell(cell.strip(), null)));
    return new TableRow((int) line.getRecordNumber(), cells);
  }

  /** UTF-8 if the beginning is, GB18030 if not: nothing else is in use for such exports. */
  private static Charset charset(byte[] start) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      decoder.decode(ByteBuffer.wrap(start, 0, wholeCharacters(start)));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return GB18030;
    }
  }

  /** Length without a character that the end of the sample cuts in two. */
  private static int wholeCharacters(byte[] start) {
    if (start.length < SNIFFED) {
      return start.length;
    }
    int end = start.length;
    while (end > 0 && (start[end - 1] & 0x80) != 0 && start.length - end < 4) {
      end--;
    }
    return end;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (i >= bytes.length || bytes[i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
