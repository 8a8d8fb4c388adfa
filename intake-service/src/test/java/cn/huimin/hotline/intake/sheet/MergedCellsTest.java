package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells that are merged over several rows of orders, in every format that has such. */
class MergedCellsTest {

  enum Format {
    XLSX,
    XLS,
    PAGE,
    XML
  }

  /** From row and column to row and column, from 0. */
  private record Area(int top, int left, int bottom, int right) {}

  private static final List<String> HEADER = List.of("承办单位", "来电人", "来电号码", "工单编号", "来电时间", "诉求内容");

  @TempDir Path folder;

  /** A unit over its orders, a caller over two calls; each order has a number of its own. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void shouldFillDownWhatIsMergedOverSeveralOrders(Format format) throws IOException {
    var file =
        file(
            format,
            List.of(
                List.of("某市工单明细", "", "", "", "", ""),
                HEADER,
                List.of("某小学", "王某", "13800001234", "A1", "2026-03-05 14:20", "一"),
                List.of("", "", "", "A2", "2026-03-05 14:21", "二"),
                List.of("", "李某", "", "A3", "2026-03-05 14:22", "三"),
                List.of("某中学", "", "", "A4", "2026-03-05 14:23", "四")),
            List.of(
                new Area(0, 0, 0, 5),
                new Area(2, 0, 4, 0),
                new Area(2, 1, 3, 1),
                new Area(2, 2, 3, 2)));
    assertThat(read(file).stream().map(MergedCellsTest::line))
        .containsExactly(
            "3 A1|一|13800001234|王某|某小学",
            "4 A2|二|13800001234|王某|某小学",
            "5 A3|三||李某|某小学",
            "6 A4|四|||某中学");
  }

  /** Where the number is merged, the rows are lines of one order. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void shouldTakeLinesOfOneNumberForOneOrder(Format format) throws IOException {
    var file =
        file(
            format,
            List.of(
                HEADER,
                List.of("某小学", "王某", "13800001234", "A1", "2026-03-05 14:20", "一"),
                List.of("某中学", "", "0538-8234567", "", "", "二"),
                List.of("", "", "", "", "", "三"),
                List.of("", "李某", "", "A2", "2026-03-05 14:22", "四"),
                List.of("合计", "3", "", "", "", "")),
            List.of(new Area(1, 3, 3, 3), new Area(1, 4, 3, 4), new Area(1, 1, 3, 1)));
    assertThat(read(file).stream().map(MergedCellsTest::line))
        .containsExactly("2 A1|一/二/三|13800001234、0538-8234567|王某|某小学", "5 A2|四||李某|");
  }

  /** A header of two rows, of which some names are merged over both, others over groups. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void shouldReadAHeaderMergedBothWays(Format format) throws IOException {
    var file =
        file(
            format,
            List.of(
                List.of("序号", "工单编号", "来电时间", "诉求人信息", "", "诉求内容"),
                List.of("", "", "", "姓名", "电话", ""),
                List.of("1", "A1", "2026-03-05 14:20", "王某", "13800001234", "一"),
                List.of("2", "A2", "2026-03-05 14:21", "李某", "13800005678", "二")),
            List.of(
                new Area(0, 0, 1, 0),
                new Area(0, 1, 1, 1),
                new Area(0, 2, 1, 2),
                new Area(0, 3, 0, 4),
                new Area(0, 5, 1, 5)));
    assertThat(read(file).stream().map(MergedCellsTest::line))
        .containsExactly("3 A1|一|13800001234|王某|", "4 A2|二|13800005678|李某|");
  }

  @Test
  void shouldRefuseMoreThanAnyExportHas() {
    var areas = new MergedAreas();
    assertThatThrownBy(
            () -> {
              for (int row = 1; row < 1_000_000; row++) {
                areas.add(row, row + 1, 0);
              }
            })
        .isInstanceOf(UnreadableSheetException.class)
        .hasMessageContaining("合并");
  }

  private static String line(SheetRow row) {
    assertThat(row.errors()).isEmpty();
    var order = row.workOrder();
    return row.row()
        + " "
        + String.join(
            "|",
            order.path("externalNumber").asString(""),
            order.path("content").asString("").replace('\n', '/'),
            order.path("complainant").path("phone").asString(""),
            order.path("complainant").path("name").asString(""),
            order.path("unitHint").asString(""));
  }

  private List<SheetRow> read(Path file) throws IOException {
    var rows = new ArrayList<SheetRow>();
    WorkOrderSheet.read(file, Mappings.shippedReady(ZoneId.of("Asia/Shanghai")), rows::add);
    return rows;
  }

  private Path file(Format format, List<List<String>> rows, List<Area> merged) throws IOException {
    var file = folder.resolve("merged");
    switch (format) {
      case XLSX -> xlsx(file, rows, merged);
      case XLS -> xls(file, rows, merged);
      case PAGE -> Files.writeString(file, page(rows, merged));
      case XML -> Files.writeString(file, xml(rows, merged));
    }
    return file;
  }

  private static void xlsx(Path file, List<List<String>> rows, List<Area> merged)
      throws IOException {
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("封面").value(0, 0, "封面");
      var sheet = book.newWorksheet("工单");
      for (int at = 0; at < rows.size(); at++) {
        for (int column = 0; column < rows.get(at).size(); column++) {
          if (!rows.get(at).get(column).isEmpty()) {
            sheet.value(at, column, rows.get(at).get(column));
          }
        }
      }
      merged.forEach(a -> sheet.range(a.top(), a.left(), a.bottom(), a.right()).merge());
    }
  }

  private static void xls(Path file, List<List<String>> rows, List<Area> merged)
      throws IOException {
    try (var book = new HSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      book.createSheet("封面").createRow(0).createCell(0).setCellValue("封面");
      var sheet = book.createSheet("工单");
      for (int at = 0; at < rows.size(); at++) {
        var row = sheet.createRow(at);
        for (int column = 0; column < rows.get(at).size(); column++) {
          row.createCell(column).setCellValue(rows.get(at).get(column));
        }
      }
      merged.forEach(
          a ->
              sheet.addMergedRegion(
                  new CellRangeAddress(a.top(), a.bottom(), a.left(), a.right())));
      book.write(out);
    }
  }

  private static boolean isCovered(List<Area> merged, int row, int column) {
    return merged.stream()
        .anyMatch(
            a ->
                row >= a.top()
                    && row <= a.bottom()
                    && column >= a.left()
                    && column <= a.right()
                    && (row > a.top() || column > a.left()));
  }

  private static Area at(List<Area> merged, int row, int column) {
    return merged.stream()
        .filter(a -> a.top() == row && a.left() == column)
        .findFirst()
        .orElse(new Area(row, column, row, column));
  }

  private static String page(List<List<String>> rows, List<Area> merged) {
    var page = new StringBuilder("<html><body><table>");
    for (int at = 0; at < rows.size(); at++) {
      page.append("<tr>");
      for (int column = 0; column < rows.get(at).size(); column++) {
        if (!isCovered(merged, at, column)) {
          var area = at(merged, at, column);
          page.append(
              "<td rowspan='%d' colspan='%d'>%s</td>"
                  .formatted(
                      area.bottom() - area.top() + 1,
                      area.right() - area.left() + 1,
                      rows.get(at).get(column)));
        }
      }
      page.append("</tr>");
    }
    return page + "</table></body></html>";
  }

  private static String xml(List<List<String>> rows, List<Area> merged) {
    var xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
              xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="工单"><Table>
            """);
    for (int at = 0; at < rows.size(); at++) {
      xml.append("<Row>");
      boolean gap = false;
      for (int column = 0; column < rows.get(at).size(); column++) {
        if (isCovered(merged, at, column)) {
          gap = true;
          continue;
        }
        var area = at(merged, at, column);
        xml.append(
            "<Cell%s ss:MergeAcross=\"%d\" ss:MergeDown=\"%d\"><Data ss:Type=\"String\">%s</Data></Cell>"
                .formatted(
                    gap ? " ss:Index=\"" + (column + 1) + "\"" : "",
                    area.right() - area.left(),
                    area.bottom() - area.top(),
                    rows.get(at).get(column)));
        gap = false;
      }
      xml.append("</Row>");
    }
    return xml + "</Table></Worksheet></Workbook>";
  }
}
