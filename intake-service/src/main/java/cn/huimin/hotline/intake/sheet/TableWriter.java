package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes rows in the format of another file. Whatever a cell holds, it is text and no formula. */
public abstract class TableWriter implements AutoCloseable {

  private static final String SHEET = "Sheet1";
  private static final String PROGRAM = "Huimin Hotline";
  private static final String VERSION = "1.0";
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";
  private static final int LONGEST_CELL = 32_767;
  private static final int MOST_ROWS_OF_XLS = 65_536;
  private static final int MOST_ROWS_OF_XLSX = 1_048_576;

  private int width;

  private TableWriter() {}

  /** A writer of the format of a file; it is to be closed, the stream is not. */
  public static TableWriter like(Path file, FileKind kind, OutputStream out) throws IOException {
    return switch (kind) {
      case XLSX, MARKUP -> new Xlsx(out);
      case XLS -> new Xls(out);
      case CSV -> new Csv(out, TextTable.of(file).charset());
    };
  }

  /** Rows that a file of a kind may have, its header among them. */
  public static int mostRows(FileKind kind) {
    return switch (kind) {
      case XLS -> MOST_ROWS_OF_XLS;
      case XLSX, MARKUP -> MOST_ROWS_OF_XLSX;
      case CSV -> Integer.MAX_VALUE;
    };
  }

  /** Writes a row. */
  public abstract void row(List<String> cells);

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

  private static final class Xlsx extends TableWriter {
    private final Workbook workbook;
    private final Worksheet sheet;
    private int next;

    Xlsx(OutputStream out) {
      this.workbook = new Workbook(out, PROGRAM, VERSION);
      this.sheet = workbook.newWorksheet(SHEET);
    }

    @Override
    public void row(List<String> cells) {
      for (int at = 0; at < cells.size(); at++) {
        if (!cells.get(at).isEmpty()) {
          sheet.inlineString(next, at, shortened(cells.get(at)));
        }
      }
      next++;
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

    Xls(OutputStream out) {
      this.out = out;
      workbook.createSheet(SHEET);
    }

    @Override
    public void row(List<String> cells) {
      if (next >= MOST_ROWS_OF_XLS) {
        throw new IllegalStateException("a .xls holds 65,536 rows");
      }
      var row = workbook.getSheetAt(0).createRow(next);
      for (int at = 0; at < Math.min(cells.size(), 256); at++) {
        if (!cells.get(at).isEmpty()) {
          row.createCell(at).setCellValue(shortened(cells.get(at)));
        }
      }
      next++;
    }

    @Override
    public void close() throws IOException {
      workbook.write(out);
      workbook.close();
    }
  }

  private static final class Csv extends TableWriter {
    private static final String LINE_END = "\r\n";

    private final Writer writer;

    Csv(OutputStream out, Charset charset) throws IOException {
      boolean unicode = charset.name().startsWith("UTF");
      this.writer = new OutputStreamWriter(out, unicode ? StandardCharsets.UTF_8 : charset);
      if (unicode) {
        // Without it, spreadsheets take the file for one in the local character set.
        writer.write('\uFEFF');
      }
    }

    @Override
    public void row(List<String> cells) {
      try {
        writer.write(CSVFormat.EXCEL.format(cells.stream().map(Csv::harmless).toArray()));
        writer.write(LINE_END);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A spreadsheet would take a text that begins so for a formula. */
    private static String harmless(String cell) {
      return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }
}
