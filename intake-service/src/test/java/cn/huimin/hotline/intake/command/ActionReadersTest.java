package cn.huimin.hotline.intake.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ActionReadersTest {

  private static final String REPORT =
      "\"facts\":\"事\",\"measures\":\"施\",\"internalAnswer\":\"内\",\"publicAnswer\":\"公\",\"contacted\":true,\"beyondPowers\":false";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dispatch | {\"unitId\":\"u-ez\"} | ",
        "dispatch | {\"unitId\":\"u-ez\",\"accusedUnitId\":\"u-syxx\"} | ",
        "dispatch | {\"unitId\":\"u-ez\",\"accusedUnitId\":7} | accusedUnitId",
        "dispatch | {} | unitId",
        "contact | {\"means\":\"PHONE\"} | ",
        "contact | {\"means\":\"PHONE\",\"number\":\"0536-8231234\"} | ",
        "contact | {\"means\":\"PHONE\",\"number\":\"打了家里\"} | number",
        "dispatch | {\"unitId\":\"u\",\"fault\":\"NONE\"} | fault",
        "dispatch | {\"unitId\":\"u\",\"category\":{\"level2\":\"x\"}} | category.level1",
        "dispatch | {\"unitId\":\"u\",\"category\":\"违规收费\"} | category,category.level1",
        "return | {\"reasonCode\":\"OTHER_UNIT\",\"reason\":\"不是\"} | ",
        "return | {} | reason,reasonCode",
        "return | {\"reasonCode\":\"LAZY\",\"reason\":\"不是\"} | reasonCode",
        "return-decision | {\"granted\":true,\"fault\":\"CENTRE\",\"reason\":\"对\"} | ",
        "return-decision | {\"fault\":\"NONE\"} | fault,granted,reason",
        "consult | {\"unitIds\":[\"u\"],\"reason\":\"会\"} | ",
        "consult | {\"unitIds\":[\"u\",\"v\"],\"summary\":\"摘\",\"reason\":\"会\"} | ",
        "consult | {\"unitIds\":[]} | reason,unitIds",
        "consult | {} | reason,unitIds",
        "consult-decision | {\"unitId\":\"u\",\"reason\":\"定\"} | ",
        "consult-decision | {\"fault\":\"X\"} | fault,reason,unitId",
        "joint | {\"unitIds\":[\"u\"],\"reason\":\"核\"} | ",
        "joint | {} | reason,unitIds",
        "joint-answer | {\"answer\":\"已核\"} | ",
        "joint-answer | {} | answer",
        "promise-done | {\"proof\":\"证\"} | ",
        "promise-done | {} | proof",
        "confirm-emergency | {\"confirmed\":true} | ",
        "confirm-emergency | {\"confirmed\":false} | reason",
        "confirm-emergency | {\"confirmed\":false,\"urgency\":\"EMERGENCY\",\"reason\":\"x\"} | urgency",
        "confirm-emergency | {} | confirmed",
        "police-report | {} | proof",
        "delegate | {} | account",
        "delegate | {\"account\":\"a\"} | ",
        "falsified | {} | finding,reason",
        "falsified | {\"finding\":\"FALSIFIED\",\"reason\":\"假\"} | ",
        "rate | {} | satisfaction",
        "rate | {\"satisfaction\":\"SATISFIED\"} | ",
        "merge | {\"leadCaseId\":\"c\"} | ",
        "merge | {} | leadCaseId",
        "unmerge | {\"reason\":\"两\"} | ",
        "unmerge | {} | reason",
        "split | {\"parts\":[\"a\",\"b\"]} | ",
        "split | {\"parts\":[\"a\"]} | parts",
        "split | {} | parts",
        "extension | {\"workingDays\":5,\"reason\":\"等\"} | ",
        "extension | {\"workingDays\":5,\"reason\":\"等\",\"sourceConsent\":true} | sourceConsent",
        "extension | {} | reason,workingDays",
        "extension | {\"workingDays\":0,\"reason\":\"等\"} | workingDays",
        "extension-decision | {\"granted\":true,\"reason\":\"可\"} | ",
        "extension-decision | {} | granted,reason",
        "extension-decision | {\"granted\":true,\"reason\":\"可\",\"sourceConsent\":true} | sourceAnswer,sourceAnsweredOn",
        "extension-decision | {\"granted\":true,\"reason\":\"可\",\"sourceConsent\":true,\"sourceAnswer\":\"复函3号\",\"sourceAnsweredOn\":\"2026-03-02\"} | ",
        "complex | {\"reason\":\"多\"} | ",
        "complex | {} | reason",
        "complex-decision | {\"granted\":false,\"reason\":\"简\"} | ",
        "complex-decision | {} | granted,reason",
        "supervise | {\"order\":\"办\"} | ",
        "supervise | {\"dueAt\":\"soon\"} | dueAt,order",
        "sign-draft | {} | ",
        "sign-draft | {\"sign\":false} | order",
        "supervision-answer | {\"answer\":\"已办\"} | ",
        "supervision-answer | {} | answer",
        "urge | {} | ",
        "urge | {\"reason\":\"x\"} | reason",
        "amend | {\"supplement\":\"补\",\"urgency\":\"URGENT\"} | ",
        "amend | {\"urgency\":\"SOON\"} | supplement,urgency",
        "recheck | {\"reason\":\"依规\"} | ",
        "recheck | {} | reason",
        "recheck-decision | {\"upheld\":true,\"reason\":\"可\"} | ",
        "recheck-decision | {} | reason,upheld",
        "correct-classification | {\"demandType\":\"HELP\",\"reason\":\"求助\"} | ",
        "correct-classification | {} | category,reason",
        "correct-classification | {\"fault\":\"NONE\",\"category\":{\"level2\":\"x\"}} | category.level1,fault,reason",
        "answer | {\"publicAnswer\":\"答\"} | ",
        "answer | {\"means\":\"PIGEON\"} | means,publicAnswer",
        "decline | {\"reasonCode\":\"COURT\",\"reason\":\"已立案\",\"publicAnswer\":\"请找法院\",\"means\":\"PHONE\"} | ",
        "decline | {} | publicAnswer,reason,reasonCode",
        "refer | {\"authority\":\"城管\",\"reason\":\"归城管\",\"publicAnswer\":\"请找城管\"} | ",
        "refer | {} | authority,publicAnswer,reason",
        "withdraw | {\"reason\":\"已解决\"} | ",
        "withdraw | {} | reason",
        "withdraw-decision | {\"confirmed\":true,\"pressed\":false,\"reason\":\"本人愿意\"} | ",
        "withdraw-decision | {\"pressed\":\"no\"} | confirmed,pressed,reason",
        "invalidate | {\"reason\":\"测试来电\"} | ",
        "invalidate | {} | reason",
        "confirm | {} | ",
        "confirm | {\"confirmed\":false} | reason",
        "return-to-source | {\"reason\":\"不归教育\"} | ",
        "return-to-source | {} | reason",
        "source-refusal | {\"reason\":\"请核\"} | ",
        "source-refusal | {} | reason",
        "source-acceptance | {} | ",
        "source-acceptance | {\"reason\":\"x\"} | reason",
        "source-redo | {\"reason\":\"不满意\"} | ",
        "source-redo | {} | reason",
        "source-callback | {\"satisfaction\":\"SATISFIED\"} | ",
        "source-callback | {\"resolution\":\"X\"} | resolution,satisfaction",
        "sign | {} | ",
        "sign | {\"unit\":\"x\"} | unit",
        "contact | {\"means\":\"PHONE\"} | ",
        "contact | {\"means\":\"SMS\"} | means",
        "contact | {} | means",
        "sign-off | {} | ",
        "sign-off | {\"approve\":false} | reason",
        "sign-off | {\"approve\":false,\"reason\":\"改\"} | ",
        "review | {} | ",
        "review | {\"approve\":false} | reason,rejectionReason",
        "callback | {} | reached",
        "callback | {\"reached\":false} | ",
        "callback | {\"reached\":true} | contactedByUnit,pressed,resolution,satisfaction",
        "callback | {\"reached\":true,\"resolution\":\"RESOLVED\",\"satisfaction\":\"SATISFIED\"} | contactedByUnit,pressed",
        "callback | {\"reached\":true,\"resolution\":\"RESOLVED\",\"satisfaction\":\"NO_COMMENT\",\"contactedByUnit\":true,\"pressed\":false} | ",
        "close | {\"expectedVersion\":-1} | expectedVersion",
        "report | {} | beyondPowers,closingKind,contacted,facts,internalAnswer,measures,publicAnswer,resolved"
      })
  void shouldSayWhichFieldsAreWrong(String action, String body, String wrong) {
    assertThat(wrongFields(action, body))
        .containsExactlyElementsOf(
            wrong == null ? List.of() : Stream.of(wrong.split(",")).sorted().toList());
  }

  @Test
  void shouldAskForTheDateOfAPromiseAndTheReasonOfWhatIsNotResolved() {
    assertThat(
            wrongFields(
                "report", "{" + REPORT + ",\"resolved\":false,\"closingKind\":\"PROMISED\"}"))
        .containsExactly("promiseDueOn", "unresolvedReason");
    assertThat(
            wrongFields("report", "{" + REPORT + ",\"resolved\":true,\"closingKind\":\"SOLVED\"}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | ",
        "{\"contactMeans\":\"PHONE\"} | contactNumber,contactedAt,contactedBy",
        "{\"contactedBy\":\"钱某\"} | contactMeans,contactedAt",
        "{\"contactedBy\":\"钱某\",\"contactMeans\":\"PHONE\",\"contactedAt\":\"2026-03-02T09:00:00+08:00\",\"contactNumber\":\"家里\"} | contactNumber",
        "{\"contactedBy\":\"钱某\",\"contactMeans\":\"VISIT\",\"contactedAt\":\"2026-03-02T09:00:00+08:00\"} | "
      })
  void shouldAskForAllOfAContactThatAReportBrings(String contact, String wrong) {
    var body = "{" + REPORT + ",\"resolved\":true,\"closingKind\":\"SOLVED\"}";
    var whole = contact.equals("{}") ? body : body.replaceFirst("}$", "," + contact.substring(1));

    assertThat(wrongFields("report", whole))
        .containsExactlyElementsOf(
            wrong == null ? List.of() : Stream.of(wrong.split(",")).sorted().toList());
  }

  private static List<String> wrongFields(String action, String body) {
    var fields = new ActionFields((ObjectNode) JsonMapper.builder().build().readTree(body));
    var refusal =
        catchThrowableOfType(Refusal.class, () -> CaseAction.of("/cases/1/" + action).read(fields));
    return refusal == null
        ? List.of()
        : refusal.errors().stream().map(FieldError::field).sorted().toList();
  }
}
