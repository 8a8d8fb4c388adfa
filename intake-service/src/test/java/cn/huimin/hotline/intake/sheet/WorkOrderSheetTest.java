package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.sample.SampleDay;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkOrderSheetTest {

  @TempDir Path folder;

  private final Mappings.Ready mapping = Mappings.shippedReady(ZoneId.of("Asia/Shanghai"));
  private final List<String> told = new ArrayList<>();

  @Test
  void shouldReadTheThreeExportsOfTheSampleDay() throws IOException {
    var day = SampleDay.on(LocalDate.of(2026, 10, 23));
    var expected = day.expectation();
    for (var file : day.write(folder)) {
      var rows = read(file);
      var of =
          expected.files().stream()
              .filter(one -> one.file().equals(file.getFileName().toString()))
              .findFirst()
              .orElseThrow();
      assertThat(rows).as(of.file()).hasSize(of.total());
      assertThat(rows.getFirst().row()).isEqualTo(of.firstDataRow());
      var unreadable =
          rows.stream().filter(row -> !row.errors().isEmpty()).map(SheetRow::row).toList();
      for (var row : of.rows()) {
        var missing = "externalNumber".equals(row.field()) || "content".equals(row.field());
        if (row.outcome().equals("rejected") && !missing) {
          assertThat(unreadable).contains(row.row());
        } else {
          assertThat(unreadable).doesNotContain(row.row());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-14 08:30:05, 2026-02-14T08:30:05+08:00",
    "2026/2/4 8:30, 2026-02-04T08:30+08:00",
    "2026-02-14, 2026-02-14T00:00+08:00",
    "2026年2月14日 17:30, 2026-02-14T17:30+08:00",
    "2026-02-14T08:30:05, 2026-02-14T08:30:05+08:00"
  })
  void shouldReadTimesAsExportsWriteThem(String cell, String time) throws IOException {
    var row = only("工单编号,受理时间,内容描述\nN1," + cell + ",正文\n", StandardCharsets.UTF_8);
    assertThat(row.errors()).isEmpty();
    assertThat(row.workOrder().get("receivedAt").asString()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"2026-02-30 09:12:00", "2026-13-45 25:61:00", "昨天"})
  void shouldNameATimeThatCannotBe(String cell) throws IOException {
    var row = only("工单编号,受理时间,内容描述\nN1," + cell + ",正文\n", StandardCharsets.UTF_8);
    assertThat(row.errors()).extracting(error -> error.field()).containsExactly("receivedAt");
  }

  @Test
  void shouldKeepThePrefixOfANumberAndDropTheWordForNothing() throws IOException {
    var row =
        only(
            "12345工单编号,【受理时间】,内容 描述,主办单位\n1234520261023000101,2026-10-23,正文,无\n",
            Charset.forName("GB18030"));
    assertThat(row.workOrder().get("externalNumber").asString()).isEqualTo("1234520261023000101");
    assertThat(row.workOrder().has("unitHint")).isFalse();
    assertThat(row.workOrder().get("channel").asString()).isEqualTo("GOV_12345");
  }

  @Test
  void shouldReadAFileWithAByteOrderMarkAndATitleAboveTheHeader() throws IOException {
    var row = only("\uFEFF某市工单表,,\n\n工单编号,受理时间,内容描述\nN1,2026-10-23,正文\n", StandardCharsets.UTF_8);
    assertThat(row.row()).isEqualTo(4);
    assertThat(row.workOrder().get("content").asString()).isEqualTo("正文");
  }

  /** What stands in quotes at the very beginning is quoted, be there a mark before it or not. */
  @Test
  void shouldReadAQuotedNameBehindAByteOrderMark() throws IOException {
    for (var mark : List.of("", "\uFEFF")) {
      var row =
          only(mark + "\"工单编号\n(热线,市)\",受理时间,内容描述\nN1,2026-10-23,正文\n", StandardCharsets.UTF_8);
      assertThat(row.workOrder().path("externalNumber").asString()).isEqualTo("N1");
    }
  }

  /** Of all worksheets the one that is nearest to a table, and of two rows what both lack. */
  @Test
  void shouldSayWhereAHeaderIsNearest() throws IOException {
    var file = folder.resolve("near.xls");
    try (var workbook = new HSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      sheet(workbook, "说明", List.of("填表说明"));
      sheet(
          workbook,
          "台账",
          List.of("工单信息", "", "诉求人信息", "", "甲乙"),
          List.of("工单编号", "受理时间", "姓名", "电话", ""),
          List.of("N1", "2026-01-05", "王某", "13800001234", "正文"));
      sheet(workbook, "空白", List.of("单位", "件数"));
      workbook.write(out);
    }
    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("工作表“台账”第 2 行，缺诉求内容；")
        .hasMessageContaining("甲乙");
    var archive = folder.resolve("page.xls");
    Files.writeString(
        archive,
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n<table></table>");
    assertThatThrownBy(() -> read(archive)).hasMessageContaining("网页归档");
  }

  @Test
  void shouldSayWhatIsNoTable() throws IOException {
    assertThatThrownBy(() -> only("一,二,三\n1,2,3\n", StandardCharsets.UTF_8))
        .isInstanceOf(UnreadableSheetException.class)
        .hasMessageContaining("表头");
    assertThatThrownBy(() -> only("", StandardCharsets.UTF_8))
        .isInstanceOf(UnreadableSheetException.class)
        .hasMessageContaining("空");
    var broken = folder.resolve("broken.xlsx");
    Files.write(broken, new byte[] {'P', 'K', 3, 4, 0, 0, 1});
    assertThatThrownBy(() -> read(broken)).isInstanceOf(UnreadableSheetException.class);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "GB18030", "UTF-16LE"})
  void shouldReadTextInAnyCharacterSetAndAnySeparator(String charset) throws IOException {
    for (var separator : List.of(",", "\t", ";", "|")) {
      var text = "\uFEFF工单编号,受理时间,内容描述,诉求类型\nN1,2026-10-23,正文，有逗号，有两个,投诉\n".replace(",", separator);
      var row =
          only(charset.equals("GB18030") ? text.substring(1) : text, Charset.forName(charset));
      assertThat(row.workOrder().path("content").asString()).isEqualTo("正文，有逗号，有两个");
      assertThat(row.workOrder().path("demandType").asString()).isEqualTo("COMPLAINT");
    }
  }

  /** The character set is told by the beginning, whose end may cut a character anywhere. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void shouldTellTheCharacterSetWhereverTheSampleEnds(int shift) throws IOException {
    for (var charset : List.of("UTF-8", "GB18030")) {
      var row =
          only(
              "工单编号,受理时间,内容描述\nN1,2026-10-23," + "a".repeat(shift) + "校".repeat(100_000) + "\n",
              Charset.forName(charset));
      assertThat(row.workOrder().path("content").asString()).endsWith("校").hasSize(100_000 + shift);
    }
  }

  @Test
  void shouldReadAHeaderOfTwoRowsAndPassOverWhatIsNoRow() throws IOException {
    var file = folder.resolve("two.csv");
    Files.writeString(
        file,
        """
        某市12345热线工单明细表,,,,,
        导出时间：2026-10-23,,,,,
        工单编号,受理时间,诉求人信息,,诉求内容,甲乙丙
        ,,姓名,联系电话,,
        N1,2026-10-23 09:00,王某,13800001234,正文,x
        工单编号,受理时间,姓名,联系电话,诉求内容,甲乙丙
        N2,2026-10-23 09:00,王某,13800001234,正文,
        合计：2件,,,,,
        制表人：某某,,审核人：,,,
        """);
    var rows = read(file);
    assertThat(rows).extracting(SheetRow::row).containsExactly(5, 7);
    assertThat(rows.getFirst().workOrder().path("complainant").path("phone").asString())
        .isEqualTo("13800001234");
    assertThat(told)
        .containsExactly(
            "header 4", "unknown 甲乙丙", "passed over 6", "passed over 8", "passed over 9");
  }

  @Test
  void shouldSayWhichColumnItCouldNotFind() {
    assertThatThrownBy(() -> only("工单编号,受理时间,案情经过\nN1,2026-10-23,正文\n", StandardCharsets.UTF_8))
        .isInstanceOf(UnreadableSheetException.class)
        .hasMessageContaining("诉求内容")
        .hasMessageContaining("案情经过");
  }

  @Test
  void shouldReadAWorkbookOfBefore2007() throws IOException {
    var file = folder.resolve("old.xls");
    try (var workbook = new HSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("使用说明");
      var sheet = workbook.createSheet("工单");
      sheet.createRow(0).createCell(0).setCellValue("某市工单");
      var header = sheet.createRow(2);
      var names = List.of("工单编号", "受理时间", "内容描述", "诉求类型", "联系电话");
      for (int at = 0; at < names.size(); at++) {
        header.createCell(at).setCellValue(names.get(at));
      }
      var row = sheet.createRow(3);
      row.createCell(0).setCellValue("N1");
      row.createCell(1).setCellValue(46067.354224537);
      row.createCell(2).setCellFormula("\"正\"&\"文\"");
      row.createCell(3).setCellValue("求助类");
      row.createCell(4).setCellValue(13800001234.0);
      var cut = sheet.createRow(4);
      cut.createCell(0).setCellValue(250912101108115409.0);
      cut.createCell(1).setCellValue("2026-02-14");
      cut.createCell(2).setCellValue("正文");
      workbook.createSheet("其他").createRow(0).createCell(0).setCellValue("别的");
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      workbook.write(out);
    }
    var rows = read(file);
    assertThat(rows).extracting(SheetRow::row).containsExactly(4, 5);
    var order = rows.getFirst().workOrder();
    assertThat(order.path("content").asString()).isEqualTo("正文");
    assertThat(order.path("receivedAt").asString()).isEqualTo("2026-02-14T08:30:05+08:00");
    assertThat(order.path("demandType").asString()).isEqualTo("HELP");
    assertThat(order.path("complainant").path("phone").asString()).isEqualTo("13800001234");
    assertThat(rows.getLast().errors())
        .extracting(FieldError::field)
        .containsExactly("externalNumber");
    assertThat(told).containsExactly("unread 说明", "header 3", "unread 其他");
  }

  @Test
  void shouldReadEveryWorksheetWithAHeaderByItsOwnNamesAndTellOfOthers() throws IOException {
    var file = folder.resolve("months.xls");
    try (var workbook = new HSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      sheet(
          workbook,
          "一月",
          List.of("某市工单"),
          List.of("工单编号", "受理时间", "诉求内容"),
          List.of("N1", "2026-01-05", "正文一"));
      sheet(
          workbook,
          "二月",
          List.of("工单编号", "受理时间", "诉求内容"),
          List.of("N2", "昨天", "正文二"),
          List.of("合计", "", "1"));
      sheet(workbook, "汇总", List.of("单位", "件数"), List.of("某小学", "2"));
      sheet(
          workbook,
          "另表",
          List.of("工单编号", "受理时间", "诉求内容", "联系电话"),
          List.of("N9", "2026-01-05", "正文九", "13800001234"));
      sheet(
          workbook,
          "退回",
          List.of("工单编号", "诉求内容", "退回原因", "承办单位"),
          List.of("N1", "正文一", "不属于本单位", "某小学"));
      workbook.createSheet("空表");
      workbook.write(out);
    }
    var rows = read(file);
    assertThat(rows)
        .extracting(row -> row.workOrder().path("externalNumber").asString())
        .containsExactly("N1", "N2", "N9");
    assertThat(rows.getLast().workOrder().path("complainant").path("phone").asString())
        .isEqualTo("13800001234");
    // The file of rejected rows and the errors tell rows by these numbers.
    assertThat(rows).extracting(SheetRow::row).containsExactly(3, 5, 10);
    assertThat(rows)
        .extracting(SheetRow::place)
        .containsExactly("", "工作表“二月”第 2 行：", "工作表“另表”第 2 行：");
    assertThat(rows.get(1).errors()).extracting(FieldError::field).containsExactly("receivedAt");
    assertThat(told)
        .containsExactly("header 2", "passed over 6", "unread 汇总", "further 9", "unread 退回");
  }

  /** Tables below each other, as the file of rejected rows has them. */
  @Test
  void shouldReadATableBelowAnotherByItsOwnNames() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("two.csv"),
            """
            工单编号,受理时间,诉求内容
            N1,2026-01-05,正文一
            工单编号,受理时间,诉求内容
            编号,来电人,电话,受理时间,诉求内容,错误
            N2,王某,13800001234,2026-01-05,正文二,
            """);
    var rows = read(file);
    assertThat(rows)
        .extracting(row -> row.workOrder().path("content").asString())
        .containsExactly("正文一", "正文二");
    assertThat(rows.getLast().workOrder().path("complainant").path("name").asString())
        .isEqualTo("王某");
    assertThat(told).containsExactly("header 1", "passed over 3", "further 4");
  }

  @SafeVarargs
  private static void sheet(HSSFWorkbook workbook, String name, List<String>... rows) {
    var sheet = workbook.createSheet(name);
    for (int at = 0; at < rows.length; at++) {
      var row = sheet.createRow(at);
      for (int column = 0; column < rows[at].size(); column++) {
        row.createCell(column).setCellValue(rows[at].get(column));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "第一行_x000D__x000A_第二行, 第一行|第二行",
    "甲_x0009_乙, 甲>乙",
    "_x005F_x000D_, _x000D_",
    "表_x_1, 表_x_1",
    "甲_x0001_乙, 甲乙"
  })
  void shouldTakeTheEscapesOfASpreadsheetForWhatTheyStandFor(String written, String read) {
    assertThat(XlsxRows.unescaped(written).replace('\n', '|').replace('\t', '>')).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A system that guards long numbers with formulas, and a day beside its time.
        "流水号,来电日期,来电时间,反映内容,主叫号码\n=\"20260305000017\",2026/3/5,14:20,正文,=\"13800001234\"\n",
        // Full-width digits, a tab behind the number, a limit in days, a column without a name.
        "受理编号\t登记时间\t\t问题描述\t手机号码\t办理时限\n20260305000017\t２０２６年３月５日　１４时２０分\t\t正文\t'13800001234\t5个工作日\n",
        // Semicolons, a title, a note, line breaks in the header, a sum below.
        "某市12345工单台账;;;;\n统计时间：2026年3月;;;;\n\"工单\n编号\";创建时间;\"诉求\n内容\";联系 电话;备注\n20260305000017;2026-03-05 14:20;正文;13800001234;\n合计;1;;;\n",
        // Every cell guarded by a tab, or quoted with separators of other kinds within.
        "\t工单编号,\t受理时间,\t诉求内容,\t来电号码\n\t20260305000017,\t2026-3-5 14:20,\t正文,\t13800001234\n",
        "工单编号\t,受理时间\t,诉求内容\t,来电号码\t\n20260305000017\t,2026-3-5 14:20\t,正文\t,13800001234\t\n",
        "\"\t工单编号\",\"\t受理时间\",\"\t诉求内容\",\"\t来电号码\",\"备注;\t一;二;三;四\"\n\"\t20260305000017\",\"2026-3-5 14:20\",\"正文\",\"13800001234\",\";;;;;\"\n",
        // A separator named in the first line, as spreadsheets take it.
        "sep=,\n诉求编号,受理时间,工单内容,来电号码\n20260305000017,2026-3-5 14:20,正文,138 0000 1234\n"
      })
  void shouldReadWhatOtherCitiesExport(String text) throws IOException {
    for (var charset : List.of("UTF-8", "GB18030")) {
      var order = only(text, Charset.forName(charset)).workOrder();
      assertThat(order.path("externalNumber").asString()).isEqualTo("20260305000017");
      assertThat(order.path("receivedAt").asString()).isEqualTo("2026-03-05T14:20+08:00");
      assertThat(order.path("content").asString()).isEqualTo("正文");
      assertThat(order.path("complainant").path("phone").asString().replace(" ", ""))
          .isEqualTo("13800001234");
    }
  }

  @Test
  void shouldReadAPageOrXmlThatIsCalledASpreadsheet() throws IOException {
    var page = folder.resolve("page.xls");
    Files.write(
        page,
        """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>
        <table><tr><td colspan="4">某市工单</td></tr>
        <tr><th rowspan="2">工单编号</th><th rowspan="2">受理时间</th><th colspan="2">诉求</th></tr>
        <tr><th>诉求内容</th><th>联系电话</th></tr>
        <tr><td>N1</td><td>2026-10-23 09:00</td><td>正文&amp;更多<br>下一行</td><td>13800001234</td></tr>
        </table></body></html>
        """
            .getBytes(Charset.forName("GB18030")));
    var row = read(page).getFirst();
    assertThat(row.errors()).isEmpty();
    assertThat(row.workOrder().path("externalNumber").asString()).isEqualTo("N1");
    assertThat(row.workOrder().path("content").asString()).startsWith("正文&更多").contains("下一行");
    assertThat(row.workOrder().path("complainant").path("phone").asString())
        .isEqualTo("13800001234");

    var xml = folder.resolve("book.xls");
    Files.writeString(
        xml,
        """
        <?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
          xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="工单"><Table>
        <Row><Cell><Data ss:Type="String">工单编号</Data></Cell><Cell><Data ss:Type="String">受理时间</Data></Cell>
          <Cell ss:Index="4"><Data ss:Type="String">内容描述</Data></Cell><Cell><Data ss:Type="String">办理期限</Data></Cell></Row>
        <Row><Cell><Data ss:Type="String">N2</Data></Cell><Cell><Data ss:Type="Number">46067.354224537</Data></Cell>
          <Cell ss:Index="4"><Data ss:Type="String">正文</Data></Cell><Cell><Data ss:Type="DateTime">2026-02-20T00:00:00.000</Data></Cell></Row>
        </Table></Worksheet></Workbook>
        """);
    var order = read(xml).getFirst().workOrder();
    assertThat(order.path("receivedAt").asString()).isEqualTo("2026-02-14T08:30:05+08:00");
    assertThat(order.path("content").asString()).isEqualTo("正文");
    assertThat(order.path("deadlineFromSource").asString()).isEqualTo("2026-02-20T23:59:59+08:00");
  }

  @Test
  void shouldRefuseAWorkbookThatIsMadeToBreakTheHouse() throws IOException {
    var bomb = folder.resolve("bomb.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      zip.write("<sst><si><t>".getBytes(StandardCharsets.UTF_8));
      zip.write(new byte[1 << 20]);
    }
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("单元格太大");
    var entities = folder.resolve("entities.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(entities))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write(
          "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> read(entities)).hasMessageContaining("文档类型");
    var parts = folder.resolve("parts.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(parts))) {
      for (int n = 0; n < 2_001; n++) {
        zip.putNextEntry(new ZipEntry("xl/" + n));
      }
    }
    assertThatThrownBy(() -> read(parts)).hasMessageContaining("部件太多");
    var quote = folder.resolve("quote.csv");
    Files.writeString(quote, "工单编号,受理时间,内容描述\nN1,2026-10-23,\"" + "字".repeat(1_100_000));
    assertThatThrownBy(() -> read(quote)).hasMessageContaining("引号");
  }

  @Test
  void shouldWriteRejectedRowsInTheSameFormatAndReadThemAgain() throws IOException {
    for (var name : List.of("a.csv", "a.xlsx", "a.xls")) {
      var model = folder.resolve("model-" + name);
      try (var out = Files.newOutputStream(model);
          var writer =
              TableWriter.like(
                  model, FileKind.valueOf(name.substring(2).toUpperCase(Locale.ROOT)), out)) {
        writer.row(List.of("工单编号", "受理时间", "内容描述", "错误"));
        writer.row(List.of("N1", "2026-10-23 09:00:00", "=1+1", "缺少"));
      }
      var rows = read(model);
      assertThat(rows).as(name).hasSize(1);
      assertThat(rows.getFirst().workOrder().path("content").asString()).isEqualTo("=1+1");
      if (name.equals("a.csv")) {
        assertThat(Files.readString(model)).startsWith("\uFEFF").contains("'=1+1");
      }
    }
  }

  private SheetRow only(String text, Charset charset) throws IOException {
    var file = folder.resolve("one.csv");
    Files.write(file, text.getBytes(charset));
    var rows = read(file);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private List<SheetRow> read(Path file) throws IOException {
    var rows = new ArrayList<SheetRow>();
    WorkOrderSheet.read(
        file,
        mapping,
        new SheetRows() {
          @Override
          public void header(Columns.Found columns, List<TableRow> top) {
            told.add("header " + top.getLast().number());
            columns.unknown().forEach(name -> told.add("unknown " + name));
          }

          @Override
          public void row(SheetRow row) {
            rows.add(row);
          }

          @Override
          public void passedOver(TableRow row) {
            told.add("passed over " + row.number());
          }

          @Override
          public void furtherHeader(Columns.Found columns, List<String> names, int row) {
            told.add("further " + row);
          }

          @Override
          public void unread(String sheet) {
            told.add("unread " + sheet);
          }
        });
    return rows;
  }
}
