package cn.huimin.hotline.sla.warning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.sla.policy.InvalidPolicyException;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import org.junit.jupiter.api.Test;

class WarningPolicyReaderTest {

  @Test
  void shouldReadTheSeed() {
    var policy = WarningPolicyReader.seed(ScopeStory.CALENDAR);
    assertThat(policy.rules())
        .extracting(WarningRule::name)
        .containsExactly(
            "life-safety",
            "sensitive",
            "unit-surge",
            "focus-issue",
            "flood",
            "interview-due",
            "dissatisfaction",
            "reduction-target",
            "integrity",
            "report-due");
    assertThat(policy.repeat()).isNotNull();
    assertThat(policy.rules()).contains(new InterviewDue(WarningLevel.ORANGE, 30, 10, 3, true));
  }

  @Test
  void shouldLeaveARuleOffThatIsNotWritten() {
    var policy =
        WarningPolicyReader.read(
            """
            {"version": "2", "sensitive": {"level": "RED"}}
            """,
            ScopeStory.CALENDAR);
    assertThat(policy.repeat()).isNull();
    assertThat(policy.rules()).containsExactly(MarkedWords.sensitive(WarningLevel.RED));
  }

  @Test
  void shouldNameAllThatIsWrong() {
    assertThatThrownBy(
            () ->
                WarningPolicyReader.read(
                    """
                    {"version": "2", "sensitiv": {}, "lifeSafety": {"level": "PURPLE"},
                     "reportDue": {"level": "YELLOW", "answers": ["repeat", "focus-issue"]},
                     "unitSurge": {"level": "RED", "days": 14, "least": 0, "weeks": 8, "sigmas": -1, "historyWeeks": 9,
                                   "leastBefore": 0,
                                   "seasons": [{"name": "x", "from": "13-01", "to": "12-01", "factor": 1}]}}
                    """,
                    ScopeStory.CALENDAR))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("sensitiv：")
        .hasMessageContaining("lifeSafety.level：")
        .hasMessageContaining("reportDue.answers：")
        .hasMessageContaining("unitSurge.least：")
        .hasMessageContaining("unitSurge.weeks：")
        .hasMessageContaining("unitSurge.sigmas：")
        .hasMessageContaining("unitSurge.historyWeeks：")
        .hasMessageContaining("unitSurge.leastBefore：")
        .hasMessageContaining("unitSurge.seasons[x].from：");
    assertThatThrownBy(() -> WarningPolicyReader.read("{", ScopeStory.CALENDAR))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("JSON");
  }
}
