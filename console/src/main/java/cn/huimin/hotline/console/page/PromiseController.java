package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.PromiseStore;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger of promises: what is due when, and what was missed. */
@Controller
class PromiseController {

  private static final int MOST = 300;

  private final PromiseStore store;

  PromiseController(PromiseStore store) {
    this.store = store;
  }

  @GetMapping("/promises")
  String promises(Viewer viewer, @RequestParam(defaultValue = "open") String tab, Model model) {
    boolean done = tab.equals("done");
    model.addAttribute("section", "promises");
    model.addAttribute("done", done);
    model.addAttribute("lines", store.lines(done, viewer, MOST));
    return "promises";
  }
}
