package cn.huimin.hotline.intake.person;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonsIT {

  private final House house = House.get();
  private final Api operator = house.as("operator");
  private final Api officer = house.as("dataofficer");

  @Test
  void shouldHandOutAndEraseAllOfAPersonAndBringNothingBack() {
    var file =
        operator
            .upload("/api/v1/attachments", "收据.txt", "收据".getBytes(UTF_8))
            .body()
            .path("attachmentId")
            .asString();
    var order =
        with(
            with(order(), "complainant", Map.of("name", "孙某月", "phone", "13811112222")),
            "attachments",
            List.of(file));
    var first = operator.post("/api/v1/work-orders", order).body();
    var second =
        operator
            .post(
                "/api/v1/work-orders",
                with(order(), "complainant", Map.of("name", "孙某月", "phone", "138-1111-2222")))
            .body();

    var by = Map.of("phone", "13811112222", "reason", "本人申请");
    var exported = officer.post("/api/v1/persons/export", by);
    assertThat(exported.status()).isEqualTo(200);
    assertThat(exported.body().path("cases").size()).isEqualTo(2);
    assertThat(exported.response().body()).contains("孙某月", "收据.txt", "校服费");

    var erased = officer.post("/api/v1/persons/erase", by);
    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
    assertThat(erased.body().path("caseNumbers").toString())
        .contains(first.path("caseNumber").asString(), second.path("caseNumber").asString());
    assertThat(erased.body().path("texts").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(erased.body().path("attachments").asInt()).isEqualTo(1);

    assertThat(officer.post("/api/v1/persons/export", by).status()).isEqualTo(404);
    assertThat(operator.get("/api/v1/attachments/" + file).status()).isEqualTo(404);
    var caseId = first.path("caseId").asString();
    assertThat(
            operator
                .post("/api/v1/cases/" + caseId + "/complainant", Map.of("reason", "核对"))
                .response()
                .body())
        .doesNotContain("孙某月", "1381111");
    var again = operator.post("/api/v1/work-orders", order);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("erased");
    assertThat(officer.get("/api/v1/audit?caseId=" + caseId).response().body())
        .contains("person-exported", "person-erased");
  }

  @Test
  void shouldRefuseOthersAndAskForOneOfTwo() {
    var by = Map.of("phone", "13811112222", "reason", "x");
    assertThat(operator.post("/api/v1/persons/export", by).status()).isEqualTo(403);
    assertThat(operator.post("/api/v1/persons/erase", by).status()).isEqualTo(403);
    assertThat(officer.post("/api/v1/persons/erase", Map.of("reason", "x")).wrongFields())
        .containsExactly("phone");
    assertThat(
            officer.post("/api/v1/persons/erase", Map.of("caseId", "none", "reason", "x")).status())
        .isEqualTo(404);
  }
}
