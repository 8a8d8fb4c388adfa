package cn.huimin.hotline.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

  private static final long WINDOW = RestartBudget.WINDOW.toNanos();

  private final RestartBudget budget = new RestartBudget();

  @Test
  void shouldAllowThreeStartsInTenMinutes() {
    assertThat(budget.next(0)).isEqualTo(1);
    assertThat(budget.next(1)).isEqualTo(2);
    assertThat(budget.next(2)).isEqualTo(3);
    assertThat(budget.next(WINDOW - 1)).isZero();
    assertThat(budget.next(WINDOW)).as("when the first is ten minutes old").isEqualTo(3);
    assertThat(budget.next(WINDOW)).isZero();
  }

  @Test
  void shouldWaitLongerEachTime() {
    assertThat(RestartBudget.wait(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(RestartBudget.wait(3)).isEqualTo(Duration.ofSeconds(4));
  }
}
