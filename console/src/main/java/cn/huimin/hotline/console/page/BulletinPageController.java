package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.bulletin.BulletinMaker;
import cn.huimin.hotline.console.bulletin.BulletinTables;
import cn.huimin.hotline.console.bulletin.EditionStore;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bulletin reader: the running month, or the period that is asked for. */
@Controller
class BulletinPageController {

  private final BulletinMaker maker;
  private final BulletinTables tables;
  private static final Set<Role> PUBLISHERS = EnumSet.of(Role.ASSESSOR, Role.LEADER);

  private final EditionStore editions;
  private final Clock clock;

  BulletinPageController(
      BulletinMaker maker, BulletinTables tables, EditionStore editions, Clock clock) {
    this.maker = maker;
    this.editions = editions;
    this.tables = tables;
    this.clock = clock;
  }

  @GetMapping("/bulletins")
  String bulletin(
      Viewer viewer,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(required = false) @Nullable Integer edition,
      Model model) {
    var month = YearMonth.from(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    var asked = tables.period(period.isBlank() ? month.toString() : period);
    var bulletin =
        edition == null ? maker.make(asked, viewer) : editions.edition(asked.id(), edition);
    model.addAttribute("editions", editions.editions(asked.id()));
    model.addAttribute("made", tables.made(bulletin, clock.getZone()));
    model.addAttribute("publishes", PUBLISHERS.contains(viewer.role()) && edition == null);
    model.addAttribute("section", "bulletins");
    model.addAttribute("bulletin", bulletin);
    model.addAttribute("tables", tables.of(bulletin, clock.getZone()));
    return "bulletin";
  }

  /** Publishes the period as it stands now; from the second edition on with a reason. */
  @PostMapping("/bulletins")
  String publish(
      Viewer viewer,
      @RequestParam String period,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam String key) {
    var asked = tables.period(period);
    var published =
        editions.publish(() -> maker.make(asked, viewer), reason, key, viewer).edition();
    return "redirect:/bulletins?period="
        + asked.id()
        + "&edition="
        + Objects.requireNonNull(published).number();
  }
}
