package cn.huimin.hotline.sample.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KnownCaseTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void shouldKnowFromTheListThatTheComplainantWasContacted() {
    assertThat(KnownCase.of(item("[]"), NOW).contacted()).isFalse();
    assertThat(KnownCase.of(item("[\"contacted\"]"), NOW).contacted()).isTrue();
  }

  @Test
  void shouldKnowFromAnAnswerThatTheComplainantWasContacted() {
    var known = KnownCase.of(item("[]"), NOW);
    var answer = JsonMapper.shared().readTree("{\"flags\": [\"contacted\"], \"version\": 6}");

    assertThat(known.after(answer, NOW).contacted()).isTrue();
  }

  @Test
  void shouldKeepSinceWhenItWaitsIfTheListTellsNothingNew() {
    var known = KnownCase.of(item("[]"), NOW);

    assertThat(known.refreshed(KnownCase.of(item("[]"), NOW.plusSeconds(60)))).isEqualTo(known);
  }

  private static JsonNode item(String flags) {
    return JsonMapper.shared()
        .readTree(
            """
            {"caseId": "c1", "state": "SIGNED", "flags": %s, "round": 1, "version": 5,
             "unit": {"id": "u-ez"}, "demandType": "COMPLAINT", "urgency": "NORMAL"}
            """
                .formatted(flags));
  }
}
