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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One row each of exports with other names for the same things, as number, time, content, phone,
 * name, unit and place, and the columns whose name says nothing. All of it is invented.
 */
class FurtherCitiesTest {

  @TempDir Path folder;

  static Stream<Arguments> exports() {
    return Stream.of(
        Arguments.of(
            "业务单号,受理渠道,客户姓名,联系号码,事项大类,事项小类,诉求概要,建单日期,主办单位,涉事地点",
            "GZ-17,电话,王某,+86-138-0000-1234,教育,校服,正文,二〇二六年三月五日 上午九时五分,某小学,某路",
            "GZ-17|2026-03-05T09:05+08:00|正文|+86-138-0000-1234|王某|某小学|某路",
            List.of()),
        Arguments.of(
            "工单编码,发单时间,市民,市民联系电话,市民备用电话,诉求概要,主办部门（单位）,处置时限（工作日）",
            "SH17,2026年3月5日 9时5分,李女士,,0086 13800001234,正文,某中学,5",
            "SH17|2026-03-05T09:05+08:00|正文|0086 13800001234|李女士|某中学|",
            List.of()),
        Arguments.of(
            "来件序号,来件编号,来件日期,来件人,来件人电话,来件内容,交办部门,要求办结日期,来件方式",
            "1,LJ0017,2026年3月5日 下午2点半,匿名,未留,正文,某学校,2026年3月12日,电话",
            "LJ0017|2026-03-05T14:30+08:00|正文||匿名|某学校|",
            List.of()),
        Arguments.of(
            "事件流水号,事件标题,事件详情,上报时间,上报人,上报人手机,处置机构,事件位置,事件等级",
            "SZ17,校服,正文,2026-03-05 14:20:33+08,周某,138 0000 1234,某学校,某街,普通",
            // Who reports may be a warden, and is whom to ask where nobody else is named.
            "SZ17|2026-03-05T14:20:33+08:00|正文|138 0000 1234|周某|某学校|某街",
            List.of("事件等级")),
        Arguments.of(
            "编号,来电日期及时间,来电人及联系电话,反映的主要问题,转办单位,办理结果,备注",
            "17,2026.3.5 14:20,李某 13800001234,正文,某镇中心小学,,",
            "17|2026-03-05T14:20+08:00|正文|13800001234|李某|某镇中心小学|",
            List.of()),
        Arguments.of(
            "办件编码,办件名称,诉求人名称,诉求人手机号,诉求具体内容,收到时间,责任主体,问题所在地",
            "CD17,校服,赵某,(+86)13800001234,正文,46086.59722,某区某小学,某小区",
            "CD17|2026-03-05T14:20+08:00|正文|(+86)13800001234|赵某|某区某小学|某小区",
            List.of()),
        Arguments.of(
            "投诉单编号,投诉日期,投诉者,投诉者电话,投诉事项及要求,被投诉学校,受理员工号",
            "T-17,3月5日,钱某,13800001234,正文,某中学,8017",
            "T-17||正文|13800001234|钱某|某中学|",
            List.of()),
        Arguments.of(
            "12345工单号,工单下派时间,群众姓名,群众联系方式,诉求类型,工单诉求,承办二级单位,工单地址",
            "NN17,2026-03-05T14:20:33.000+0800,孙某,13800001234 / 0771-8123456,投诉,正文,某小学,某路",
            "NN17|2026-03-05T14:20:33+08:00|正文|13800001234、0771-8123456|孙某|某小学|某路",
            List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exports")
  void shouldKnowTheColumns(String header, String row, String expected, List<String> unknown)
      throws IOException {
    var file = folder.resolve("export.csv");
    Files.write(file, (header + "\n" + row + "\n").getBytes(Charset.forName("GB18030")));
    var rows = new ArrayList<String>();
    WorkOrderSheet.read(
        file,
        Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
        new SheetRows() {
          @Override
          public void header(Columns.Found columns, List<TableRow> top) {
            assertThat(columns.unknown()).isEqualTo(unknown);
          }

          @Override
          public void row(SheetRow read) {
            rows.add(line(read));
          }
        });
    assertThat(rows).containsExactly(expected);
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
}
