package cn.huimin.hotline.sla.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.huimin.hotline.sla.policy.InvalidPolicyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaPolicyReaderTest {

  @Test
  void shouldReadTheSeed() {
    SlaPolicy policy = SlaPolicyReader.seed();

    assertThat(policy.rules()).containsOnlyKeys(ClockKind.values());
    assertThat(policy.withoutClocks()).containsExactly(DemandType.PRAISE);
    assertThat(policy.warnAfter()).isEqualTo(new Share(3, 4));
    assertThat(policy.extensionMostDays()).isEqualTo(10);
    assertThat(policy.transferLeast()).hasToString("WD:1");
    assertThat(policy.ladder().supervisionDraftFrom())
        .containsExactlyInAnyOrder(ClockKind.HANDLE, ClockKind.HANDLE_COMPLEX, ClockKind.REDO);
    assertThat(policy.rule(ClockKind.CONTACT).owedBy(false)).isEqualTo(Party.UNIT);
    assertThat(policy.rule(ClockKind.CONTACT).owedBy(true)).isEqualTo(Party.CENTRE);
  }

  @Test
  void shouldGiveCardsOnlyWhereTheTableSaysSo() {
    SlaPolicy policy = SlaPolicyReader.seed();
    assertThat(
            policy.rules().values().stream()
                .filter(rule -> rule.givesCards(Urgency.URGENT))
                .map(ClockRule::kind))
        .containsExactlyInAnyOrder(
            ClockKind.HANDLE,
            ClockKind.HANDLE_COMPLEX,
            ClockKind.REDO,
            ClockKind.SUPERVISION,
            ClockKind.CALLBACK,
            ClockKind.CASE);
    assertThat(
            policy.rules().values().stream()
                .filter(
                    rule -> rule.givesCards(Urgency.EMERGENCY) && !rule.givesCards(Urgency.URGENT))
                .map(ClockRule::kind))
        .containsExactlyInAnyOrder(ClockKind.SIGN, ClockKind.CONTACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"H:24\" | \"24 小时\" | clocks[handle].limits.urgent | WD:n、WH:n、H:n、MIN:n",
        "\"WD:1\", \"helpSuggestion\": \"WD:5\" | \"HANDLE+WD:1\", \"helpSuggestion\": \"WD:5\" | clocks[handle].limits.enquiry | 只用于 case",
        "\"clock\": \"handle\" | \"clock\": \"handel\" | clocks[handel].clock | 可用的有：dispatch",
        "\"clock\": \"redo\" | \"clock\": \"handle\" | clocks[handle] | 写了两次",
        "\"clock\": \"redo\" | \"clock\": \"handle\" | clocks | 缺少 redo",
        "\"boundBySource\" | \"boundBySourc\" | clocks[handle].boundBySourc | 改正拼写",
        "\"boundBySource\": true | \"boundBySource\": 1 | clocks[handle].boundBySource | true 或 false",
        "\"owedBy\": \"UNIT\" | \"owedBy\": \"SCHOOL\" | clocks[sign].owedBy | CENTRE、UNIT",
        "\"3/4\" | \"4/3\" | warnAfter | 3/4",
        "\"mostWorkingDays\": 10 | \"mostWorkingDays\": \"ten\" | extension.mostWorkingDays | 1 到 366",
        "[\"PRAISE\"] | \"PRAISE\" | withoutClocks | 列表",
        "\"2019-01-01\" | \"2019/1/1\" | effectiveFrom | 2026-01-01",
        "\"version\": \"1\", | '' | version | 没有填写",
        "\"criticismDraftAfterWorkingDays\": 5 | \"criticismDraftAfterWorkingDays\": 0 | ladder.criticismDraftAfterWorkingDays | 整数",
        "\"least\": \"WD:1\" | \"least\": \"NONE\" | transfer.least | WD:1",
        "\"clocks\": | \"clocks\" | 第 13 行 | JSON"
      })
  void shouldNameItemAndMend(String seed, String broken, String field, String mend) {
    String document = SlaPolicyReader.seedDocument();
    assertThat(document).contains(seed);
    String changed = document.replace(seed, broken == null ? "" : broken);

    InvalidPolicyException refused =
        catchThrowableOfType(InvalidPolicyException.class, () -> SlaPolicyReader.read(changed));

    assertThat(refused.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.message()).contains(mend);
            });
  }

  @Test
  void shouldNameEverythingThatIsWrongAtOnce() {
    InvalidPolicyException refused =
        catchThrowableOfType(InvalidPolicyException.class, () -> SlaPolicyReader.read("{}"));
    assertThat(refused.problems())
        .extracting(InvalidPolicyException.Problem::field)
        .containsAll(List.of("version", "effectiveFrom", "warnAfter", "clocks"));
    assertThat(refused).hasMessageContaining("缺少 handle");
  }
}
