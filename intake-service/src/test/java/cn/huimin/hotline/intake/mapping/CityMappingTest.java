package cn.huimin.hotline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** A city's file has the last word (ADR 0012), and a wrong one keeps the house from starting. */
class CityMappingTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir private Path folder;

  private Mappings.Ready city(String json) throws IOException {
    Files.writeString(folder.resolve("city.json"), json);
    return new Mappings(folder, ZONE).named("city").orElseThrow();
  }

  private static ObjectNode read(Mappings.Ready city, String name, String value) {
    return city.reader()
        .read(city.columns().find(List.of(name)), _ -> Cell.text(value))
        .workOrder();
  }

  /** Its code tables use 0, and 1 and 2 the other way round than ours. */
  @Test
  void shouldReadTheCodesOfTheCityBeforeOurWords() throws IOException {
    var city =
        city(
            """
            {"urgencies": {"0": "NORMAL", "1": "URGENT", "2": "EMERGENCY"}, "yes": ["2", "0"], "no": ["1"],
             "demandTypes": {"0": "COMPLAINT", "1": "HELP", "回访": "ENQUIRY"}}
            """);
    assertThat(read(city, "紧急程度", "0").path("urgency").asString()).isEqualTo("NORMAL");
    assertThat(read(city, "紧急程度", "1").path("urgency").asString()).isEqualTo("URGENT");
    assertThat(read(city, "紧急程度", "2").path("urgency").asString()).isEqualTo("EMERGENCY");
    assertThat(read(city, "诉求类型", "0").path("demandType").asString()).isEqualTo("COMPLAINT");
    assertThat(read(city, "诉求类型", "回访").path("demandType").asString()).isEqualTo("ENQUIRY");
    assertThat(read(city, "是否保密", "2").path("confidential").asBoolean()).isTrue();
    assertThat(read(city, "是否保密", "0").path("confidential").asBoolean()).isTrue();
    assertThat(read(city, "是否保密", "1").path("confidential").asBoolean(true)).isFalse();
    assertThat(read(city, "联系电话", "0").has("complainant")).as("0 is none of a phone").isFalse();
    assertThat(read(city, "标题", "0").has("title")).isFalse();
  }

  @Test
  void shouldTurnAYesIntoANo() throws IOException {
    var city = city("{\"yes\": [\"否\"], \"no\": [\"是\"]}");
    assertThat(read(city, "是否保密", "否").path("confidential").asBoolean()).isTrue();
    assertThat(read(city, "是否保密", "是").path("confidential").asBoolean(true)).isFalse();
    assertThat(read(city, "是否加急", "是").path("urgency").asString()).isEqualTo("NORMAL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"urgencies\": {\"特急\": \"HIGHEST\"}} | urgencies.特急",
        "{\"demandTypes\": {\"督促\": \"COMPLAINTS\"}} | demandTypes.督促",
        "{\"demandTypeParts\": [{\"contains\": \"督\", \"type\": \"投诉\"}]} | demandTypeParts.督",
        "{\"defaults\": {\"channel\": \"12345\"}} | defaults.channel",
        "{\"defaults\": {\"sourceLevel\": \"CITY\"}} | defaults.sourceLevel",
        "{\"defaults\": {\"deadlineSpan\": \"5\"}} | defaults.deadlineSpan",
        "{\"yes\": [\"1\"], \"no\": [\"1\"]} | yes and no",
        "{\"colums\": {}} | colums"
      })
  void shouldNotStartWithWordsThatWouldRefuseEveryRecord(String json, String named) {
    assertThatThrownBy(() -> city(json))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("city.json")
        .hasMessageContaining(named);
  }
}
