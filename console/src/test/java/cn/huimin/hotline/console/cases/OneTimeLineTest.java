package cn.huimin.hotline.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OneTimeLineTest {

  private static final OneTimeLine FOR = new OneTimeLine(true, true, "one-time");
  private static final OneTimeLine AGAINST = new OneTimeLine(false, false, "redo");

  @Test
  void shouldSayNothingWhileTheLedgerSaysNothing() {
    assertThat(OneTimeLine.sumUp(List.of())).isNull();
  }

  @Test
  void shouldHoldAndBeProvisionalWhileTheLineIs() {
    assertThat(OneTimeLine.sumUp(List.of(FOR)))
        .isEqualTo(new CaseView.OneTime(true, true, List.of("one-time")));
  }

  @Test
  void shouldNotHoldOnceALineSpeaksAgainstIt() {
    assertThat(OneTimeLine.sumUp(List.of(AGAINST)))
        .isEqualTo(new CaseView.OneTime(false, false, List.of("redo")));
    assertThat(OneTimeLine.sumUp(List.of(FOR, AGAINST)))
        .extracting(CaseView.OneTime::value, CaseView.OneTime::reasons)
        .containsExactly(false, List.of("redo"));
  }
}
