package cn.huimin.hotline.intake.unmask;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.relation.CaseUnits;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ComplainantIT {

  private final House house = House.get();

  @ParameterizedTest
  @ValueSource(strings = {"operator", "duty", "dataofficer", "liaison-u-baimiao", "head-u-baimiao"})
  void shouldShowTheComplainantToCentreAndHandlingUnitAndWriteItDown(String account) {
    var caseId = open(order());
    var answer = unmask(account, caseId);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("name").asString()).isEqualTo("李某花");
    assertThat(answer.body().path("phone").asString()).isEqualTo("138 0000 1234");
    assertThat(answer.body().path("anonymous").asBoolean()).isFalse();
    assertThat(answer.response().headers().firstValue("Cache-Control")).contains("no-store");
    var audit = house.as("dataofficer").get("/api/v1/audit?caseId=" + caseId).body().path("items");
    assertThat(audit).hasSize(1);
    assertThat(audit.get(0).path("account").asString()).isEqualTo(account);
    assertThat(audit.get(0).path("act").asString()).isEqualTo("unmask");
    assertThat(audit.get(0).path("reason").asString()).isEqualTo("首次联系家长");
    assertThat(audit.get(0).path("granted").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"liaison-u-baimiaojn", "head-u-baimiaojn", "liaison-u-bureau"})
  void shouldRefuseOtherUnitsAndWriteThatDownToo(String account) {
    var caseId = open(order());
    var answer = unmask(account, caseId);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.response().body()).doesNotContain("1234");
    var audit = house.as("dataofficer").get("/api/v1/audit?caseId=" + caseId).body().path("items");
    assertThat(audit.get(0).path("granted").asBoolean()).isFalse();
  }

  @Test
  void shouldHideTheComplainantOfAHiddenCaseFromItsUnit() {
    var caseId = open(with(order(), "confidential", true));
    assertThat(unmask("liaison-u-baimiao", caseId).status()).isEqualTo(403);
    assertThat(unmask("operator", caseId).status()).isEqualTo(200);
  }

  @Test
  void shouldAskForAReasonAndKeepOtherRolesOut() {
    var caseId = open(order());
    var without = house.as("operator").post(path(caseId), Map.of());
    assertThat(without.wrongFields()).containsExactly("reason");
    assertThat(unmask("leader", caseId).status()).isEqualTo(403);
    assertThat(unmask("operator", "no-such-case").status()).isEqualTo(404);
  }

  @Test
  void shouldFindTheCasesOfAPhoneAndWriteTheSearchDown() {
    var phone = Map.of("phone", "19900010000");
    var caseId = open(with(order(), "complainant", phone));
    var found =
        house
            .as("operator")
            .post("/internal/complainants/search", Map.of("phone", "199-0001-0000"));
    assertThat(found.body().path("caseIds").valueStream().map(id -> id.asString()))
        .containsExactly(caseId);
    assertThat(house.as("leader").post("/internal/complainants/search", phone).status())
        .isEqualTo(403);
    assertThat(house.as("dataofficer").get("/api/v1/audit?account=operator").body().path("items"))
        .anySatisfy(line -> assertThat(line.path("act").asString()).isEqualTo("phone-search"));
  }

  @Test
  void shouldKeepNothingReadableInTheDatabase() {
    var caseId = open(order());
    var rows =
        house
            .bean(JdbcClient.class)
            .sql("select encode(sealed, 'escape') from vault_entry where subject = :subject")
            .param("subject", "case:" + caseId)
            .query(String.class)
            .list();
    assertThat(rows).isNotEmpty().noneSatisfy(row -> assertThat(row).contains("1234"));
  }

  private Api.Answer unmask(String account, String caseId) {
    return house.as(account).post(path(caseId), Map.of("reason", "首次联系家长"));
  }

  private static String path(String caseId) {
    return "/api/v1/cases/" + caseId + "/complainant";
  }

  /** Opens a case and waits until intake has heard whose it is. */
  private String open(Map<String, Object> order) {
    var caseId =
        house.as("operator").post("/api/v1/work-orders", order).body().path("caseId").asString();
    var units = house.bean(CaseUnits.class);
    await().until(() -> units.of(caseId).isPresent());
    return caseId;
  }
}
