package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the directory in force. */
@RestController
class EditionController {

  /** A unit as the contract has it. */
  record UnitView(
      String id,
      @Nullable String parentId,
      UnitKind kind,
      String name,
      @Nullable String shortName,
      List<String> aliases,
      @Nullable Stage stage,
      @Nullable String town,
      boolean cityDirect,
      boolean privateSchool,
      @Nullable Integer pupils,
      boolean closed,
      @Nullable String successorId,
      List<String> categories) {

    static UnitView of(Unit unit) {
      return new UnitView(
          unit.id(),
          unit.parentId(),
          unit.kind(),
          unit.name(),
          unit.shortName(),
          unit.aliases(),
          unit.stage(),
          unit.town(),
          unit.cityDirect(),
          unit.privateSchool(),
          unit.pupils(),
          unit.closed(),
          unit.successorId(),
          unit.categories());
    }
  }

  /** All units of an edition. */
  record Units(int edition, List<UnitView> items) {}

  private final Editions editions;

  EditionController(Editions editions) {
    this.editions = editions;
  }

  @GetMapping("/api/v1/directory/units")
  Units units() {
    var directory = editions.directory();
    return new Units(directory.edition(), parentsFirst(directory));
  }

  @GetMapping("/api/v1/directory/units/{unitId}")
  UnitView unit(@PathVariable String unitId) {
    return editions
        .directory()
        .unit(unitId)
        .map(UnitView::of)
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "单位名录里没有这个单位"));
  }

  private static List<UnitView> parentsFirst(Directory directory) {
    var ordered = new ArrayList<UnitView>();
    directory.units().stream()
        .filter(unit -> unit.parentId() == null)
        .forEach(unit -> addWithChildren(directory, unit, ordered));
    return ordered;
  }

  private static void addWithChildren(Directory directory, Unit unit, List<UnitView> ordered) {
    ordered.add(UnitView.of(unit));
    directory.children(unit.id()).forEach(child -> addWithChildren(directory, child, ordered));
  }
}
