package cn.huimin.hotline.intake.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

class ProblemAdviceTest {

  private static final MockHttpServletRequest ASKED =
      new MockHttpServletRequest("POST", "/api/v1/work-orders");

  private final ProblemAdvice advice = new ProblemAdvice();

  @Test
  void shouldTellABusyHouseFromADatabaseThatIsAway() {
    var timedOut = new SQLTransientConnectionException("request timed out");
    assertThat(code(new CannotCreateTransactionException("", timedOut))).isEqualTo("overloaded");
    assertThat(code(new CannotGetJdbcConnectionException("", timedOut))).isEqualTo("overloaded");

    var away =
        new SQLTransientConnectionException(
            "request timed out", new SQLException(new ConnectException("refused")));
    assertThat(code(new CannotCreateTransactionException("", away))).isEqualTo("not-available");
    assertThat(code(new DataAccessResourceFailureException("broken"))).isEqualTo("not-available");
  }

  /** Its connection gone, a transaction cannot even be rolled back. */
  @Test
  void shouldTakeATransactionThatCannotEndForADatabaseThatIsAway() {
    var resolver = new ExceptionHandlerMethodResolver(ProblemAdvice.class);
    var gone = new TransactionSystemException("JDBC rollback failed");
    assertThat(Objects.requireNonNull(resolver.resolveMethod(gone)).getName())
        .isEqualTo("databaseAway");
    assertThat(code(gone)).isEqualTo("not-available");
  }

  @Test
  void shouldSayWhenToTryAgain() {
    var answer =
        advice.databaseAway(
            new CannotCreateTransactionException("", new SQLTransientConnectionException()), ASKED);
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
  }

  private Object code(RuntimeException e) {
    var problem = (ProblemDetail) Objects.requireNonNull(advice.databaseAway(e, ASKED).getBody());
    return Objects.requireNonNull(problem.getProperties()).get("code");
  }
}
