package cn.huimin.hotline.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The two exports that are workbooks. */
final class SampleWorkbook {

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final LocalDateTime SERIAL_ZERO = LocalDate.of(1899, 12, 30).atStartOfDay();
  private static final String NONE = "无";

  private SampleWorkbook() {}

  /**
   * Header in row 1. The time of every third row is a date cell, of every third a bare serial
   * number, of the others text; an empty cell reads 无, but a missing number or content is missing.
   */
  static void writeRenamedHeaders(OutputStream out, List<SampleRow> rows) throws IOException {
    SampleExport export = SampleExport.RENAMED_HEADERS;
    try (Workbook workbook = new Workbook(out, "HuiminSample", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("工单");
      header(sheet, 0, export);
      for (SampleRow row : rows) {
        int at = row.line() - 1;
        Optional<LocalDateTime> time = time(row.cell("受理时间"));
        for (int column = 0; column < export.columns().size(); column++) {
          String name = export.columns().get(column);
          switch (name) {
            case "受理时间" -> time(sheet, at, column, row.cell(name), time);
            case "年" -> sheet.value(at, column, time.map(LocalDateTime::getYear).orElse(null));
            case "月份" ->
                sheet.value(at, column, time.map(LocalDateTime::getMonthValue).orElse(null));
            case "行政区" -> sheet.value(at, column, "云湖市");
            case "工单编号", "内容描述" -> sheet.value(at, column, row.cell(name));
            default -> sheet.value(at, column, row.cell(name).isEmpty() ? NONE : row.cell(name));
          }
        }
      }
    }
  }

  /** A title in row 1, the header in row 2; all cells are text. */
  static void writeHeaderOnRow2(OutputStream out, List<SampleRow> rows, LocalDate day)
      throws IOException {
    SampleExport export = SampleExport.HEADER_ON_ROW_2;
    try (Workbook workbook = new Workbook(out, "HuiminSample", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("综合查询");
      sheet.value(0, 0, "云湖市12345热线工单综合查询（" + day + "）");
      sheet.range(0, 0, 0, export.columns().size() - 1).merge();
      header(sheet, 1, export);
      for (SampleRow row : rows) {
        for (int column = 0; column < export.columns().size(); column++) {
          sheet.value(row.line() - 1, column, row.cell(export.columns().get(column)));
        }
      }
    }
  }

  private static void header(Worksheet sheet, int at, SampleExport export) {
    for (int column = 0; column < export.columns().size(); column++) {
      sheet.value(at, column, export.columns().get(column));
    }
  }

  private static void time(
      Worksheet sheet, int at, int column, String cell, Optional<LocalDateTime> time) {
    if (time.isEmpty() || at % 3 == 2) {
      sheet.value(at, column, cell);
    } else if (at % 3 == 1) {
      sheet.value(at, column, time.get());
      sheet.style(at, column).format("yyyy-mm-dd hh:mm:ss").set();
    } else {
      double days = Duration.between(SERIAL_ZERO, time.get()).toSeconds() / 86_400d;
      sheet.value(at, column, days);
    }
  }

  private static Optional<LocalDateTime> time(String cell) {
    try {
      return Optional.of(LocalDateTime.parse(cell, TEXT));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
