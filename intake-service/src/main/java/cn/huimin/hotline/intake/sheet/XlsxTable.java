package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A workbook as zipped XML. Formulas count as the values they had; macros are told of, not run. */
final class XlsxTable implements Table {

  private static final BigDecimal DAYS_TO_1904 = BigDecimal.valueOf(1_462);
  private static final int DIGITS_A_SPREADSHEET_KEEPS = 15;
  private static final int MOST_CELLS = 1_000;
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final Path file;

  XlsxTable(Path file) {
    this.file = file;
  }

  @Override
  public void read(Rows rows) {
    var guarded = new Guarded(rows);
    try {
      readSheets(ZipCheck.require(file), guarded);
    } catch (IOException | RuntimeException e) {
      throw guarded.judged(e, "文件不是完好的 .xlsx，请在表格软件里重新保存后再导入");
    }
  }

  private void readSheets(ZipCheck checked, Rows rows) throws IOException {
    if (checked.macros()) {
      rows.macros();
    }
    try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true))) {
      var sheets = workbook.getSheets().toList();
      boolean anyVisible = sheets.stream().anyMatch(XlsxTable::isVisible);
      for (var sheet : sheets) {
        if (!anyVisible || isVisible(sheet)) {
          rows.sheet(sheet.getName());
          var down = checked.merged(sheet.getId()).down();
          try (var stream = sheet.openStream()) {
            stream.forEach(
                row -> rows.row(down.row(row.getRowNum(), cells(row, workbook.isDate1904()))));
          }
        }
      }
    }
  }

  private static boolean isVisible(Sheet sheet) {
    return sheet.getVisibility() == SheetVisibility.VISIBLE;
  }

  private static List<Cell> cells(Row row, boolean date1904) {
    var cells = new ArrayList<Cell>();
    int count = Math.min(row.getCellCount(), MOST_CELLS);
    for (int column = 0; column < count; column++) {
      cells.add(row.getOptionalCell(column).map(cell -> cell(cell, date1904)).orElse(Cell.EMPTY));
    }
    return cells;
  }

  private static Cell cell(org.dhatim.fastexcel.reader.Cell cell, boolean date1904) {
    var raw = cell.getRawValue();
    // Of a formula's number the library does not let itself be asked as of one that is typed in.
    if (cell.getValue() instanceof BigDecimal number) {
      return number(number, raw == null ? "" : raw, date1904);
    }
    if (cell.getType() == CellType.FORMULA && cell.getValue() == null && raw != null) {
      return Cell.text(unescaped(raw).strip());
    }
    var text = cell.getText();
    return Cell.text(text == null ? "" : unescaped(text).strip());
  }

  /** Spreadsheets write characters that XML cannot hold as _x000D_; some programs all line ends. */
  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                found -> {
                  char c = (char) Integer.parseInt(found.group(1), 16);
                  return Character.isISOControl(c) && c != '\n' && c != '\t'
                      ? ""
                      : Matcher.quoteReplacement(String.valueOf(c));
                })
        : text;
  }

  /** Written with an exponent, a long number has gone through a spreadsheet and lost its end. */
  static Cell number(BigDecimal number, String raw, boolean date1904) {
    if (Math.abs((long) number.precision() - number.scale()) > 400 || number.scale() > 400) {
      return new Cell(raw, null, true);
    }
    var plain = number.stripTrailingZeros().toPlainString();
    boolean cut =
        (raw.contains("E") || raw.contains("e"))
            && number.precision() - number.scale() > DIGITS_A_SPREADSHEET_KEEPS;
    return new Cell(plain, date1904 ? number.add(DAYS_TO_1904) : number, cut);
  }
}
