package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseView;
import cn.huimin.hotline.console.cases.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A check of a report that the page can make by itself.
 *
 * @param good whether nothing is wrong
 * @param check what was checked: parts, contact, answer, names, reviewer, joint
 */
record ReportChecks(boolean good, String check) {

  private static final List<String> PARTS =
      List.of("FACTS", "MEASURES", "INTERNAL_ANSWER", "PUBLIC_ANSWER");
  private static final int SHORT = 20;

  /** The checks of the report in force, what is wrong first. */
  static List<ReportChecks> of(CaseView view, Viewer viewer) {
    var checks = new ArrayList<ReportChecks>();
    boolean full = !Set.of("ENQUIRY", "PRAISE").contains(view.summary().demandType());
    var missing = PARTS.stream().filter(part -> view.text(part) == null).count();
    boolean basis = !full || view.text("BASIS") != null;
    checks.add(new ReportChecks(missing == 0 && basis, "parts"));
    boolean contacted = view.summary().anonymous() || view.summary().has("CONTACTED");
    checks.add(new ReportChecks(contacted, "contact"));
    var answer = view.text("PUBLIC_ANSWER");
    boolean said = answer != null && answer.length() >= SHORT;
    checks.add(new ReportChecks(said, "answer"));
    boolean scrubbed = answer == null || !answer.contains("〔");
    checks.add(new ReportChecks(scrubbed, "names"));
    boolean own = viewer.account().equals(view.reportedBy());
    checks.add(new ReportChecks(!own, "reviewer"));
    if (!view.summary().coUnits().isEmpty()) {
      checks.add(new ReportChecks(owing(view.summary()).isEmpty(), "joint"));
    }
    checks.sort((one, other) -> Boolean.compare(one.good(), other.good()));
    return checks;
  }

  /** Co-units that have not answered, by name. */
  static List<String> owing(Summary summary) {
    return summary.coUnits().stream()
        .filter(Summary.CoUnit::answerOwed)
        .map(Summary.CoUnit::unitName)
        .toList();
  }
}
