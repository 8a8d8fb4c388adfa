package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.reports.ReportStore;
import cn.huimin.hotline.console.words.Clocks;
import cn.huimin.hotline.platform.report.DueReport;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Reports of the calendar: what to file next, and how all of them stand. */
@Controller
class ReportPageController {

  private final ReportStore store;
  private final Clocks clocks;

  ReportPageController(ReportStore store, Clocks clocks) {
    this.store = store;
    this.clocks = clocks;
  }

  @GetMapping("/reports")
  String page(Viewer viewer, Model model) {
    var own = store.own(viewer);
    var standings = store.standings(viewer, false);
    model.addAttribute("section", viewer.isOfUnit() ? "reports" : "assessment");
    model.addAttribute("standings", standings);
    model.addAttribute("own", own.orElse(null));
    model.addAttribute(
        "due",
        own.map(
                unit ->
                    store.due(clocks.now()).stream()
                        .filter(due -> !isFiled(due, unit.id(), standings))
                        .toList())
            .orElse(List.of()));
    return "reports";
  }

  private static boolean isFiled(
      DueReport due, String unitId, List<ReportStore.Standing> standings) {
    return standings.stream()
        .anyMatch(
            one ->
                one.unitId().equals(unitId)
                    && one.filedAt() != null
                    && due.subject().equals(one.report() + "/" + one.instance()));
  }
}
