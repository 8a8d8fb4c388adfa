package cn.huimin.hotline.standalone.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ImportProgressTest {

  private static final ImportProgress DONE =
      ImportProgress.of(
          JsonMapper.shared()
              .readTree(
                  """
                  {"state": "DONE", "total": 7, "processed": 7, "accepted": 3, "updated": 1,
                   "unchanged": 1, "rejected": 2,
                   "errors": [{"row": 3, "field": "受理时间", "message": "不是时间"},
                              {"row": 5, "field": "内容", "message": "请补上"}],
                   "columns": [{"name": "工单编号", "field": "externalNumber", "kind": "READ"},
                               {"name": "甲乙丙", "field": null, "kind": "UNKNOWN"}],
                   "warnings": [{"row": 2, "field": "urgency", "message": "没有认出"}]}"""));

  @Test
  void shouldTellTheSumAndEveryRowThatIsWrong() {
    assertThat(DONE.sum(false)).isEqualTo("7 rows: 3 accepted, 1 updated, 1 unchanged, 2 rejected");
    assertThat(DONE.errors()).containsExactly("row 3, 受理时间: 不是时间", "row 5, 内容: 请补上");
    assertThat(DONE.notes())
        .containsExactly("column not known, left out: 甲乙丙", "row 2, urgency: 没有认出");
    assertThat(DONE.done()).isTrue();
  }

  @Test
  void shouldNotClaimThatADryRunAcceptedAnything() {
    assertThat(DONE.sum(true)).contains("3 would be accepted");
  }

  @Test
  void shouldShowHowFarItIsOnceItsRowsAreCounted() {
    assertThat(ImportProgress.of(JsonMapper.shared().readTree("{}")).line())
        .isEqualTo("counting the rows");
    assertThat(of("RUNNING", "null", 17).line()).as("a file that breaks off").isEqualTo("17 rows");
    assertThat(of("RUNNING", "200", 0).line()).isEqualTo("[--------------------] 0 of 200 rows");
    assertThat(of("RUNNING", "200", 129).line())
        .isEqualTo("[############--------] 129 of 200 rows");
    assertThat(of("RUNNING", "200", 200).line())
        .isEqualTo("[####################] 200 of 200 rows");
    assertThat(of("CANCELLED", "200", 129).sum(false))
        .startsWith("cancelled after 129 of 200 rows");
    assertThat(of("CANCELLED", "200", 129).ended()).isTrue();
    assertThat(of("CANCELLED", "200", 129).done()).isFalse();
  }

  private static ImportProgress of(String state, String expected, int processed) {
    return ImportProgress.of(
        JsonMapper.shared()
            .readTree(
                "{\"state\": \"%s\", \"expected\": %s, \"total\": 200, \"processed\": %d}"
                    .formatted(state, expected, processed)));
  }

  @Test
  void shouldGoOnWhileItRunsAndEndWhenItFailed() {
    var running = ImportProgress.of(JsonMapper.shared().readTree("{\"state\": \"RUNNING\"}"));
    var failed = ImportProgress.of(JsonMapper.shared().readTree("{\"state\": \"FAILED\"}"));

    assertThat(running.ended()).isFalse();
    assertThat(failed.ended()).isTrue();
    assertThat(failed.done()).isFalse();
  }
}
