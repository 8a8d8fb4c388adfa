package cn.huimin.hotline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.intake.IntakeClient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EntryFormTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String DRAFT = "0f3b5a76-6a4f";

  @ParameterizedTest
  @CsvSource({"PHONE, LOCAL_HOTLINE, PHONE", "WALK_IN, DESK, VISIT", "WEB, DESK, MESSAGE"})
  void shouldKnowChannelAndMeansByTheWayItCame(String way, String channel, String means) {
    var typed = Map.of("way", way, "receivedAt", "2026-03-02T09:15", "content", "校服费");
    assertThat(EntryForm.order(DRAFT, typed, false, ZONE)).containsEntry("channel", channel);
    assertThat(EntryForm.means(typed)).isEqualTo(means);
  }

  @Test
  void shouldMakeTheSameWorkOrderOfTheSameDraft() {
    var typed =
        EntryForm.typed(
            Map.of(
                "way", "PHONE",
                "receivedAt", "2026-03-02T09:15",
                "sourceLevel", "COUNTY",
                "content", " 校服费一直没退 ",
                "phone", "13800001234",
                "_csrf", "x",
                "publicAnswer", "  "));
    assertThat(typed)
        .containsEntry("content", "校服费一直没退")
        .doesNotContainKeys("_csrf", "publicAnswer");
    assertThat(EntryForm.order(DRAFT, typed, false, ZONE))
        .containsEntry("externalNumber", DRAFT)
        .containsEntry("receivedAt", "2026-03-02T09:15+08:00")
        .containsEntry("confidential", false)
        .containsEntry("complainant", Map.of("phone", "13800001234"))
        .isEqualTo(EntryForm.order(DRAFT, typed, false, ZONE));
  }

  @Test
  void shouldTakeTheNumberOfTheSourceAndLeaveToIntakeWhatIsNoTime() {
    var typed = Map.of("way", "WEB", "externalNumber", "W-7", "receivedAt", "昨天");
    assertThat(EntryForm.order(DRAFT, typed, false, ZONE))
        .containsEntry("externalNumber", "W-7")
        .containsEntry("receivedAt", "昨天");
  }

  @Test
  void shouldMakeOfAUnitsEntryOneOfItsOwnLevel() {
    var typed =
        Map.of("way", "PHONE", "sourceLevel", "COUNTY", "unitHint", "别的学校", "sourceLine", "教育热线");
    assertThat(EntryForm.order(DRAFT, typed, true, ZONE))
        .containsEntry("channel", "DESK")
        .containsEntry("sourceLevel", "SCHOOL")
        .doesNotContainKeys("unitHint", "sourceLine");
  }

  /** What intake says, and what its status says where it says nothing. */
  @ParameterizedTest
  @CsvSource({
    "201, '', true",
    "202, '', true",
    "200, '', false",
    "200, true, true",
    "202, false, false"
  })
  void shouldKnowWhetherTheCaseIsTheCallers(int status, String said, boolean opened) {
    var body = JsonMapper.builder().build().createObjectNode();
    if (!said.isEmpty()) {
      body.put("opened", Boolean.parseBoolean(said));
    }
    assertThat(EntryForm.opened(new IntakeClient.Answer(status, body))).isEqualTo(opened);
  }

  @Test
  void shouldBeginWithNow() {
    assertThat(EntryForm.begun(Instant.parse("2026-03-02T01:15:42Z"), ZONE))
        .containsEntry("receivedAt", "2026-03-02T09:15");
  }

  @ParameterizedTest
  @CsvSource({
    "13800001234, true",
    "1380000123, false",
    "138 0000 1234, true",
    "6712345, true",
    "0538-6712345, true",
    "671, false",
    "'', false"
  })
  void shouldLookForWholeNumbersOnly(String phone, boolean whole) {
    assertThat(EntryForm.isWhole(phone)).isEqualTo(whole);
  }

  @Test
  void shouldPutProblemsBesideTheFieldsOfTheForm() {
    assertThat(EntryForm.placed(Map.of("complainant.phone", "电话不对", "content", "请填写")))
        .containsEntry("phone", "电话不对")
        .containsEntry("content", "请填写");
  }
}
