package cn.huimin.hotline.console.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.ModelAndView;

class ProblemAdviceTest {

  private static final SQLTransientConnectionException NONE_FREE =
      new SQLTransientConnectionException("request timed out");

  private final ProblemAdvice advice = new ProblemAdvice();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void shouldTellABusyHouseFromADatabaseThatIsAway() {
    assertThat(code(new CannotCreateTransactionException("", NONE_FREE))).isEqualTo("overloaded");
    assertThat(code(new CannotGetJdbcConnectionException("", NONE_FREE))).isEqualTo("overloaded");

    var away =
        new SQLTransientConnectionException(
            "request timed out", new SQLException(new ConnectException("refused")));
    assertThat(code(new CannotCreateTransactionException("", away))).isEqualTo("not-available");
    assertThat(code(new DataAccessResourceFailureException("broken"))).isEqualTo("not-available");
  }

  @Test
  void shouldSayWhenToTryAgainToProgramsAndToPeople() {
    var busy = new CannotGetJdbcConnectionException("", NONE_FREE);
    var answer = (ResponseEntity<?>) advice.database(busy, asking("/api/v1/cases"), response);
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");

    assertThat(advice.database(busy, asking("/cases"), response))
        .isInstanceOfSatisfying(
            ModelAndView.class,
            page -> assertThat(page.getModel()).containsEntry("code", "overloaded"));
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("2");
  }

  private Object code(RuntimeException e) {
    var answer = (ResponseEntity<?>) advice.database(e, asking("/api/v1/cases"), response);
    var problem = (ProblemDetail) Objects.requireNonNull(answer.getBody());
    return Objects.requireNonNull(problem.getProperties()).get("code");
  }

  private static MockHttpServletRequest asking(String path) {
    return new MockHttpServletRequest("GET", path);
  }
}
