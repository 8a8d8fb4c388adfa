package cn.huimin.hotline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

  private final Mapping shipped = Mappings.shipped();
  private final Columns columns = new Columns(shipped);

  @ParameterizedTest
  @CsvSource({
    "12345工单编号, externalNumber",
    "【工单编号】, externalNumber",
    "工单 编号（必填）, externalNumber",
    "ＯＲＤＥＲ＿ＮＵＭ, externalNumber",
    "roll_number, externalNumber",
    "热线受理编号, externalNumber",
    "受理编号, externalNumber",
    "诉求编号, externalNumber",
    "业务流水号, externalNumber",
    "服务单号, externalNumber",
    "诉求流水号, externalNumber",
    "登记时间, receivedAt",
    "创建时间, receivedAt",
    "来单时间, receivedAt",
    "反映内容, content",
    "问题描述, content",
    "主要内容, content",
    "群众反映, content",
    "来电人, complainant.name",
    "来电者, complainant.name",
    "手机号码, complainant.phone",
    "主叫号码, complainant.phone",
    "事项类型, demandType",
    "业务类型, demandType",
    "办理单位, unitHint",
    "责任单位, unitHint",
    "办理时限, deadlineFromSource",
    "截止时间, deadlineFromSource",
    "受理时间(yyyy-MM-dd), receivedAt",
    "市民来电时间, receivedAt",
    "roll_content, content",
    "市民反映主要内容, content",
    "诉求具体内容, content",
    "诉求类型, demandType",
    "payroll_type, demandType",
    "诉求标题, title",
    "事发详细地址, address",
    "承办单位, unitHint",
    "被投诉单位名称, unitHint",
    "来电人姓名, complainant.name",
    "payroll_name, complainant.name",
    "来电人联系电话, complainant.phone",
    "联系电话2, complainant.phone",
    "家庭住址, complainant.address",
    "原工单号, previousNumber",
    "要求办结时间, deadlineFromSource",
    "是否保密, confidential",
    "紧急程度, urgency"
  })
  void shouldKnowANameHoweverItIsWritten(String name, String field) {
    var found = columns.find(List.of(name));
    assertThat(found.byField()).containsOnlyKeys(field);
    assertThat(found.unknown()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "序号",
        "办理结果",
        "回复内容",
        "办结时间",
        "实际办结时间",
        "回访时间",
        "一级分类",
        "三级业务分类",
        "工单状态",
        "是否公开",
        "被反映人电话",
        "承办单位编码",
        "company_address",
        "addr2",
        "order_state",
        "受理员",
        "处理意见",
        "身份证号码",
        "错误"
      })
  void shouldNotTakeOneFieldForAnother(String name) {
    var found = columns.find(List.of(name));
    assertThat(found.byField()).isEmpty();
  }

  @Test
  void shouldTellWhatNobodyKnows() {
    var found = columns.find(List.of("工单编号", "甲乙丙丁", "办理结果", ""));
    assertThat(found.unknown()).containsExactly("甲乙丙丁");
    assertThat(found.uses())
        .extracting(Use::kind)
        .containsExactly(Use.Kind.READ, Use.Kind.UNKNOWN, Use.Kind.NOT_NEEDED);
  }

  @Test
  void shouldPreferTheBetterNameWhereverItStands() {
    var found = columns.find(List.of("编号", "派单时间", "工单编号", "受理时间"));
    assertThat(found.byField().get("externalNumber")).containsExactly(2, 0);
    assertThat(found.byField().get("receivedAt")).containsExactly(3, 1);
  }

  @Test
  void shouldLetAMappingFileHaveTheLastWord() {
    var own =
        new Mapping(
            Map.of("sourceLevel", "COUNTY"),
            Map.of("content", List.of("甲乙丙丁"), "address", List.of("部门名称")),
            null,
            List.of("标题"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    var found = new Columns(shipped.with(own)).find(List.of("甲乙丙丁", "部门名称", "标题", "内容"));
    assertThat(found.byField())
        .containsEntry("content", List.of(0, 3))
        .containsEntry("address", List.of(1))
        .doesNotContainKeys("title", "unitHint");
    assertThat(shipped.with(own).defaults()).containsEntry("sourceLevel", "COUNTY");
  }

  @Test
  void shouldRefuseAMappingThatNamesNoField() {
    assertThatThrownBy(
            () ->
                new Mapping(
                    null,
                    Map.of("contents", List.of("内容")),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))
        .hasMessageContaining("contents");
  }
}
