package cn.huimin.hotline.console.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellPropertyType;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes tables as .xlsx and .csv. Text is never a formula. */
public final class Spreadsheet {

  private static final int LONGEST_NAME = 31;

  /** What begins with a zero is no number: it names something. */
  private static final String NUMBER = "-?(0|[1-9]\\d{0,14})(\\.\\d+)?";

  private static final String PERCENT = "[+-]?\\d{1,9}(\\.\\d{1,4})?%";
  private static final String SIGNED = "[+-].*";

  /** A character of a spreadsheet's column widths. */
  private static final int CHARACTER = 256;

  private static final int NARROWEST = 6;
  private static final int WIDEST = 60;

  /** Above it characters are as wide as two others. */
  private static final int WIDE_FROM = 0x2E80;

  /** Excel takes a file for UTF-8 by this. */
  private static final String MARK = "\uFEFF";

  private Spreadsheet() {}

  /**
   * A table.
   *
   * @param title name of its sheet
   * @param head names of its columns
   * @param rows its rows, as many cells as the head has
   */
  public record Table(String title, List<String> head, List<List<String>> rows) {

    /** Copies its lists. */
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }
  }

  /** A workbook with a sheet for the table, its head bold and fixed. */
  public static byte[] xlsx(Table table) {
    var out = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      var heading = heading(book);
      var title = table.title();
      var sheet = book.createSheet(title.substring(0, Math.min(LONGEST_NAME, title.length())));
      row(sheet, 0, table.head(), heading);
      for (int row = 0; row < table.rows().size(); row++) {
        row(sheet, row + 1, table.rows().get(row), null);
      }
      sheet.createFreezePane(0, 1);
      widen(sheet);
      book.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Text with commas in UTF-8, which spreadsheets open as it is. */
  public static byte[] csv(Table table) {
    return Stream.concat(Stream.of(table.head()), table.rows().stream())
        .map(row -> row.stream().map(Spreadsheet::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", MARK, "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The style of a head. */
  public static CellStyle heading(Workbook book) {
    var bold = book.createFont();
    bold.setBold(true);
    var heading = book.createCellStyle();
    heading.setFont(bold);
    return heading;
  }

  /** Makes each column as wide as what is in it, up to {@value #WIDEST} characters. */
  public static void widen(Sheet sheet) {
    var widths = new TreeMap<Integer, Integer>();
    var shown = new DataFormatter();
    for (var row : sheet) {
      for (var cell : row) {
        widths.merge(cell.getColumnIndex(), width(shown.formatCellValue(cell)), Math::max);
      }
    }
    widths.forEach(
        (column, width) ->
            sheet.setColumnWidth(
                column, Math.clamp(width + 2L, NARROWEST, WIDEST + 2) * CHARACTER));
  }

  private static int width(String text) {
    return text.codePoints().map(one -> one >= WIDE_FROM ? 2 : 1).sum();
  }

  /**
   * Writes a row; numbers stay numbers and percentages rates, so that people can go on reckoning.
   */
  public static void row(Sheet sheet, int at, List<String> values, @Nullable CellStyle style) {
    var row = sheet.createRow(at);
    for (int column = 0; column < values.size(); column++) {
      var cell = row.createCell(column);
      var value = values.get(column);
      if (value.matches(NUMBER)) {
        cell.setCellValue(Double.parseDouble(value));
      } else if (value.matches(PERCENT)) {
        percent(cell, value);
      } else {
        cell.setCellValue(value);
      }
      if (style != null) {
        cell.setCellStyle(style);
      }
    }
  }

  /** A rate, shown as it came: with so many places, with its sign if it had one. */
  private static void percent(Cell cell, String text) {
    var number = new BigDecimal(text.substring(0, text.length() - 1));
    cell.setCellValue(number.movePointLeft(2).doubleValue());
    var shape = "0" + (number.scale() > 0 ? "." + "0".repeat(number.scale()) : "") + "%";
    CellUtil.setCellStyleProperty(
        cell,
        CellPropertyType.DATA_FORMAT,
        cell.getSheet()
            .getWorkbook()
            .createDataFormat()
            .getFormat(text.matches(SIGNED) ? "+" + shape + ";-" + shape + ";" + shape : shape));
  }

  /** A cell that no spreadsheet takes for a formula. */
  private static String quoted(String value) {
    var text =
        value.matches(NUMBER) || !value.matches("(?s)[=+\\-@\\t\\r].*") ? value : "'" + value;
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
