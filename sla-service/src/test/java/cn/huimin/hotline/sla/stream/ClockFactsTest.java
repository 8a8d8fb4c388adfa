package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.sla.deadline.ClockFact;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockFactsTest {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

  /** Clocks of the callback run where the complainant is called, and nowhere else. */
  @ParameterizedTest
  @CsvSource({
    "false, true, true",
    "true, true, false",
    "true, false, false",
    "false, false, false"
  })
  void shouldOweACallbackOfAnAnswerOnlyWhereSomebodyIsCalled(
      boolean collective, boolean callbackOwed, boolean clocks) {
    var opened = new CaseStory("c", DemandType.COMPLAINT, Urgency.NORMAL, null).opened(AT);
    var answered =
        LeadAnswered.newBuilder()
            .setHeader(opened.getHeader())
            .setAfter(opened.getAfter())
            .setLeadCaseId("lead")
            .setCollective(collective)
            .setCallbackOwed(callbackOwed)
            .build();
    assertThat(ClockFacts.fact(answered, answered.getHeader(), answered.getAfter()))
        .isInstanceOf(clocks ? ClockFact.LeadAnswered.class : ClockFact.Other.class);
  }
}
