package cn.huimin.hotline.intake.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeIT {

  private final House house = House.get();
  private final Api operator = house.as("operator");

  @Test
  void shouldKeepEditionsAndOfferWhatHolds() {
    var text = new HashMap<String, Object>();
    text.put("question", "外地户口的孩子怎么转学入学");
    text.put("answer", "凭居住证到学区学校登记。");
    text.put("validUntil", "2026-08-31");
    var added = operator.post("/api/v1/knowledge", text);
    assertThat(added.status()).isEqualTo(201);
    var path = "/api/v1/knowledge/" + added.body().path("entryId").asString();
    assertThat(found()).contains("凭居住证到学区学校登记。");

    text.put("answer", "凭居住证网上登记。");
    text.put("expectedVersion", 1);
    assertThat(operator.post(path, text).body().path("version").asInt()).isEqualTo(2);
    var late = operator.post(path, text);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("version-is-old");
    assertThat(found()).contains("网上登记").doesNotContain("学区学校");

    text.remove("expectedVersion");
    text.put("withdrawn", true);
    assertThat(operator.post(path, text).body().path("holds").asBoolean(true)).isFalse();
    assertThat(found()).doesNotContain("网上登记");

    assertThat(operator.post("/api/v1/knowledge", Map.of("answer", "x")).wrongFields())
        .containsExactly("question");
    text.put("validUntil", "下学期");
    assertThat(operator.post(path, text).wrongFields()).containsExactly("validUntil");
    assertThat(house.as("leader").post("/api/v1/knowledge", text).status()).isEqualTo(403);
    assertThat(operator.post("/api/v1/knowledge/none", text).status()).isEqualTo(404);
  }

  private String found() {
    return house
        .as("duty")
        .post("/api/v1/knowledge/search", Map.of("text", "来电问外地户口孩子转学要什么手续"))
        .body()
        .toString();
  }
}
