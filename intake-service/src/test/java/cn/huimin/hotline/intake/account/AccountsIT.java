package cn.huimin.hotline.intake.account;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.word.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class AccountsIT {

  private static final String STAND_INS = "/api/v1/stand-ins";

  private final House house = House.get();

  @ParameterizedTest
  @CsvSource({
    "operator, OPERATOR, u-hmzx",
    "leader, LEADER, u-bureau",
    "duty, DUTY, u-hmzx",
    "liaison-u-baimiao, LIAISON, u-baimiao",
    "head-u-baimiao, HEAD, u-baimiao"
  })
  void shouldSignInEverybodyOfTheDemo(String account, String role, String unitId) {
    var answer =
        house.api().post("/api/v1/tokens", Map.of("username", account, "password", "demo"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("account").asString()).isEqualTo(account);
    assertThat(answer.body().path("role").asString()).isEqualTo(role);
    assertThat(answer.body().path("unit").path("id").asString()).isEqualTo(unitId);
    assertThat(answer.body().path("unit").path("name").asString())
        .isNotBlank()
        .isNotEqualTo(unitId);
    assertThat(answer.body().path("expiresAt").asString()).endsWith("+08:00");
  }

  @ParameterizedTest
  @CsvSource({"operator, wrong", "nobody-of-this-name, demo"})
  void shouldRefuseAWrongPasswordWithTheSameWords(String account, String password) {
    var answer =
        house.api().post("/api/v1/tokens", Map.of("username", account, "password", password));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("bad-credentials");
    assertThat(answer.body().path("detail").asString()).isEqualTo("用户名或密码不对");
  }

  @Test
  void shouldNameEveryWrongField() {
    var answer = house.api().post("/api/v1/tokens", Map.of("usrname", "operator"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactlyInAnyOrder("username", "password", "usrname");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"username\": | 400", "[] | 400", "\"text\" | 400", "'' | 400"})
  void shouldSayThatABodyIsNotReadable(String body, int status) {
    var answer = house.api().postText("/api/v1/tokens", body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo("unreadable-body");
  }

  @Test
  void shouldAskForAToken() {
    var answer = house.api().get("/api/v1/accounts");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("sign-in-needed");
    assertThat(house.api().withToken("no.such.token").get("/api/v1/accounts").status())
        .isEqualTo(401);
  }

  @Test
  void shouldKeepAccountsToTheAdministrator() {
    assertThat(house.as("operator").get("/api/v1/accounts").status()).isEqualTo(403);
    assertThat(house.as("admin").get("/api/v1/accounts").status()).isEqualTo(200);
  }

  @Test
  void shouldListAccountsPageByPage() {
    var admin = house.as("admin");
    var first = admin.get("/api/v1/accounts?limit=2").body();
    assertThat(first.path("items")).hasSize(2);
    var next = first.path("next").asString();
    var second = admin.get("/api/v1/accounts?limit=2&after=" + next).body();
    assertThat(second.path("items").get(0).path("account").asString()).isGreaterThan(next);
    assertThat(admin.get("/api/v1/accounts?limit=0").code()).isEqualTo("bad-parameter");
  }

  @Test
  void shouldMakeAnAccountThatSignsInAndStandsInTheDirectory() {
    var admin = house.as("admin");
    var account =
        Map.of(
            "account",
            "liaison-u-baimiao-2",
            "role",
            "LIAISON",
            "unitId",
            "u-baimiao",
            "password",
            "a-long-one");
    assertThat(admin.post("/api/v1/accounts", account).status()).isEqualTo(201);
    house.api().signIn("liaison-u-baimiao-2", "a-long-one");
    assertThat(house.bean(Editions.class).directory().people("u-baimiao", Role.LIAISON))
        .extracting(person -> person.account())
        .contains("liaison-u-baimiao", "liaison-u-baimiao-2");
    var again = admin.post("/api/v1/accounts", account);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("already-exists");
  }

  @Test
  void shouldSayWhatIsWrongWithAStandIn() {
    var wrong =
        house
            .as("admin")
            .post(
                STAND_INS,
                Map.of(
                    "account", "nobody-of-this-name",
                    "unitId", "u-none",
                    "role", "ASSESSOR",
                    "from", "2026-03-05",
                    "until", "2026-03-04"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.wrongFields()).containsExactlyInAnyOrder("account", "unitId", "role", "until");
    var head = house.as("head-u-baimiao");
    var post = Map.of("account", "operator", "unitId", "u-baimiao", "role", "OPERATOR");
    assertThat(head.post(STAND_INS, post).wrongFields())
        .containsExactlyInAnyOrder("role", "from", "until");
    var own = with(post, "account", "head-u-baimiao", "role", "HEAD");
    assertThat(head.post(STAND_INS, own).wrongFields()).containsExactly("account");
    var elsewhere = with(post, "unitId", "u-ez", "role", "HEAD");
    assertThat(head.post(STAND_INS, elsewhere).code()).isEqualTo("forbidden");
  }

  @Test
  void shouldListAndAuditStandIns() {
    var head = house.as("head-u-baimiao");
    var named =
        head.post(
            STAND_INS,
            with(Map.of("unitId", "u-baimiao"), "account", "liaison-u-ez", "role", "LIAISON"));
    assertThat(named.status()).isEqualTo(201);
    var id = named.body().path("standInId").asString();
    for (var account : List.of("admin", "head-u-baimiao", "liaison-u-ez")) {
      assertThat(house.as(account).get(STAND_INS).response().body()).as(account).contains(id);
    }
    assertThat(house.as("liaison-u-baimiao").get(STAND_INS).response().body()).doesNotContain(id);
    var token = house.as("liaison-u-ez").post(STAND_INS + "/" + id + "/token", Map.of());
    assertThat(token.body().path("account").asString()).isEqualTo("liaison-u-ez");
    assertThat(token.body().path("unit").path("id").asString()).isEqualTo("u-baimiao");
    var acting = house.api().withToken(token.body().path("token").asString());
    assertThat(acting.get(STAND_INS).status()).isEqualTo(200);
    assertThat(house.asMachine().get("/internal/stand-ins").response().body())
        .contains("\"account\":\"liaison-u-ez\"", "\"ownUnitId\":\"u-ez\"");
    assertThat(house.as("admin").get("/internal/stand-ins").status()).isEqualTo(403);
    assertThat(head.post(STAND_INS + "/" + id + "/end", Map.of()).body().path("holds").asBoolean())
        .isFalse();
    assertThat(acting.get(STAND_INS).status())
        .as("ended, its token holds no longer")
        .isEqualTo(401);
    assertThat(house.asMachine().get("/internal/stand-ins").response().body())
        .doesNotContain("liaison-u-ez");
    assertThat(house.as("admin").get("/api/v1/audit").response().body())
        .contains("stand-in-named", "stand-in-used", "stand-in-ended");
  }

  private static Map<String, Object> with(Map<String, ?> post, String... fields) {
    var all = new HashMap<String, Object>(post);
    all.put("from", "2026-03-02");
    all.put("until", "2026-03-31");
    for (int at = 0; at < fields.length; at += 2) {
      all.put(fields[at], fields[at + 1]);
    }
    return all;
  }

  @Test
  void shouldSayWhatIsWrongWithANewAccount() {
    var answer =
        house
            .as("admin")
            .post(
                "/api/v1/accounts", Map.of("account", "A b", "role", "HEAD", "password", "short"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactlyInAnyOrder("account", "password", "unitId");
  }

  @Test
  void shouldCloseANameAfterTenWrongPasswords() {
    var admin = house.as("admin");
    admin.post(
        "/api/v1/accounts",
        Map.of("account", "forgetful", "role", "OPERATOR", "password", "a-long-one"));
    for (int i = 0; i < 10; i++) {
      house.api().post("/api/v1/tokens", Map.of("username", "forgetful", "password", "wrong"));
    }
    var right =
        house
            .api()
            .post("/api/v1/tokens", Map.of("username", "forgetful", "password", "a-long-one"));
    assertThat(right.status()).isEqualTo(401);
    var failures = house.as("dataofficer").get("/api/v1/audit?account=forgetful").body();
    assertThat(failures.path("items")).hasSize(10);
  }

  @Test
  void shouldSeedDirectoryAndPolicies() {
    var editions = house.bean(Editions.class);
    assertThat(editions.directory().units()).hasSizeGreaterThan(60);
    assertThat(editions.policies().documents())
        .containsKeys("working-calendar", "routing-rules", "scheme-a");
  }

  @Test
  void shouldTellContactsToTheHousesOwnServicesAlone() {
    var machine = house.asMachine();
    assertThat(machine.get("/internal/contacts/operator").body().path("email").asString())
        .isEqualTo("operator@yunhu.example");
    assertThat(machine.get("/internal/contacts/nobody-of-this-name").status()).isEqualTo(404);
    assertThat(machine.get("/internal/complainants/none/number").status()).isEqualTo(404);
    assertThat(house.as("admin").get("/internal/complainants/none/number").status()).isEqualTo(403);
    assertThat(machine.get("/api/v1/accounts").status()).isEqualTo(403);
    assertThat(house.as("admin").get("/internal/contacts/operator").status()).isEqualTo(403);
    assertThat(house.api().get("/internal/contacts/operator").status()).isEqualTo(401);
  }

  @Test
  void shouldShowDirectoryAndPoliciesInForce() {
    var operator = house.as("operator");
    var units = operator.get("/api/v1/directory/units").body().path("items");
    assertThat(units.size()).isGreaterThan(60);
    assertThat(units.get(0).path("parentId").isNull()).isTrue();
    assertThat(units.get(0).has("school")).isFalse();
    assertThat(operator.get("/api/v1/directory/units/u-baimiao").body().path("kind").asString())
        .isEqualTo("TOWN_OFFICE");
    assertThat(operator.get("/api/v1/directory/units/none").status()).isEqualTo(404);
    var policy = operator.get("/api/v1/policies/working-calendar").body();
    assertThat(policy.path("document").isObject()).isTrue();
    assertThat(operator.get("/api/v1/policies/none").status()).isEqualTo(404);
    assertThat(house.as("liaison-u-baimiao").get("/api/v1/policies/sla").status()).isEqualTo(403);
  }

  @Test
  void shouldPublishTheKeyThatChecksTokensAndNotItsOtherHalf() {
    var keys = house.api().get("/internal/jwks");
    assertThat(keys.status()).isEqualTo(200);
    var key = keys.body().path("keys").get(0);
    assertThat(key.path("kty").asString()).isEqualTo("EC");
    assertThat(key.has("d")).isFalse();
  }

  @Test
  void shouldAnswerUnknownPathsWith404AndOtherMethodsWith405() {
    var operator = house.as("operator");
    assertThat(operator.get("/api/v1/nothing").code()).isEqualTo("not-found");
    assertThat(house.as("admin").post("/api/v1/audit", Map.of()).status()).isIn(403, 405);
  }

  @Test
  void shouldChangeAUnitAsANewEditionAndTakeItBack() {
    var operator = house.as("operator");
    var all = "/api/v1/directory/units";
    var one = all + "/u-ez";
    var before = operator.get(one).body();
    int edition = edition(operator);
    var changed = (ObjectNode) before.deepCopy();
    changed.withArray("aliases").add("二中东校区");
    changed.put("edition", edition);
    assertThat(house.as("liaison-u-ez").put(one, changed).status()).isEqualTo(403);
    assertThat(operator.put(one, changed).body().path("aliases").toString()).contains("二中东校区");
    assertThat(operator.get(one).body().path("aliases").toString()).contains("二中东校区");
    assertThat(edition(operator)).isEqualTo(edition + 1);
    assertThat(operator.put(one, changed).code()).isEqualTo("edition-changed");

    var list = (ObjectNode) operator.get(all).body();
    assertThat(operator.put(all, list).body().path("edition").asInt()).isEqualTo(edition + 1);
    list.withArray("items").remove(3);
    assertThat(operator.put(all, list).wrongFields()).containsExactly("items");
    assertThat(operator.put(one, before).status()).isEqualTo(200);
    assertThat(operator.get(one).body()).isEqualTo(before);
    assertThat(edition(operator)).isEqualTo(edition + 2);
    assertThat(operator.put(one, Map.of("kind", "SCHOOL")).wrongFields()).contains("name");
  }

  private static int edition(Api api) {
    return api.get("/api/v1/directory/units").body().path("edition").asInt();
  }
}
