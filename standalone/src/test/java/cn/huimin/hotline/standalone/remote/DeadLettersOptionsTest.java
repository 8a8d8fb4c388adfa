package cn.huimin.hotline.standalone.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DeadLettersOptionsTest {

  @Test
  void shouldTakeAListWithItsFilters() {
    var options =
        DeadLettersOptions.parse(
            List.of(
                "dead-letters", "--json", "--service", "sla", "--state", "OPEN", "--data", "a"));
    assertThat(options)
        .isEqualTo(
            new DeadLettersOptions(
                false, List.of(), "sla", "OPEN", true, "admin", null, List.of(Path.of("a"))));
  }

  @Test
  void shouldTakeAReplayByIdsOrOfAService() {
    var byIds =
        DeadLettersOptions.parse(
            List.of("replay", "17", "18", "--url", "http://localhost:8080", "--user", "root"));
    assertThat(byIds.ids()).containsExactly("17", "18");
    assertThat(byIds.user()).isEqualTo("root");
    assertThat(byIds.url()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(DeadLettersOptions.parse(List.of("replay", "--service", "sla")).service())
        .isEqualTo("sla");
  }

  @ParameterizedTest
  @CsvSource({
    "replay, needs ids",
    "replay 17 --service sla, needs ids",
    "replay 17 --json, neither",
    "replay one, does not know 'one'",
    "dead-letters 17, does not know '17'",
    "dead-letters --state, needs a value",
    "dead-letters --url here, takes an address",
  })
  void shouldRefuseWhatItDoesNotUnderstand(String arguments, String why) {
    var asked = List.of(arguments.split(" "));
    assertThatThrownBy(() -> DeadLettersOptions.parse(asked))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining(why);
  }

  @Test
  void shouldTellALetterInOneLine() {
    var letter =
        JsonMapper.shared()
            .readTree(
                """
                {"id":"17","service":"sla","state":"OPEN","topic":"hotline.case-events.v1",
                 "partition":2,"offset":41,"errorClass":"java.lang.IllegalStateException",
                 "caseId":"c-1","attempts":2,"underWay":false}
                """);
    assertThat(DeadLettersMain.line(letter))
        .isEqualTo(
            "17  sla OPEN  hotline.case-events.v1/2/41  java.lang.IllegalStateException"
                + "  case c-1  attempts 2");
  }
}
