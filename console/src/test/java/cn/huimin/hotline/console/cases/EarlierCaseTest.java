package cn.huimin.hotline.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call about an earlier case is offered as (DOMAIN §4.5). */
class EarlierCaseTest {

  @ParameterizedTest
  @CsvSource({
    "SIGNED, true, NONE, URGING",
    "SIGNED, true, YELLOW, URGING",
    "SIGNED, true, RED,",
    "CLOSED, false, NONE,",
    "FILED, false, NONE, ANSWER_ON_FILE",
    "FILED, false, RED, ANSWER_ON_FILE"
  })
  void shouldOfferUrgingWithinTheLimitAndTheAnswerOfAFiledCase(
      String state, boolean open, String card, EarlierCase.Offer offer) {
    assertThat(EarlierCase.offer(state, open, card)).isEqualTo(offer);
  }
}
