package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.FieldError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Exports as cities make them that nobody has written a mapping for. All of it is invented. */
class OtherCitiesTest {

  private static final Charset GB = Charset.forName("GB18030");

  @TempDir Path folder;

  private final Mappings.Ready mapping = Mappings.shippedReady(ZoneId.of("Asia/Shanghai"));
  private final List<String> told = new ArrayList<>();

  /** Times in a column 来电时间, hints of unit and category, a day of the limit. */
  @Test
  void shouldReadAListOfAppealsWithItsLimit() throws IOException {
    var row =
        one(
            text(
                """
                诉求编号,来电号码,来电人,诉求类型,一级分类,二级分类,问题描述,来电时间,承办单位,办理时限,截止时间
                SQ2026030500017,13800001234,王某,投诉件,教育,校服,正文,2026-03-05 14:20:33.0,某小学,5,2026/3/12 17:30
                """,
                StandardCharsets.UTF_8));
    assertThat(line(row)).isEqualTo("SQ2026030500017|2026-03-05T14:20:33+08:00|正文|13800001234|王某");
    assertThat(row.workOrder().path("demandType").asString()).isEqualTo("COMPLAINT");
    assertThat(row.workOrder().path("unitHint").asString()).isEqualTo("某小学");
    assertThat(row.workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-12T17:30+08:00");
    assertThat(told).containsExactly("header 1");
  }

  /**
   * Title over all columns, period, blank row, header in row 5 with remarks, sums and names below.
   */
  @Test
  void shouldFindAHeaderWithRemarksBelowTitlesAndPassOverSums() throws IOException {
    var rows =
        read(
            workbook(
                new HSSFWorkbook(),
                "明细",
                List.of(
                    List.of("某某市12345政务服务便民热线教育类工单明细表"),
                    List.of("统计周期：2026年3月1日—3月31日", "", "", "制表单位：某某市热线办"),
                    List.of(),
                    List.of("（单位：件）"),
                    List.of(
                        "序 号",
                        "工单编号\n（系统生成）",
                        "受理时间（年月日时分）",
                        "联系电话（手机）",
                        "诉求内容（限500字）",
                        "承办单位（全称）"),
                    List.of(
                        "1", "GZ202603050001", "2026年3月5日 14时20分", "138-0000-1234", "正文", "某中学"),
                    List.of("合　计", "1"),
                    List.of("填报人：某某", "", "", "审核人：某某"),
                    List.of("注：本表按受理时间排序"))));
    assertThat(rows).hasSize(1);
    assertThat(line(rows.getFirst()))
        .isEqualTo("GZ202603050001|2026-03-05T14:20+08:00|正文|138-0000-1234|");
    assertThat(rows.getFirst().workOrder().path("unitHint").asString()).isEqualTo("某中学");
    assertThat(told).containsExactly("header 5", "passed over 7", "passed over 8", "passed over 9");
  }

  /**
   * A first sheet of figures, a second of rows, serial dates, a hidden column, phones as numbers.
   */
  @Test
  void shouldPassASheetOfFiguresAndReadSerialDatesAndHiddenColumns() throws IOException {
    try (var workbook = new HSSFWorkbook()) {
      var figures = workbook.createSheet("汇总");
      figures.createRow(0).createCell(0).setCellValue("各单位办理情况");
      figures.createRow(1).createCell(0).setCellValue("单位");
      figures.getRow(1).createCell(1).setCellValue("件数");
      figures.createRow(2).createCell(0).setCellValue("某小学");
      figures.getRow(2).createCell(1).setCellValue(3);
      var sheet = workbook.createSheet("工单");
      var header = sheet.createRow(0);
      var names = List.of("受理编号", "受理日期", "来电人", "来电号码", "反映内容", "身份证号");
      for (int at = 0; at < names.size(); at++) {
        header.createCell(at).setCellValue(names.get(at));
      }
      var row = sheet.createRow(1);
      row.createCell(0).setCellValue(2026030500017.0);
      row.createCell(1).setCellValue(46086.59722222222);
      row.createCell(2).setCellValue("无");
      row.createCell(3).setCellValue(13800001234.0);
      row.createCell(4).setCellValue("正文");
      row.createCell(5).setCellValue("无");
      sheet.setColumnHidden(3, true);
      var rows = read(saved(workbook));
      assertThat(rows).hasSize(1);
      assertThat(line(rows.getFirst()))
          .isEqualTo("2026030500017|2026-03-05T14:20+08:00|正文|13800001234|");
      assertThat(told).containsExactly("unread 汇总", "header 1");
    }
  }

  /** GB18030 with tabs, line breaks and quotes within a cell, and a sum. */
  @Test
  void shouldReadTabsWithLineBreaksWithinQuotes() throws IOException {
    var rows =
        read(
            text(
                "工单号\\t工单类型\\t创建时间\\t诉求人\\t联系方式\\t诉求描述\\n"
                        .replace("\\t", "\t")
                        .replace("\\n", "\r\n")
                    + "YX-2026-0305-17\t咨询\t2026/03/05 14:20\t李女士\t0536-8123456\t\"第一行\r\n第二行，他说\"\"好\"\"\"\r\n"
                    + "YX-2026-0305-18\t意见建议\t2026/03/05 2:20 PM\t\t\"138 0000 1234\"\t正文\r\n"
                    + "总计：2\t\t\t\t\t\r\n",
                GB));
    assertThat(rows)
        .extracting(OtherCitiesTest::line)
        .containsExactly(
            "YX-2026-0305-17|2026-03-05T14:20+08:00|第一行\n第二行，他说\"好\"|0536-8123456|李女士",
            "YX-2026-0305-18|2026-03-05T14:20+08:00|正文|138 0000 1234|");
    assertThat(rows)
        .extracting(row -> row.workOrder().path("demandType").asString())
        .containsExactly("ENQUIRY", "SUGGESTION");
  }

  /** What a program wrote that took numbers for fractions and nothing for nan. */
  @Test
  void shouldReadWhatAProgramMadeOfNumbers() throws IOException {
    var row =
        one(
            text(
                "工单编号,受理时间,来电人,来电号码,诉求内容\n20260305000017.0,2026-03-05T14:20:00.000Z,nan,13800001234.0,正文\n",
                StandardCharsets.UTF_8));
    assertThat(line(row)).isEqualTo("20260305000017|2026-03-05T22:20+08:00|正文|13800001234|");
  }

  /** Text of an editor, with its marks. */
  @Test
  void shouldReadTheTextOfAnEditor() throws IOException {
    var row =
        one(
            text(
                "工单编号,受理时间,工单内容\nN1,2026-03-05 14:20,\"<p>来电人反映&nbsp;校服费<br/>至今未退</p><script>x()</script>\"\n",
                StandardCharsets.UTF_8));
    assertThat(row.workOrder().path("content").asString()).isEqualTo("来电人反映 校服费\n至今未退");
    var table =
        one(
            text(
                "\uFEFF工单编号,受理时间,工单内容\nN1,2026-03-05 14:20,\"<html><table><tr><td>校服费</td></tr></table></html>\"\n",
                StandardCharsets.UTF_8));
    assertThat(table.workOrder().path("content").asString()).isEqualTo("校服费");
    var plain = one(text("工单编号,受理时间,工单内容\nN1,2026-03-05 14:20,身高<140厘米且年龄>6岁\n", GB));
    assertThat(plain.workOrder().path("content").asString()).isEqualTo("身高<140厘米且年龄>6岁");
  }

  /** Two levels of names with merged cells, as a city of the province prints them. */
  @Test
  void shouldReadNamesInTwoLevels() throws IOException {
    var workbook = new HSSFWorkbook();
    var file =
        workbook(
            workbook,
            "台账",
            List.of(
                List.of("教育系统热线工单台账"),
                List.of("工单信息", "", "", "来电人信息", "", "办理信息", ""),
                List.of("转办单号", "转办时间", "主要内容", "姓名", "电话", "承办学校", "回复时限"),
                List.of(
                    "JN〔2026〕17号",
                    "2026.3.5",
                    "正文",
                    "张先生",
                    "13800001234、13800005678",
                    "某小学",
                    "3个工作日"),
                List.of("JN〔2026〕18号", "2026.3.5", "正文二", "匿名", "", "某小学", "2026.3.10")),
            new CellRangeAddress(0, 0, 0, 6),
            new CellRangeAddress(1, 1, 0, 2));
    var rows = read(file);
    assertThat(rows)
        .extracting(OtherCitiesTest::line)
        .containsExactly(
            "JN〔2026〕17号|2026-03-05T00:00+08:00|正文|13800001234、13800005678|张先生",
            "JN〔2026〕18号|2026-03-05T00:00+08:00|正文二||匿名");
    assertThat(rows.getLast().workOrder().path("deadlineFromSource").asString())
        .isEqualTo("2026-03-10T23:59:59+08:00");
    assertThat(rows.getLast().warnings())
        .extracting(FieldError::field)
        .containsExactly("deadlineFromSource");
    assertThat(told).containsExactly("header 3");
  }

  /** Many columns of the handling, of which none may be taken for the caller's. */
  @Test
  void shouldNotTakeTheHandlingForTheCall() throws IOException {
    var row =
        one(
            text(
                """
                服务单号,来电时间,诉求标题,诉求内容,经办人,经办人电话,承办单位联系电话,办理单位,答复内容,办结时间,回访时间,回访内容,是否满意,紧急程度,是否保密,工单状态
                FW0017,2026-03-05 14:20,校服,正文,赵某,13900001111,0536-8000000,某中学,已答复,2026-03-06 09:00,2026-03-07 09:00,满意,是,特急,是,已办结
                """,
                GB));
    assertThat(line(row)).isEqualTo("FW0017|2026-03-05T14:20+08:00|正文||");
    assertThat(row.workOrder().path("urgency").asString()).isEqualTo("EMERGENCY");
    assertThat(row.workOrder().path("confidential").asBoolean()).isTrue();
    assertThat(row.workOrder().path("unitHint").asString()).isEqualTo("某中学");
  }

  /** Notes under the table, a header printed again, an order that goes over two rows. */
  @Test
  void shouldNameARowThatIsNone() throws IOException {
    var rows =
        read(
            text(
                """
                编号;类型;时间;内容;电话
                TS-1;投诉;2026-03-05;正文;13800001234
                编号;类型;时间;内容;电话
                ;;;第二页续;
                共 1 件;;;;
                以下空白;;;;
                """,
                GB));
    assertThat(rows).hasSize(2);
    assertThat(line(rows.getFirst())).startsWith("TS-1|2026-03-05T00:00+08:00|正文|");
    assertThat(told).containsExactly("header 1", "passed over 3", "passed over 5", "passed over 6");
  }

  /** UTF-16 as spreadsheets save "Unicode text", and a day beside its time. */
  @Test
  void shouldReadUnicodeTextAndADayBesideItsTime() throws IOException {
    var row =
        one(
            text(
                "\uFEFF热线编号\t来电日期\t来电时间\t来电者\t主叫号码\t群众诉求\r\n0017\t2026/3/5\t下午2:20\t周某\t13800001234\t正文\r\n",
                StandardCharsets.UTF_16LE));
    assertThat(line(row)).isEqualTo("0017|2026-03-05T14:20+08:00|正文|13800001234|周某");
  }

  private static String line(SheetRow row) {
    ObjectNode order = row.workOrder();
    return String.join(
        "|",
        order.path("externalNumber").asString(""),
        order.path("receivedAt").asString(""),
        order.path("content").asString("").replace("\r", ""),
        order.path("complainant").path("phone").asString(""),
        order.path("complainant").path("name").asString(""));
  }

  private Path text(String text, Charset charset) throws IOException {
    var file = folder.resolve("export.csv");
    Files.write(file, text.getBytes(charset));
    return file;
  }

  private Path workbook(
      Workbook workbook, String name, List<List<String>> rows, CellRangeAddress... merged)
      throws IOException {
    var sheet = workbook.createSheet(name);
    for (int at = 0; at < rows.size(); at++) {
      var row = sheet.createRow(at);
      for (int column = 0; column < rows.get(at).size(); column++) {
        row.createCell(column).setCellValue(rows.get(at).get(column));
      }
    }
    for (var range : merged) {
      sheet.addMergedRegion(range);
    }
    return saved(workbook);
  }

  private Path saved(Workbook workbook) throws IOException {
    var file = folder.resolve("export.xls");
    try (workbook;
        var out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    return file;
  }

  private SheetRow one(Path file) throws IOException {
    var rows = read(file);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().errors()).isEmpty();
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
          public void unread(String sheet) {
            told.add("unread " + sheet);
          }
        });
    return rows;
  }
}
