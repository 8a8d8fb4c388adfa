package cn.huimin.hotline.endtoend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The guard can fail: each way to break the contract is noticed. */
class ContractGuardTest {

  private static final String AFTER =
      "{\"caseId\":\"c\",\"caseNumber\":\"n\",\"version\":3,\"state\":\"SIGNED\"}";
  private static final String CONFLICT =
      "{\"title\":\"Conflict\",\"status\":409,\"code\":\"state-does-not-allow\"}";

  private final ContractGuard guard = new ContractGuard(Contract.published());

  @Test
  void shouldPassWhatIsDocumented() {
    assertThat(guard.faults(sign(200, "application/json", AFTER))).isEmpty();
    assertThat(guard.faults(sign(409, "application/problem+json", CONFLICT))).isEmpty();
    assertThat(guard.seen()).containsKey("POST /api/v1/cases/{caseId}/sign");
  }

  @Test
  void shouldNoticeAnUnknownPath() {
    assertThat(guard.faults(answer("GET", "/api/v1/secret", 200, "application/json", "{}")))
        .singleElement()
        .asString()
        .contains("not in the contract");
  }

  @Test
  void shouldNoticeAnUndocumentedStatus() {
    assertThat(guard.faults(sign(418, "application/json", AFTER)))
        .singleElement()
        .asString()
        .contains("status is not documented");
  }

  @Test
  void shouldNoticeAFieldThatIsNotDocumented() {
    assertThat(guard.faults(sign(200, "application/json", AFTER.replace("}", ",\"phone\":1}"))))
        .isNotEmpty();
  }

  @Test
  void shouldNoticeAnUnknownCode() {
    var body = CONFLICT.replace("state-does-not-allow", "oops");
    assertThat(guard.faults(sign(409, "application/problem+json", body))).isNotEmpty();
  }

  @Test
  void shouldNoticeAnErrorThatIsNoProblem() {
    assertThat(guard.faults(sign(500, "text/html", "<h1>Whitelabel</h1>"))).isNotEmpty();
  }

  @Test
  void shouldNoticeARequestThatShouldNotHaveBeenTaken() {
    var exchange =
        new Exchange(
            "POST", "/api/v1/cases/c/sign", "{\"signed\":true}", 200, "application/json", AFTER);
    assertThat(guard.faults(exchange)).singleElement().asString().contains("signed");
  }

  @Test
  void shouldLeavePagesAlone() {
    assertThat(guard.faults(answer("GET", "/cases/c", 200, "text/html", "<html></html>")))
        .isEmpty();
  }

  private static Exchange sign(int status, String contentType, String body) {
    return answer("POST", "/api/v1/cases/c/sign", status, contentType, body);
  }

  private static Exchange answer(
      String method, String path, int status, String contentType, @Nullable String body) {
    return new Exchange(method, path, null, status, contentType, body == null ? "" : body);
  }
}
