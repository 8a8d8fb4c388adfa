package cn.huimin.hotline.console.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Difference;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Kind;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Ours;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Theirs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {

  private static Ours ours(String number, boolean counted, boolean inTime, boolean oneTime) {
    return new Ours(
        number,
        "id-" + number,
        "HM" + number,
        counted,
        counted,
        counted ? "CLOSED" : "INVALID",
        List.of("u-ez"),
        List.of("云湖市第二中学"),
        "COMPLAINT",
        inTime,
        oneTime,
        "CONFIRMED");
  }

  @Test
  void shouldCompareCaseByCaseAndOnlyWhatBothSay() {
    var theirs =
        PastedList.read(
            """
            编号\t单位\t类型\t按时\t一次办结\t认定
            A\t云湖市第二中学\t投诉\t是\t是\t属实
            B\tu-ez\t求助\t否\t\t不属实
            C
            D,u-yz
            """);
    var compared =
        Reconciliation.compare(
            theirs,
            List.of(
                ours("A", true, true, true),
                ours("B", true, true, false),
                ours("C", false, true, true),
                ours("E", true, true, true),
                ours("F", false, true, true)));
    assertThat(compared)
        .extracting(one -> one.externalNumber() + " " + one.kind())
        .containsExactly("A AGREES", "B DIFFERS", "C NOT_COUNTED", "D NOT_OURS", "E NOT_THEIRS");
    assertThat(compared.get(1).differences())
        .containsExactly(
            new Difference("demandType", "HELP", "COMPLAINT"),
            new Difference("verdict", "UNFOUNDED", "CONFIRMED"),
            new Difference("inTime", "false", "true"));
    assertThat(compared.get(2).differences())
        .containsExactly(new Difference("state", "", "INVALID"));
  }

  /** Of a merger a member costs as a demand; how it was handled is said of the lead. */
  @Test
  void shouldNotAskOfAMemberHowItWasHandled() {
    var member =
        new Ours(
            "A",
            "id-A",
            "HMA",
            true,
            false,
            "MERGED",
            List.of("u-ez"),
            List.of("云湖市第二中学"),
            "COMPLAINT",
            true,
            false,
            null);
    var compared =
        Reconciliation.compare(
            List.of(new Theirs("A", null, "COMPLAINT", false, true, "CONFIRMED")), List.of(member));
    assertThat(compared.getFirst().differences())
        .containsExactly(new Difference("verdict", "CONFIRMED", ""));
  }

  @Test
  void shouldNameAnotherUnit() {
    var compared =
        Reconciliation.compare(
            List.of(new Theirs("A", "云湖市第一中学", null, null, null, null)),
            List.of(ours("A", true, true, true)));
    assertThat(compared.getFirst().kind()).isEqualTo(Kind.DIFFERS);
    assertThat(compared.getFirst().differences())
        .containsExactly(new Difference("unit", "云湖市第一中学", "云湖市第二中学"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "单位;u-ez | 表头",
        "编号,单位;,u-ez | 第 2 行没有编号",
        "编号,类型;A,抱怨 | 第 2 行的类型",
        "编号,按时;A,是;B,也许 | 第 3 行的按时"
      })
  void shouldNameLineAndMend(String pasted, String told) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> PastedList.read(pasted.replace(';', '\n')))
        .withMessageContaining(told);
  }
}
