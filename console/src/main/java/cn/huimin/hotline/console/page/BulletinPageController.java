package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.bulletin.BulletinMaker;
import cn.huimin.hotline.console.bulletin.BulletinPeriod;
import cn.huimin.hotline.console.bulletin.BulletinTables;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bulletin reader: the running month, or the period that is asked for. */
@Controller
class BulletinPageController {

  private final BulletinMaker maker;
  private final BulletinTables tables;
  private final Clock clock;

  BulletinPageController(BulletinMaker maker, BulletinTables tables, Clock clock) {
    this.maker = maker;
    this.tables = tables;
    this.clock = clock;
  }

  @GetMapping("/bulletins")
  String bulletin(Viewer viewer, @RequestParam(defaultValue = "") String period, Model model) {
    var month = YearMonth.from(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    var bulletin =
        maker.make(BulletinPeriod.parse(period.isBlank() ? month.toString() : period), viewer);
    model.addAttribute("section", "bulletins");
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("tables", tables.of(bulletin, clock.getZone()));
    return "bulletin";
  }
}
