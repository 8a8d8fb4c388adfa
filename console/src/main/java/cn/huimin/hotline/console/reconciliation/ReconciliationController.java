package cn.huimin.hotline.console.reconciliation;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Compared;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Theirs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The reconciliation for programs. */
@RestController
class ReconciliationController {

  private final Reconciler reconciler;

  ReconciliationController(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  /** What a program hands in. */
  record Body(
      @Nullable String scheme, @Nullable String period, @Nullable List<@Nullable Row> items) {}

  /** A row of the prefecture's list. */
  record Row(
      @Nullable String externalNumber,
      @Nullable String unit,
      @Nullable String demandType,
      @Nullable Boolean inTime,
      @Nullable Boolean oneTime,
      @Nullable String verdict) {}

  @PostMapping("/api/v1/reconciliations")
  Map<String, Object> api(@RequestBody Body body) {
    var theirs =
        body.items() == null
            ? List.<Theirs>of()
            : body.items().stream().map(ReconciliationController::theirs).toList();
    var compared =
        reconciler.compare(
            required("scheme", body.scheme()), required("period", body.period()), theirs);
    return Map.of(
        "totals",
        Reconciler.totals(compared),
        "items",
        compared.stream().map(ReconciliationController::item).toList());
  }

  private static Theirs theirs(@Nullable Row row) {
    if (row == null) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "清单（items）里有一行是空的");
    }
    return new Theirs(
        required("externalNumber", row.externalNumber()).strip(),
        row.unit(),
        row.demandType(),
        row.inTime(),
        row.oneTime(),
        row.verdict());
  }

  private static String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "没有填 " + field + "，请补上");
    }
    return value;
  }

  private static Map<String, @Nullable Object> item(Compared compared) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("kind", compared.kind().name());
    body.put("externalNumber", compared.externalNumber());
    body.put("caseId", compared.caseId());
    body.put("caseNumber", compared.caseNumber());
    body.put(
        "differences",
        compared.differences().stream()
            .map(one -> Map.of("field", one.field(), "theirs", one.theirs(), "ours", one.ours()))
            .toList());
    return body;
  }
}
