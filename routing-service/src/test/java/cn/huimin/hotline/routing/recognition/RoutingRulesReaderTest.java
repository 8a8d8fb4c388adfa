package cn.huimin.hotline.routing.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.routing.county.County;
import cn.huimin.hotline.routing.recognition.RoutingRules.DepartmentRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingRulesReaderTest {

  @Test
  void shouldReadTheSampleCountysRules() {
    var rules = RoutingRulesReader.read(County.RULES);

    assertThat(rules.categories()).hasSize(16);
    assertThat(rules.minimumConfidence()).isEqualTo(0.6);
    assertThat(rules.toDepartment())
        .filteredOn(DepartmentRule::hidden)
        .extracting(DepartmentRule::rule)
        .containsExactly("收礼", "体罚", "性侵害", "校长领导", "打击报复");
    assertThat(rules.emergencyWords()).isNotEmpty();
    assertThat(rules.stageCues()).hasSize(6);
  }

  @Test
  void shouldHoldWhatIsNotSaidToBeHarmlessForAnAccusation() {
    var rules =
        RoutingRulesReader.read(
            document("[]", "[{\"rule\":\"r\",\"department\":\"u\",\"words\":[\"w\"]}]"));

    assertThat(rules.toDepartment().getFirst().hidden()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 第 1 行：不是有效的 JSON",
        "{} | version：请填一个名称",
        "{\"version\":\"1\"} | categories：请写成列表",
        "{\"version\":\"1\",\"minimumConfidence\":2} | minimumConfidence：请写 0 到 1 之间的数",
        "{\"version\":\"1\",\"flood\":{\"calledShare\":0.05}} | flood.calledShare：请写 0.1 到 1 之间的数",
        "{\"version\":\"1\",\"categories\":[{\"level1\":\"甲\"}]} | categories[0].department：请填一个名称",
        "{\"version\":\"1\",\"categories\":[{\"level1\":\"甲\",\"department\":\"u\",\"level2\":[{\"name\":\"乙\","
            + "\"keywords\":[]}]}]} | categories[0].level2[0].keywords：请至少填一个词"
      })
  void shouldNameWhatIsWrongAndTheMend(String document, String message) {
    assertThatThrownBy(() -> RoutingRulesReader.read(document))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseUnknownTypesAndRulesThatNeverFire() {
    assertThatThrownBy(
            () ->
                RoutingRulesReader.read(
                    document("[{\"type\":\"GRUMBLE\",\"cues\":[\"x\"]}]", "[]")))
        .hasMessageContaining("demandTypes[0].type：不认识 GRUMBLE");
    assertThatThrownBy(
            () ->
                RoutingRulesReader.read(document("[]", "[{\"rule\":\"r\",\"department\":\"u\"}]")))
        .hasMessageContaining("toDepartment[0]：既没有 words 也没有 categories");
  }

  private static String document(String demandTypes, String toDepartment) {
    return """
        {"version":"1","categories":[],"demandTypes":%s,"emergencyWords":[],
         "toDepartment":%s,"outsideEducation":[]}
        """
        .formatted(demandTypes, toDepartment);
  }
}
