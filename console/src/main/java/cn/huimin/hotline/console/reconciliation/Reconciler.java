package cn.huimin.hotline.console.reconciliation;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Compared;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Kind;
import cn.huimin.hotline.console.reconciliation.Reconciliation.Theirs;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Compares the prefecture's list with the ledger. Changes nothing. */
@Component
public class Reconciler {

  private static final int MOST = 5_000;
  private static final Set<String> TYPES =
      Set.of("COMPLAINT", "REPORT", "HELP", "SUGGESTION", "ENQUIRY", "PRAISE");

  private static final Set<String> VERDICTS =
      Set.of("CONFIRMED", "PARTLY", "UNFOUNDED", "UNVERIFIABLE");

  private final OurCases ours;

  Reconciler(OurCases ours) {
    this.ours = ours;
  }

  /**
   * Compares.
   *
   * @throws Refusal invalid-input naming what is wrong with the list
   */
  public List<Compared> compare(String scheme, String period, List<Theirs> theirs) {
    if (theirs.isEmpty() || theirs.size() > MOST) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "清单（items）要有 1 到 5000 件");
    }
    var seen = new HashSet<String>();
    for (var one : theirs) {
      if (!seen.add(one.externalNumber())) {
        throw new Refusal(
            ProblemCode.INVALID_INPUT, "编号（externalNumber）" + one.externalNumber() + " 写了两次，请去掉一行");
      }
      if (one.demandType() != null && !TYPES.contains(one.demandType())) {
        throw new Refusal(
            ProblemCode.INVALID_INPUT,
            "诉求类型（demandType）请用：" + String.join("、", TYPES.stream().sorted().toList()));
      }
      if (one.verdict() != null && !VERDICTS.contains(one.verdict())) {
        throw new Refusal(
            ProblemCode.INVALID_INPUT,
            "认定（verdict）请用：" + String.join("、", VERDICTS.stream().sorted().toList()));
      }
    }
    return Reconciliation.compare(
        theirs, ours.of(scheme, period, theirs.stream().map(Theirs::externalNumber).toList()));
  }

  /** How many of each kind. */
  public static Map<String, Long> totals(List<Compared> compared) {
    var totals = new LinkedHashMap<String, Long>();
    for (var kind : Kind.values()) {
      totals.put(kind.name(), compared.stream().filter(one -> one.kind() == kind).count());
    }
    return totals;
  }
}
