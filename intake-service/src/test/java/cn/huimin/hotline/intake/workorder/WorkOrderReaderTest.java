package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WorkOrderReaderTest {

  private final ObjectNode body =
      (ObjectNode)
          JsonMapper.builder()
              .build()
              .readTree(
                  """
                  {"channel": "GOV_12345", "externalNumber": "GD1", "receivedAt": "2026-03-02T08:58:12+08:00",
                   "sourceLevel": "COUNTY", "content": "反映校服费", "complainant": {"name": "张某某", "phone": "13800001234"}}
                  """);

  @Test
  void shouldReadTheLeastAWorkOrderHas() {
    var order = WorkOrderReader.read(body);
    assertThat(order.channel()).isEqualTo(Channel.GOV_12345);
    assertThat(order.receivedAt()).isEqualTo(Instant.parse("2026-03-02T00:58:12Z"));
    assertThat(order.urgency()).isEqualTo(Urgency.NORMAL);
    assertThat(order.demandType()).isNull();
    assertThat(order.complainant().unreachable()).isFalse();
    assertThat(order.confidential()).isFalse();
  }

  @Test
  void shouldTakeOneWithoutComplainantForAnonymous() {
    body.remove("complainant");
    assertThat(WorkOrderReader.read(body).complainant().unreachable()).isTrue();
  }

  @Test
  void shouldNameEveryFieldThatIsMissing() {
    body.removeAll();
    var refusal = catchThrowableOfType(Refusal.class, () -> WorkOrderReader.read(body));
    assertThat(refusal.errors())
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder(
            "channel", "externalNumber", "receivedAt", "sourceLevel", "content");
  }

  @ParameterizedTest
  @CsvSource({
    "channel, UNKNOWN",
    "channel, 12345",
    "externalNumber, a b",
    "receivedAt, 2026-03-02 08:58:12",
    "sourceLevel, TOWN",
    "demandType, 投诉",
    "urgency, 紧急",
    "deadlineFromSource, tomorrow",
    "unknownField, x"
  })
  void shouldNameAFieldThatIsWrong(String field, String value) {
    body.put(field, value);
    var refusal = catchThrowableOfType(Refusal.class, () -> WorkOrderReader.read(body));
    assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource({"phone, 无", "phone, 12", "email, jia.example.com", "qq, 1"})
  void shouldNameAFieldOfTheComplainantThatIsWrong(String field, String value) {
    ((ObjectNode) body.get("complainant")).put(field, value);
    var refusal = catchThrowableOfType(Refusal.class, () -> WorkOrderReader.read(body));
    assertThat(refusal.errors())
        .extracting(FieldError::field)
        .containsExactly("complainant." + field);
  }
}
