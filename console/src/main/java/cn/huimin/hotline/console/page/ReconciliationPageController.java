package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.reconciliation.PastedList;
import cn.huimin.hotline.console.reconciliation.Reconciler;
import cn.huimin.hotline.console.reconciliation.Reconciliation;
import cn.huimin.hotline.console.scores.ScoreStore;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reconciliation with the prefecture: a list is pasted, what differs is shown. */
@Controller
class ReconciliationPageController {

  private final Reconciler reconciler;
  private final ScoreStore scores;

  ReconciliationPageController(Reconciler reconciler, ScoreStore scores) {
    this.reconciler = reconciler;
    this.scores = scores;
  }

  @GetMapping("/reconciliation")
  String page(Model model) {
    model.addAttribute("section", "reconciliation");
    return "reconciliation";
  }

  @PostMapping("/reconciliation")
  String compare(
      Viewer viewer, @RequestParam String period, @RequestParam String list, Model model) {
    var scheme =
        scores.cards(null, period, null, viewer).stream()
            .map(ScoreStore.Card::scheme)
            .findFirst()
            .orElse("");
    var compared = reconciler.compare(scheme, period, PastedList.read(list));
    model.addAttribute("section", "reconciliation");
    model.addAttribute("period", period);
    model.addAttribute("list", list);
    model.addAttribute("totals", Reconciler.totals(compared));
    model.addAttribute(
        "compared",
        compared.stream().filter(one -> one.kind() != Reconciliation.Kind.AGREES).toList());
    return "reconciliation";
  }
}
