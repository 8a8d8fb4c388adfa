package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.evidence.SpotChecks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Spot checks of a month: what was drawn, and the form beside each. */
@Controller
class SpotCheckPageController {

  private static final String PERCENT = "10";

  private final SpotChecks checks;

  SpotCheckPageController(SpotChecks checks) {
    this.checks = checks;
  }

  @GetMapping("/spot-checks")
  String page(
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(defaultValue = PERCENT) int percent,
      Model model) {
    model.addAttribute("section", "assessment");
    model.addAttribute(
        "draw", checks.draw(Objects.requireNonNullElseGet(month, checks::thisMonth), percent));
    return "spot-checks";
  }
}
