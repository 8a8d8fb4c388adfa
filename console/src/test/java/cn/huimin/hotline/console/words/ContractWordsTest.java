package cn.huimin.hotline.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What the contract and the policies name has words. */
class ContractWordsTest {

  private static final Pattern VALUES = Pattern.compile("enum: \\[([^]]*)]");

  private final ResourceBundle words =
      ResourceBundle.getBundle("console-messages", Locale.SIMPLIFIED_CHINESE);

  @ParameterizedTest
  @CsvSource({
    "Action, action",
    "Action, next",
    "AssessmentAct, assessment.act",
    "AssessmentState, assessment.state",
    "Channel, channel",
    "ClosingKind, closing",
    "ContactMeans, means",
    "DeclineReason, decline",
    "DemandType, type",
    "Party, party",
    "ProposalKind, proposal",
    "RejectionReason, rejection",
    "Resolution, resolution",
    "ReturnReason, returnreason",
    "Role, role",
    "Satisfaction, satisfaction",
    "ServiceName, service",
    "SourceLevel, level",
    "SurveyKind, survey.kind",
    "TextKind, text",
    "Urgency, urgency",
    "Verdict, verdict",
    "WarningLevel, warninglevel",
    "WarningState, warningstate"
  })
  void shouldHaveWordsForEveryValue(String schema, String kind) throws IOException {
    var contract = Files.readString(Path.of("..", "docs", "openapi.yaml"));
    int from = contract.indexOf("\n    " + schema + ": ");
    assertThat(from).as("%s in the contract", schema).isPositive();
    var values = VALUES.matcher(contract);
    assertThat(values.find(from)).isTrue();

    assertThat(List.of(values.group(1).split(", ", -1)))
        .allSatisfy(value -> assertThat(words.containsKey(kind + "." + value)).isTrue());
  }

  @Test
  void shouldHaveWordsForEveryMessageThatPeopleGet() throws IOException {
    try (var recipients =
        Objects.requireNonNull(
            getClass().getClassLoader().getResourceAsStream("policies/recipients.json"))) {
      assertThat(JsonMapper.shared().readTree(recipients).findValuesAsString("template"))
          .isNotEmpty()
          .allSatisfy(
              template -> assertThat(words.containsKey("inbox." + template)).as(template).isTrue());
    }
  }
}
