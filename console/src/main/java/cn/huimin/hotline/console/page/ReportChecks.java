package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A check of a report that the page can make by itself.
 *
 * @param good whether nothing is wrong
 * @param words what was checked
 */
record ReportChecks(boolean good, String words) {

  private static final List<String> PARTS =
      List.of("FACTS", "MEASURES", "INTERNAL_ANSWER", "PUBLIC_ANSWER");
  private static final int SHORT = 20;

  /** The checks of the report in force, what is wrong first. */
  static List<ReportChecks> of(CaseView view, Viewer viewer) {
    var checks = new ArrayList<ReportChecks>();
    boolean full = !Set.of("ENQUIRY", "PRAISE").contains(view.summary().demandType());
    var missing = PARTS.stream().filter(part -> view.text(part) == null).count();
    boolean basis = !full || view.text("BASIS") != null;
    checks.add(
        new ReportChecks(missing == 0 && basis, missing == 0 && basis ? "统一模板各项齐全" : "统一模板有缺项"));
    boolean contacted = view.summary().anonymous() || view.summary().has("CONTACTED");
    checks.add(new ReportChecks(contacted, contacted ? "已联系来电人" : "没有联系记录"));
    var answer = view.text("PUBLIC_ANSWER");
    boolean said = answer != null && answer.length() >= SHORT;
    checks.add(new ReportChecks(said, said ? "公开答复不是一句话" : "公开答复很短，请看是否答全"));
    boolean scrubbed = answer == null || !answer.contains("〔");
    checks.add(new ReportChecks(scrubbed, scrubbed ? "公开答复里没有姓名、电话" : "公开答复里有隐去的信息"));
    boolean own = viewer.account().equals(view.reportedBy());
    checks.add(new ReportChecks(!own, own ? "这份报告是您写的，请别人审核" : "您没有参与写这份报告"));
    checks.sort((one, other) -> Boolean.compare(one.good(), other.good()));
    return checks;
  }
}
