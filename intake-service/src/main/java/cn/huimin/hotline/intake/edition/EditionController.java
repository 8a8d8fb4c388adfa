package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.access.Desk;
import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Shows the directory in force and publishes what its units are changed to. */
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
  private final EditionPublisher publisher;

  EditionController(Editions editions, EditionPublisher publisher) {
    this.editions = editions;
    this.publisher = publisher;
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

  /**
   * One unit as it is from now on, or a new one; what it was before may be put again. A preview is
   * checked in the same way and publishes nothing.
   */
  @PutMapping("/api/v1/directory/units/{unitId}")
  UnitView put(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String unitId,
      @RequestParam(defaultValue = "false") boolean preview,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody ObjectNode body) {
    var current = editions.directory();
    var unit = UnitBody.one(unitId, body, current);
    var units = DirectoryChange.with(current, unit);
    if (preview) {
      requireSound(current, units, _ -> "");
    } else {
      publish(current, units, _ -> "", token, desk);
    }
    return UnitView.of(unit);
  }

  /** All units at once. */
  @PutMapping("/api/v1/directory/units")
  Units putAll(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = Desk.HEADER, required = false) @Nullable String desk,
      @RequestBody ObjectNode body) {
    var current = editions.directory();
    var units = UnitBody.all(body, current);
    var places = new HashMap<String, String>();
    for (int at = 0; at < units.size(); at++) {
      places.put(units.get(at).id(), "items[" + at + "].");
    }
    publish(current, units, unit -> places.getOrDefault(unit.id(), ""), token, desk);
    return units();
  }

  /** Publishes units that differ from those in force; the same again is no new edition. */
  private void publish(
      Directory current,
      List<Unit> units,
      Function<Unit, String> place,
      Jwt token,
      @Nullable String desk) {
    requireSound(current, units, place);
    if (!DirectoryChange.changes(current, units)) {
      return;
    }
    publisher.publishDirectory(
        draft -> {
          if (editions.directory().edition() != current.edition()) {
            throw new Refusal(ProblemCode.EDITION_CHANGED, "刚刚有别人发布了新版，请重新读取后再改");
          }
          return new EditionPublisher.Draft(units, draft.people());
        },
        SignedIn.of(token).actor(Desk.of(desk)));
  }

  private static void requireSound(
      Directory current, List<Unit> units, Function<Unit, String> place) {
    var problems = DirectoryChange.problems(current, units, place);
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
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
