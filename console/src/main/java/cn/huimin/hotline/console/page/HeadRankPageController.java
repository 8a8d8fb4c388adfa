package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.heads.HeadYears;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Clocks;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Heads and their years, with the files for the ranks of heads. */
@Controller
class HeadRankPageController {

  private final HeadYears years;
  private final Clocks clocks;

  HeadRankPageController(HeadYears years, Clocks clocks) {
    this.years = years;
    this.clocks = clocks;
  }

  @GetMapping("/head-ranks")
  String page(Viewer viewer, @RequestParam(required = false) @Nullable String year, Model model) {
    var asked =
        year == null
            ? String.valueOf(
                LocalDate.ofInstant(clocks.now(), clocks.words().calendar().zone()).getYear())
            : year;
    if (!asked.matches("20\\d{2}")) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "年度写四位年份，如 2026");
    }
    model.addAttribute("section", "head-ranks");
    model.addAttribute("year", asked);
    model.addAttribute("rows", years.of(Integer.parseInt(asked), viewer));
    return "head-ranks";
  }
}
