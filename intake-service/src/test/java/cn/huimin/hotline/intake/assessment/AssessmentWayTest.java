package cn.huimin.hotline.intake.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AssessmentWayTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "EVIDENCE | {'item': '1.2', 'found': true, 'files': ['a-1', 'https://edu.example.cn/a']}",
        "EVIDENCE | {'item': '3.3', 'amount': '5/2', 'period': '2026', 'scheme': 'A-2020'}",
        "MEDIA | {'kind': 'MEDIA', 'matter': '家校连心桥', 'level': 'city'}",
        "EVIDENCE | {'item': '1.2', 'found': true, 'batch': 'b-1'}",
        "SPOT_CHECK | {'item': '1.2', 'found': false}",
        "WITHDRAWAL | {'recordId': 'x', 'reason': '录错'}",
        "INTERVIEW | {}",
        "EXPOSURE | {'note': '校车'}",
        "FALSIFICATION | {'reason': '补写'}",
        "STRIKE | {'lineId': 'a:b', 'reason': '停电'}",
        "APPEAL | {'reason': '请复核'}",
        "APPEAL_DECISION | {'appealId': 'x', 'step': 'HEAR', 'reason': '听取'}",
        "PERIOD | {'state': 'PUBLICITY', 'until': '2027-01-15T17:30:00+08:00'}"
      })
  void shouldReadABody(AssessmentWay way, String body) {
    assertThat(way.read(json(body))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "EVIDENCE | {'found': true} | item",
        "EVIDENCE | {'item': '1.2', 'found': 'yes'} | found",
        "EVIDENCE | {'item': '1.1', 'amount': '-1'} | amount",
        "EVIDENCE | {'item': '1.1', 'amount': '1/0'} | amount",
        "EVIDENCE | {'item': '1.1', 'amount': '1', 'period': '26'} | period",
        "EVIDENCE | {'item': '1.1', 'amount': '1', 'files': ['https://a.cn/x?phone=1']} | files",
        "EVIDENCE | {'item': '1.1', 'amount': '1', 'reason': 'x'} | reason",
        "MEDIA | {'kind': 'RADIO', 'matter': 'x', 'level': 'city'} | kind",
        "MEDIA | {'kind': 'MEDIA', 'matter': '家长13800001111来信', 'level': 'city'} | matter",
        "EVIDENCE | {'item': '1.1', 'amount': '1', 'batch': 'a b'} | batch",
        "SPOT_CHECK | {'item': '1.2', 'found': true, 'batch': 'b'} | batch",
        "WITHDRAWAL | {'reason': '录错'} | recordId",
        "WITHDRAWAL | {'recordId': 'x'} | reason",
        "STRIKE | {'lineId': 'a:b'} | reason",
        "STRIKE | {'reason': '停电'} | lineId",
        "APPEAL | {} | reason",
        "APPEAL_DECISION | {'appealId': 'x', 'step': 'FILE', 'reason': 'x'} | step",
        "PERIOD | {'state': 'OPEN'} | state"
      })
  void shouldNameTheFieldThatIsWrong(AssessmentWay way, String body, String field) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> way.read(json(body)))
        .satisfies(
            refused -> assertThat(refused.errors()).extracting(FieldError::field).contains(field));
  }

  private static ObjectNode json(String body) {
    return (ObjectNode) JsonMapper.shared().readTree(body.replace('\'', '"'));
  }
}
