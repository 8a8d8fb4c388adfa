package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exports as further kinds of platforms may make them: call centres, mini programs, mailboxes of
 * leaders, city management, ledgers kept by hand. All of it is invented.
 */
class UnseenExportsTest {

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  static Stream<Arguments> exports() {
    return Stream.of(
        Arguments.of(
            "two numbers of one order",
            """
            工单编号,受理编号,来电时间,诉求内容,承办单位,办理时限,来电号码,联系人,事发地址,诉求分类一级,诉求分类二级,诉求分类三级
            GD1,SL9,2026年3月2日 08:30,正文,某小学,2026-03-09 17:30,13800001234,王某,某路1号,教育,义务教育,校服
            """,
            "GD1|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|某路1号"),
        Arguments.of(
            "a day beside its time, two phones",
            """
            序号,诉求工单号,受理日期,受理时间,诉求人姓名,诉求人联系电话1,诉求人联系电话2,所属区县,诉求主题,诉求详情,派发部门,签收截止时间,办结截止时间,工单来源,紧急等级
            1,GD2,2026/3/2,8:30:00,李某,0538-8234567,13800001234,某区,校服,正文,某中学,2026/3/3 8:30,2026/3/9 17:30,电话,一般
            """,
            "GD2|2026-03-02T08:30+08:00|正文|0538-8234567、13800001234|李某|某中学|"),
        Arguments.of(
            "numbers of the province and of the city, masked people",
            """
            省工单编号,市工单编号,工单标题,工单内容,联系电话(脱敏),姓名(脱敏),受理时间,承办单位/部门,期限,处置状态
            S1,GD3,校服,正文,138****1234,王*,20260302083000,某小学,5个工作日,处置中
            """,
            "S1|2026-03-02T08:30+08:00|正文||王*|某小学|"),
        Arguments.of(
            "a call centre",
            """
            业务编号|呼入时间|客户电话|客户称呼|服务类型|业务大类|业务小类|受理摘要|派发单位|回复期限
            GD4|２０２６－０３－０２　０８：３０|１３８００００１２３４|王先生|投诉|教育|校服|正文|某小学|2026-03-09
            """,
            "GD4|2026-03-02T08:30+08:00|正文|１３８００００１２３４|王先生|某小学|"),
        Arguments.of(
            "a summary in place of the text",
            """
            工单流水号,登记时间,来电人姓名,性别,来电人手机,来电地址,反映内容摘要,涉及单位名称,工单属性
            GD5,2026.03.02 08时30分,王某,女,'13800001234,某路1号,正文,某小学,普通
            """,
            "GD5|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|"),
        Arguments.of(
            "a mini program",
            """
            ID,单号,提交人,提交时间,联系人手机号,问题类型,问题描述,问题图片,所属学校,处理人,状态
            77,GD6,王某,2026-03-02T08:30:00,13800001234,投诉,正文,http://x/1.png,某小学,赵某,待处理
            """,
            "GD6|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|"),
        Arguments.of(
            "a leader's mailbox",
            """
            信件编码,写信日期,信件类型,写信人,联系方式,信件标题,信件内容,受理单位,办理期限至,是否公开
            GD7,2026-3-2  8：30,求助,王某,13800001234,校服,正文,某小学,2026-03-09,否
            """,
            "GD7|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|"),
        Arguments.of(
            "a ledger by hand",
            """
            编号,登记日期,来访（电）人,联系电话,反映主要内容,领导批示,承办科室,办结情况,备注
            GD8,2026年3月2日,王某,8234567,正文,请速办,某科,,
            """,
            "GD8|2026-03-02T00:00+08:00|正文|8234567|王某|某科|"),
        Arguments.of(
            "city management",
            """
            案卷编号,案卷来源,上报时间,问题描述,案卷地址,举报人,举报人电话,责任部门,处置截止时间,大类名称,小类名称
            GD9,12345,2026-03-02 08:30:00,正文,某路1号,王某,13800001234,某小学,2026-03-09 17:30:00,教育,校服
            """,
            "GD9|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|某路1号"),
        Arguments.of(
            "orders handed down",
            """
            交办单号,交办时间,市民诉求描述,市民号码,办理单位（主办）,协办单位,办结要求时间,交办人
            GD10,2026-03-02 08:30:00.0,正文,13800001234.0,某小学,某中学,2026-03-09,赵某
            """,
            "GD10|2026-03-02T08:30+08:00|正文|13800001234||某小学|"),
        Arguments.of(
            "who and how in one cell, with a slash",
            """
            工单号,来电时间,来电人/电话,诉求概述,责任单位
            GD11,2026-03-02 08:30,王某/13800001234,正文,某小学
            """,
            "GD11|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|"),
        Arguments.of(
            "numbers as links",
            """
            工单编号,受理时间,诉求内容,联系电话
            "=HYPERLINK(""http://x/1"",""GD12"")",2026-03-02 08:30,正文,13800001234
            """,
            "GD12|2026-03-02T08:30+08:00|正文|13800001234|||"),
        Arguments.of(
            "names in English",
            """
            Order No.,Create Time,Caller Name,Caller Phone,Content,Dept Name
            GD13,2026-03-02 08:30,王某,13800001234,正文,某小学
            """,
            "GD13|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|"),
        Arguments.of(
            "what happened and what is asked apart",
            """
            热线工单编号,反映时间,反映人,反映人联系方式,反映问题及诉求,属地,牵头单位,配合单位,办理期限,回访结果
            GD14,2026-03-02 08:30,王某,13800001234,正文,某镇,某小学,,2026-03-09,满意
            """,
            "GD14|2026-03-02T08:30+08:00|正文|13800001234|王某|某小学|"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exports")
  void shouldReadAnExport(String name, String text, String expected) throws IOException {
    var file = folder.resolve("export.csv");
    Files.write(file, text.getBytes(Charset.forName("GB18030")));
    var rows = read(file);
    assertThat(rows.stream().map(UnseenExportsTest::line)).as(name).containsExactly(expected);
    assertThat(rows.getFirst().errors()).as(name).isEmpty();
  }

  /** A cover, hidden sheets, a title, two rows of names, a sum of all columns, notes below. */
  @Test
  void shouldReadAWorkbookWithEverythingAround() throws IOException {
    var file = folder.resolve("export.xlsx");
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("封面").value(3, 2, "某市12345热线月度工单");
      var hidden = book.newWorksheet("旧数据");
      hidden.setVisibilityState(VisibilityState.HIDDEN);
      rows(hidden, List.of("工单编号", "受理时间", "诉求内容"), List.of("OLD", "2020-01-01", "旧"));
      rows(
          book.newWorksheet("工单"),
          List.of("某市教育类工单明细表", "", "", "", "", "", "", ""),
          List.of("", "", "", "", "", "", "", "单位：件"),
          List.of("序号", "工单基本信息", "", "诉求人信息", "", "诉求内容", "办理信息", ""),
          List.of("", "工单编号", "来电时间", "姓名", "电话", "", "承办单位", "办理时限"),
          List.of("1", "A1", "2026-03-02 08:30", "王某", "13800001234", "正文一", "某小学", "2026-03-09"),
          List.of("2", "A2", "2026-03-02 08:31", "李某", "13800005678", "正文二", "某中学", "5"),
          List.of("合计", "2", "2", "2", "2", "2", "2", "2"),
          List.of("制表人：某某", "", "", "", "审核人：某某", "", "", ""),
          List.of("备注：数据截至2026年3月31日", "", "", "", "", "", "", ""),
          List.of("第 1 页 共 1 页", "", "", "", "", "", "", ""),
          List.of("打印时间 2026-04-01", "", "", "", "", "", "", ""));
    }
    assertThat(read(file).stream().map(UnseenExportsTest::line))
        .containsExactly(
            "A1|2026-03-02T08:30+08:00|正文一|13800001234|王某|某小学|",
            "A2|2026-03-02T08:31+08:00|正文二|13800005678|李某|某中学|");
    assertThat(told)
        .containsExactly(
            "unread 封面",
            "header 4",
            "passed over 7",
            "passed over 8",
            "passed over 9",
            "passed over 10",
            "passed over 11");
  }

  /** What a spreadsheet made of a long number is not guessed at. */
  @ParameterizedTest
  @CsvSource({"1.38E+10, complainant.phone", "1.38E10, complainant.phone"})
  void shouldKeepAPhoneThatLostItsEndAndSayWhich(String phone, String field) throws IOException {
    var file = folder.resolve("export.csv");
    Files.writeString(file, "工单编号,受理时间,诉求内容,联系电话\nA1,2026-03-02,正文," + phone + "\n");
    var row = read(file).getFirst();
    assertThat(row.errors()).isEmpty();
    assertThat(row.warnings()).extracting(error -> error.field()).containsExactly(field);
    assertThat(row.workOrder().path("complainant").path("phone").asString()).isEqualTo(phone);
  }

  private static void rows(Worksheet sheet, List<?>... rows) {
    for (int at = 0; at < rows.length; at++) {
      for (int column = 0; column < rows[at].size(); column++) {
        if (!rows[at].get(column).equals("")) {
          sheet.value(at, column, String.valueOf(rows[at].get(column)));
        }
      }
    }
  }

  private static String line(SheetRow row) {
    var order = row.workOrder();
    return String.join(
        "|",
        order.path("externalNumber").asString(""),
        order.path("receivedAt").asString(""),
        order.path("content").asString(""),
        order.path("complainant").path("phone").asString(""),
        order.path("complainant").path("name").asString(""),
        order.path("unitHint").asString(""),
        order.path("address").asString(""));
  }

  private List<SheetRow> read(Path file) throws IOException {
    var rows = new ArrayList<SheetRow>();
    WorkOrderSheet.read(
        file,
        Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
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
