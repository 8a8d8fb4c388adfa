package cn.huimin.hotline.intake.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.People;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.schemas.word.DemandType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class Open311FormTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-02T09:00:00+08:00");

  private static WorkOrder read(Map<String, List<String>> said) {
    var fields = new HashMap<>(said);
    fields.put("service_code", List.of("fees"));
    fields.put("address_string", List.of("文昌路"));
    fields.put("description", List.of("收费"));
    var form = new Open311Form(fields);
    return form.workOrder(form.service(), "o1", NOW, List.of());
  }

  /** As browsers, PHP's http_build_query and qs write lists. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "attribute[demand_type]",
        "attribute[demand_type][]",
        "attribute[demand_type][0]",
        "attribute[demand_type][key][0]"
      })
  void shouldKnowOurAttributesHoweverTheirListIsWritten(String name) {
    assertThat(read(Map.of(name, List.of("HELP"))).demandType()).isEqualTo(DemandType.HELP);
    assertThat(read(Map.of(name, List.of("求助"))).demandType()).isEqualTo(DemandType.HELP);
  }

  @Test
  void shouldTellEveryOtherAttribute() {
    var longer = "c".repeat(120);
    var said =
        Map.of(
            "attribute[A][0]",
            List.of("甲"),
            "attribute[A][1]",
            List.of("乙"),
            "attribute[" + longer + "]",
            List.of("丙"),
            "attribute[x[y]]",
            List.of("丁"),
            "attribute[broken",
            List.of("戊"),
            "attribute[school][0]",
            List.of("二中"));
    var order = read(said);
    assertThat(order.content())
        .contains("A：", "甲", "乙", longer + "：丙", "丁", "戊")
        .doesNotContain("二中");
    assertThat(order.unitHint()).isEqualTo("二中");

    var json =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"service_code": "fees", "address_string": "文昌路", "description": "收费",
                     "attribute": [{"code": "A", "value": "甲"}, {"code": "B", "value": ["乙"]}]}
                    """);
    var form = Open311Form.of(json, Map.of());
    assertThat(form.workOrder(form.service(), "o1", NOW, List.of()).content()).contains("甲", "乙");
  }

  /** A complaint is worth more than the phone it came with. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "n/a, -, -, -",
        "无, none, -, -",
        "+1 415 555 0100 x12, -, +1 415 555 0100 x12, -",
        "王某, -, 王某, -",
        "13800001234, smith at city, 13800001234；smith at city, -",
        "13800001234, 'Li <li@mail.example>, li2@mail.example', 13800001234；Li <>, li@mail.example",
        "-, li@mail.example, -, li@mail.example",
        "13800001234567890123, -, 13800001234567890123, -",
      })
  void shouldLoseNoComplaintForAPhoneOrMailThatCannotBeRead(
      String phone, String email, String keptPhone, String keptEmail) {
    var said = new HashMap<String, List<String>>();
    Optional.ofNullable(phone).ifPresent(one -> said.put("phone", List.of(one)));
    Optional.ofNullable(email).ifPresent(one -> said.put("email", List.of(one)));
    var order = read(said);
    assertThat(order.content()).as("nothing of it goes to a topic").isEqualTo("收费");
    assertThat(order.complainant().email()).isEqualTo(keptEmail);
    if (keptPhone == null || !keptPhone.contains("Li")) {
      assertThat(order.complainant().phone()).isEqualTo(keptPhone);
    }
  }

  @Test
  void shouldReadTheNumberBeforeAnExtensionAndCutWhatIsLongerThanAnyPhone() {
    assertThat(People.isPhone("+1 415 555 0100 x12")).isTrue();
    var much = "13800001234 或 13900001234 或 13700001234 或 13600001234 晚上打";
    assertThat(read(Map.of("phone", List.of(much))).complainant().phone())
        .isEqualTo("13800001234、13900001234、13700001234");
    assertThat(read(Map.of("phone", List.of("这".repeat(90)))).complainant().phone()).hasSize(40);
  }

  @Test
  void shouldCountByKeyWhoHasOneAndByAddressWhoHasNone() {
    var rates = new Open311Rates(1, 2);
    var now = Instant.parse("2026-03-02T01:00:00Z");
    rates.count(Optional.of("city"), "10.0.0.1", now);
    rates.count(Optional.of("city"), "10.0.0.1", now);
    rates.count(Optional.empty(), "10.0.0.1", now);
    assertThatThrownBy(() -> rates.count(Optional.of("city"), "10.0.0.2", now))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
    assertThatThrownBy(() -> rates.count(Optional.empty(), "10.0.0.1", now))
        .isInstanceOf(Refusal.class);
    rates.count(Optional.of("other"), "10.0.0.2", now);
  }

  @Test
  void shouldTakeAThousandIdsAndRefuseMoreThanThat() {
    var zone = ZoneId.of("Asia/Shanghai");
    var ids = IntStream.range(0, 1_000).mapToObj(n -> "o" + n).collect(Collectors.joining(","));
    var read = Open311Query.read(Map.of("service_request_id", ids), NOW.toInstant(), zone);
    assertThat(read.requestIds()).hasSize(1_000);
    assertThatThrownBy(
            () ->
                Open311Query.read(
                    Map.of("service_request_id", ids + ",more"), NOW.toInstant(), zone))
        .isInstanceOf(Refusal.class);
  }
}
