package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers of two rows: whose a name and a phone are, the group above them says. */
class TwoRowsTest {

  @TempDir Path folder;

  static Stream<Arguments> exports() {
    return Stream.of(
        Arguments.of(
            "the accused beside the complainant",
            """
            工单编号,受理时间,诉求内容,诉求人信息,,被反映人信息,
            ,,,姓名,电话,姓名,电话
            A1,2026-03-02 08:30,正文,王小红,13800001234,赵某,13900005678
            """,
            "A1|2026-03-02T08:30+08:00|正文|13800001234|王小红|"),
        Arguments.of(
            "the accused before the complainant, all names below",
            """
            工单信息,,,被投诉人信息,,,投诉人信息,,
            编号,时间,内容,姓名,联系电话,单位,姓名,联系电话,单位
            A1,2026-03-02 08:30,正文,赵某,13900005678,某小学,王小红,13800001234,某公司
            """,
            "A1|2026-03-02T08:30+08:00|正文|13800001234|王小红|某小学"),
        Arguments.of(
            "who handles it, with a header that is whole in its lower row",
            """
            某市12345工单台账,,,,,,,,
            ,,,来电人,,承办情况,,,
            工单编号,受理时间,诉求内容,姓名,电话,单位,联系人,电话,时间
            A1,2026-03-02 08:30,正文,王小红,13800001234,某小学,赵某,13900005678,2026-03-05
            """,
            "A1|2026-03-02T08:30+08:00|正文|13800001234|王小红|某小学"),
        Arguments.of(
            "what came of it",
            """
            基本信息,,,,办理结果,,回访情况,
            工单编号,来电时间,主要内容,来电人,内容,时间,内容,时间
            A1,2026-03-02 08:30,正文,王小红,已退费,2026-03-05,满意,2026-03-06
            """,
            "A1|2026-03-02T08:30+08:00|正文||王小红|"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exports")
  void shouldKnowWhoseANameIs(String name, String text, String expected) throws IOException {
    var file = Files.writeString(folder.resolve("export.csv"), text);
    var rows = new ArrayList<String>();
    WorkOrderSheet.read(
        file, Mappings.shippedReady(ZoneId.of("Asia/Shanghai")), row -> rows.add(line(row)));
    assertThat(rows).as(name).containsExactly(expected);
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
        order.path("unitHint").asString(""));
  }
}
