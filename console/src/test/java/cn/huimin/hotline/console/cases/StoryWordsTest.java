package cn.huimin.hotline.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A story says every event that can stand in it, and the contract names every one. */
class StoryWordsTest {

  /** Clocks note facts for themselves; no story tells them. */
  private static final Set<String> UNTOLD = Set.of("FactNoted");

  private final StoryWords words = new StoryWords(new Words(Words.bundle()));

  static Stream<String> told() {
    return Stream.of(Topics.CASE_EVENTS, Topics.DEADLINE_EVENTS)
        .flatMap(topic -> topic.types().stream())
        .map(Class::getSimpleName)
        .filter(type -> !UNTOLD.contains(type));
  }

  @ParameterizedTest
  @MethodSource("told")
  void shouldSayEveryEvent(String type) {
    assertThat(words.say(type, JsonMapper.shared().createObjectNode())).doesNotStartWith("story.");
  }

  /** Who is called of an answer to the lead, who may rate, and whose file alone hears of it. */
  @ParameterizedTest
  @CsvSource({
    "{}, 等回访",
    "{\"callbackOwed\": true}, 等回访",
    "{\"collective\": true}, 可凭编号和查询码评价",
    "{\"callbackOwed\": false}, 不另回访"
  })
  void shouldSayWhatAFollowerHearsOfTheLeadsAnswer(String details, String words) {
    assertThat(this.words.say("LeadAnswered", JsonMapper.shared().readTree(details)))
        .contains(words);
  }

  /** All four questions of a callback, as far as they were asked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"contactedByUnit\": true, \"resolution\": \"PARTLY\", \"pressed\": false}"
            + "|第 2 次回访，不满意（单位联系过，部分解决，没有人要他这样说或撤单）",
        "{\"contactedByUnit\": false, \"resolution\": \"UNRESOLVED\", \"pressed\": true}"
            + "|第 2 次回访，不满意（单位没有联系过，没有解决，有人要他这样说或撤单）",
        "{\"contactedByUnit\": null, \"pressed\": null}|第 2 次回访，不满意"
      })
  void shouldSayTheFourAnswersOfACallback(String answers, String said) {
    var details =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    "{\"attempt\": 2, \"reached\": true, \"satisfaction\": \"DISSATISFIED\"}");
    details.setAll((ObjectNode) JsonMapper.shared().readTree(answers));
    assertThat(words.say("CallbackRecorded", details)).isEqualTo(said);
  }

  @Test
  void shouldNameEveryEventInTheContract() throws IOException {
    var contract = Files.readString(Path.of("..", "docs", "openapi.yaml"));
    int from = contract.indexOf("enum: [CaseOpened, ");
    var named = contract.substring(from + "enum: [".length(), contract.indexOf(']', from));

    assertThat(List.of(named.split(", ", -1))).containsExactlyInAnyOrderElementsOf(told().toList());
  }
}
