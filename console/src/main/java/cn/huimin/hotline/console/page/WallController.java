package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** From the city to the unit to the case: the wall of a unit, and the heat of all. */
@Controller
class WallController {

  private static final List<Integer> DAYS = List.of(7, 30, 90);

  private final UnitWall wall;
  private final HeatMap heat;
  private final Editions editions;

  WallController(UnitWall wall, HeatMap heat, Editions editions) {
    this.wall = wall;
    this.heat = heat;
    this.editions = editions;
  }

  @GetMapping("/wall/units/{unitId}")
  String unit(Viewer viewer, @PathVariable String unitId, Model model) {
    fill(viewer, unitId, model);
    return "wall-unit";
  }

  /** What of it changes. */
  @GetMapping("/wall/units/{unitId}/now")
  String now(Viewer viewer, @PathVariable String unitId, Model model) {
    fill(viewer, unitId, model);
    return "wall-unit :: now";
  }

  private void fill(Viewer viewer, String unitId, Model model) {
    var directory = editions.directory();
    var unit =
        directory.unit(unitId).orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这个单位"));
    var above = unit.parentId() == null ? null : directory.unit(unit.parentId()).orElse(null);
    model.addAttribute("unit", unit);
    model.addAttribute("above", above != null && isOnTheWall(above) ? above : null);
    model.addAttribute("wall", wall.of(unit, viewer));
    model.addAttribute("mayInterview", viewer.role() == Role.LEADER);
  }

  private static boolean isOnTheWall(Unit unit) {
    return switch (unit.kind()) {
      case TOWN_OFFICE, SCHOOL, KINDERGARTEN, DEPARTMENT -> true;
      default -> false;
    };
  }

  @GetMapping("/heat")
  String heat(@RequestParam(defaultValue = "30") int days, Model model) {
    int asked = DAYS.contains(days) ? days : 30;
    model.addAttribute("section", "heat");
    model.addAttribute("choices", DAYS);
    model.addAttribute("days", asked);
    model.addAttribute("heat", heat.map(asked));
    model.addAttribute("trends", heat.trends());
    return "heat";
  }
}
