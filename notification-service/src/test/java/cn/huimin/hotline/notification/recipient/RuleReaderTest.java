package cn.huimin.hotline.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.recipient.RuleReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

  private static final String RULE =
      "{\"rules\": [{\"on\": \"RedoOpened\", \"when\": {\"urgency\": [\"URGENT\"]}, "
          + "\"atLeast\": {\"ordinal\": 3}, \"to\": [\"HEAD\"], \"template\": \"case-redo\"}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RedoOpened | RedoClosed | rules[0]/on",
        "\"urgency\" | \"mood\" | rules[0]/when",
        "\"ordinal\": 3 | \"ordinal\": \"3\" | rules[0]/atLeast",
        "HEAD | BOSS | rules[0]/to",
        "[\"HEAD\"] | [] | rules[0]/to",
        "\"case-redo\" | \"\" | rules[0]/template",
        "\"case-redo\" | \"case-redone\" | rules[0]/template",
        "\"URGENT\" | \"URGNT\" | rules[0]/when/urgency",
        "\"when\" | \"whenever\" | rules[0]/whenever"
      })
  void shouldRefuseAMistakeNamingRuleAndField(String right, String wrong, String where) {
    assertThat(RULE).contains(right);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleReader.read(RULE.replace(right, wrong)))
        .withMessageStartingWith(where);
  }

  @Test
  void shouldKeepTheRulesBeforeWhenAnEditionIsRefused() {
    var inForce = new RecipientsInForce(RULE);
    var before = inForce.current();
    inForce.take(edition("{\"rules\": []}"));
    assertThat(inForce.current()).isSameAs(before);
    assertThat(inForce.trouble()).contains("recipients");
    inForce.take(edition(RULE));
    assertThat(inForce.current()).isNotSameAs(before);
    assertThat(inForce.trouble()).isNull();
  }

  private static Policies edition(String body) {
    return new Policies(2, List.of(new PolicyDocument("recipients", "2", Instant.EPOCH, body)));
  }
}
