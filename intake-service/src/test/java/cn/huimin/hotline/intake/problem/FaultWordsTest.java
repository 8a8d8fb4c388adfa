package cn.huimin.hotline.intake.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;

@ExtendWith(OutputCaptureExtension.class)
class FaultWordsTest {

  private static final String CANARY = "13900007788";

  private final ProblemAdvice advice = new ProblemAdvice();

  @Test
  void shouldNeitherLogNorTellTheWordsOfAFault(CapturedOutput log) {
    var fault =
        new DataIntegrityViolationException(
            "insert into draft values ('" + CANARY + "')", new SQLException(CANARY, "23505"));
    for (var path : List.of("/api/v1/desk-drafts", "/open311/v2/requests.xml")) {
      var answer = advice.fault(fault, new MockHttpServletRequest("POST", path));
      assertThat(answer.getStatusCode().value()).isEqualTo(500);
      assertThat(String.valueOf(answer.getBody())).doesNotContain(CANARY);
    }
    var refusal = new Refusal(ProblemCode.NOT_AVAILABLE, "稍后重试", fault);
    assertThat(
            advice
                .refused(refusal, new MockHttpServletRequest("POST", "/api/v1/work-orders"))
                .getHeaders()
                .getFirst("Retry-After"))
        .isNotNull();
    assertThat(log.getAll())
        .contains(
            "A request failed",
            "DataIntegrityViolationException",
            "SQLException (23505)",
            "Refused with not-available",
            "FaultWordsTest")
        .doesNotContain(CANARY);
  }
}
