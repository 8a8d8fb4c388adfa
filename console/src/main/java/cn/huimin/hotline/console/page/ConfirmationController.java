package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one person proposed and another has to confirm (DOMAIN §3, two-person acts). */
@Controller
class ConfirmationController {

  private static final int MOST = 200;
  private static final String CONFIRM = "confirm";

  private final CaseStore store;

  ConfirmationController(CaseStore store) {
    this.store = store;
  }

  @GetMapping("/confirmations")
  String confirmations(
      Viewer viewer, @RequestParam(required = false) @Nullable String done, Model model) {
    var waiting = store.owed(List.of("CENTRE"), List.of(CONFIRM), null, viewer, MOST);
    model.addAttribute("section", "confirmations");
    model.addAttribute("done", done);
    model.addAttribute(
        "mine", waiting.stream().filter(row -> row.allowedActions().contains(CONFIRM)).toList());
    model.addAttribute(
        "others", waiting.stream().filter(row -> !row.allowedActions().contains(CONFIRM)).toList());
    model.addAttribute("downgraded", store.downgraded(viewer, MOST));
    return "confirmations";
  }
}
