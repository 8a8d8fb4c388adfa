package cn.huimin.hotline.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookUpIT {

  private static final String PATH = "/internal/look-ups";

  private final House house = House.get();
  private final Api api = house.api();

  private Api.Answer look(String from, String number, String code) {
    return api.post(PATH, Map.of("caseNumber", number, "code", code), "X-Forwarded-For", from);
  }

  private Api.Answer rate(String from, String number, String code, String satisfaction) {
    return api.post(
        "/internal/ratings",
        Map.of("caseNumber", number, "code", code, "satisfaction", satisfaction),
        "X-Forwarded-For",
        from);
  }

  @Test
  void shouldKnowTheCaseByNumberAndCodeAndAnswerAllElseAlike() {
    var handedIn = house.as("operator").post("/api/v1/work-orders", Orders.order()).body();
    var number = handedIn.path("caseNumber").asString();
    var code = handedIn.path("lookUpCode").asString();
    assertThat(look("10.0.0.1", number, code).body().path("caseId"))
        .isEqualTo(handedIn.path("caseId"));
    assertThat(look("10.0.0.1", number, " " + code.toLowerCase() + " ").status()).isEqualTo(200);
    var wide = new StringBuilder();
    (code.substring(0, 4) + " " + code.substring(4))
        .chars()
        .forEach(c -> wide.append((char) (c == ' ' ? 0x3000 : c + 0xFEE0)));
    assertThat(look("10.0.0.1", number.replace("-", "－"), wide.toString()).status()).isEqualTo(200);
    var wrongCode = look("10.0.0.1", number, "22222222");
    var wrongNumber = look("10.0.0.1", "20200101-00001", code);
    assertThat(wrongCode.status()).isEqualTo(404);
    assertThat(wrongCode.body()).isEqualTo(wrongNumber.body());
    var amended =
        house
            .as("operator")
            .post("/api/v1/work-orders", Orders.with(Orders.order(), "externalNumber", "X1"));
    assertThat(look("10.0.0.1", number, amended.body().path("lookUpCode").asString()).status())
        .isEqualTo(404);
  }

  @Test
  void shouldHandOnARatingByNumberAndCodeAloneAndAnswerAllElseAsALookUp() {
    var handedIn = house.as("operator").post("/api/v1/work-orders", Orders.order()).body();
    var number = handedIn.path("caseNumber").asString();
    var code = handedIn.path("lookUpCode").asString();
    var wrongCode = rate("10.0.3.1", number, "22222222", "SATISFIED");
    assertThat(wrongCode.status()).isEqualTo(404);
    assertThat(wrongCode.body())
        .isEqualTo(rate("10.0.3.1", "20200101-1", code, "SATISFIED").body());
    assertThat(rate("10.0.3.1", number, code, "SPLENDID").status()).isEqualTo(422);
    assertThat(rate("10.0.3.1", number, code, "SATISFIED").status()).isIn(200, 202);
  }

  @Test
  void shouldLetAnAddressAndANumberBeTriedSoOftenOnly() {
    for (int n = 0; n < 60; n++) {
      assertThat(look("10.0.0.2", "n" + n, "22222222").status()).isEqualTo(404);
    }
    var tooMany = look("10.0.0.2", "n", "22222222");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.code()).isEqualTo("too-many-requests");
    assertThat(tooMany.response().headers().firstValue("Retry-After")).isPresent();
    // Whoever has one address of a /64 has them all.
    for (int n = 0; n < 60; n++) {
      assertThat(look("2001:db8:1:2::" + n, "v" + n, "22222222").status()).isEqualTo(404);
    }
    assertThat(look("2001:db8:1:2:9:9:9:9", "v", "22222222").status()).isEqualTo(429);
    assertThat(look("2001:db8:1:3::1", "v", "22222222").status()).isEqualTo(404);
    // What stands left of it is not believed.
    assertThat(look("203.0.113.9, 2001:db8:1:2::7", "v", "22222222").status()).isEqualTo(429);
    for (int n = 0; n < 60; n++) {
      look("10.0.1." + n, "tried", "22222222");
    }
    assertThat(look("10.0.2.1", "tried", "22222222").status()).isEqualTo(429);
  }
}
