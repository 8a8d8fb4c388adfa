package cn.huimin.hotline.intake.workorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SourceNumberTest {

  @ParameterizedTest
  @CsvSource({
    "SH2024030112345678, 2024030112345678",
    "SH-2024030112345678, 2024030112345678",
    "12345-2024030100017, 2024030100017",
    "1234520261023000101, 20261023000101",
    "20261023000101, 20261023000101",
    "12345, 12345",
    "SH17, SH17"
  })
  void shouldTellTheSameNumberInEverySpellingAndKeepIt(String written, String identity) {
    assertThat(SourceNumber.identity(written)).isEqualTo(identity);
    var order = order(written);
    assertThat(order.externalNumber()).isEqualTo(written);
    assertThat(Acceptance.caseId(order)).isEqualTo(Acceptance.caseId(order(identity)));
    assertThat(order.known()).isEqualTo(order(identity));
  }

  private static WorkOrder order(String number) {
    return WorkOrderReader.read(
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"channel": "GOV_12345", "externalNumber": "%s", "content": "正文",
                     "receivedAt": "2026-03-02T09:15:00+08:00", "sourceLevel": "PREFECTURE_OR_ABOVE"}
                    """
                        .formatted(number)));
  }
}
