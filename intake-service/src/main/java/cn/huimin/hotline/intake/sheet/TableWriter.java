package cn.huimin.hotline.intake.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes rows in the format of another file, in constant memory. Whatever a cell holds, it is text
 * and no formula.
 */
public abstract class TableWriter implements AutoCloseable {

  private static final String SHEET = "Sheet1";
  private static final String PROGRAM = "Huimin Hotline";
  private static final String VERSION = "1.0";
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";
  private static final int LONGEST_CELL = 32_767;

  /** An .xls is written from memory; who has more to write takes another format. */
  private static final int MOST_ROWS_OF_XLS = 10_000;

  private static final int MOST_CHARACTERS_OF_XLS = 4 << 20;
  private static final int MOST_ROWS_OF_XLSX = 1_048_576;

  private int width;

  private TableWriter() {}

  /** A writer of the format of a file; it is to be closed, the stream is not. */
  public static TableWriter like(Path file, FileKind kind, OutputStream out) throws IOException {
    return like(file, kind, out, Long.MAX_VALUE);
  }

  /**
   * A writer of the format of a file; it is to be closed, the stream is not.
   *
   * @param most bytes that what is written may have
   */
  public static TableWriter like(Path file, FileKind kind, OutputStream out, long most)
      throws IOException {
    var counted = new Counted(out);
    return switch (kind) {
      case XLSX, MARKUP -> new Xlsx(counted, most);
      case XLS -> new Xls(counted);
      case CSV -> new Csv(counted, TextTable.of(file).charset(), most);
    };
  }

  /**
   * Writes a row.
   *
   * @return whether it had room; if not, nothing of it is written
   */
  public abstract boolean row(List<String> cells);

  @Override
  public abstract void close() throws IOException;

  /** Cells of the widest row of these, and of all that were asked for before. */
  public int width(List<TableRow> rows) {
    rows.forEach(row -> width = Math.max(width, row.cells().size()));
    return width;
  }

  private static String shortened(String cell) {
    return cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell;
  }

  private static int characters(List<String> cells) {
    return cells.stream().mapToInt(String::length).sum();
  }

  /** Counts what goes through; it is not closed by whoever writes into it. */
  private static final class Counted extends FilterOutputStream {
    private long count;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static final class Xlsx extends TableWriter {
    private static final int AT_ONCE = 1 << 17;

    /** What waits to be packed, and what comes behind the rows. */
    private static final int RESERVE = 3 * AT_ONCE + (1 << 16);

    private final Counted out;
    private final long most;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int next;
    private int waiting;

    Xlsx(Counted out, long most) {
      this.out = out;
      this.most = most;
      this.workbook = new Workbook(out, PROGRAM, VERSION);
      this.sheet = workbook.newWorksheet(SHEET);
    }

    @Override
    public boolean row(List<String> cells) {
      int characters = characters(cells);
      if (next >= MOST_ROWS_OF_XLSX || out.count + RESERVE + 3L * characters > most) {
        return false;
      }
      for (int at = 0; at < cells.size(); at++) {
        if (!cells.get(at).isEmpty()) {
          sheet.inlineString(next, at, shortened(cells.get(at)));
        }
      }
      next++;
      // A cell takes memory too, whatever stands in it.
      waiting += characters + 32 * cells.size();
      if (waiting > AT_ONCE) {
        waiting = 0;
        try {
          sheet.flush();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      workbook.finish();
    }
  }

  private static final class Xls extends TableWriter {
    private final HSSFWorkbook workbook = new HSSFWorkbook();
    private final OutputStream out;
    private int next;
    private int characters;

    Xls(OutputStream out) {
      this.out = out;
      workbook.createSheet(SHEET);
    }

    @Override
    public boolean row(List<String> cells) {
      characters += characters(cells);
      if (next >= MOST_ROWS_OF_XLS || characters > MOST_CHARACTERS_OF_XLS) {
        return false;
      }
      var row = workbook.getSheetAt(0).createRow(next);
      for (int at = 0; at < Math.min(cells.size(), 256); at++) {
        if (!cells.get(at).isEmpty()) {
          row.createCell(at).setCellValue(shortened(cells.get(at)));
        }
      }
      next++;
      return true;
    }

    @Override
    public void close() throws IOException {
      workbook.write(out);
      workbook.close();
    }
  }

  private static final class Csv extends TableWriter {
    private static final String LINE_END = "\r\n";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Counted out;
    private final Charset charset;
    private final long most;

    Csv(Counted out, Charset charset, long most) throws IOException {
      boolean unicode = charset.name().startsWith("UTF");
      this.out = out;
      this.charset = unicode ? StandardCharsets.UTF_8 : charset;
      this.most = most;
      if (unicode) {
        // Without it, spreadsheets take the file for one in the local character set.
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
      }
    }

    @Override
    public boolean row(List<String> cells) {
      var line =
          (CSVFormat.EXCEL.format(cells.stream().map(Csv::harmless).toArray()) + LINE_END)
              .getBytes(charset);
      if (out.count + line.length > most) {
        return false;
      }
      try {
        out.write(line);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return true;
    }

    /** A spreadsheet would take a text that begins so for a formula. */
    private static String harmless(String cell) {
      return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
