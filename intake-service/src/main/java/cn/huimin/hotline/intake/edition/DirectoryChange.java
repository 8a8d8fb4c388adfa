package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a directory may become another. A unit never goes: cases, people and scores name
 * it for ever. It is closed, with a successor or without. Only units that change are looked at, so
 * that an old mistake elsewhere does not stand in the way.
 */
final class DirectoryChange {

  private final Map<String, Unit> before = new HashMap<>();
  private final Map<String, Unit> after = new LinkedHashMap<>();
  private final List<FieldError> errors = new ArrayList<>();
  private final Function<Unit, String> place;

  private DirectoryChange(Directory current, List<Unit> units, Function<Unit, String> place) {
    current.units().forEach(unit -> before.put(unit.id(), unit));
    this.place = place;
    for (var unit : units) {
      if (after.put(unit.id(), unit) != null) {
        wrong(unit, "id", "单位编号 %s 出现了两次，请只留一个".formatted(unit.id()));
      }
    }
  }

  /** Whether any unit differs; their order says nothing. */
  static boolean changes(Directory current, List<Unit> units) {
    return !Set.copyOf(current.units()).equals(Set.copyOf(units));
  }

  /** The units with one of them changed, or added at the end. */
  static List<Unit> with(Directory current, Unit changed) {
    var units = new ArrayList<Unit>();
    current.units().forEach(unit -> units.add(unit.id().equals(changed.id()) ? changed : unit));
    if (current.unit(changed.id()).isEmpty()) {
      units.add(changed);
    }
    return units;
  }

  /**
   * What is wrong with the units, each named with its mend; empty if nothing.
   *
   * @param current the edition in force
   * @param units all units as they are to be
   * @param place where a unit stands in what was sent, with a dot at its end, or nothing
   */
  static List<FieldError> problems(
      Directory current, List<Unit> units, Function<Unit, String> place) {
    return new DirectoryChange(current, units, place).problems();
  }

  private List<FieldError> problems() {
    var gone = new ArrayList<>(before.keySet());
    gone.removeAll(after.keySet());
    if (!gone.isEmpty()) {
      errors.add(
          new FieldError(
              "items",
              "缺少单位 %s；单位不能删去，已撤并的请把 closed 写成 true"
                  .formatted(String.join("、", gone.stream().sorted().limit(20).toList()))));
    }
    after.values().stream()
        .filter(unit -> !unit.equals(before.get(unit.id())))
        .forEach(this::check);
    if (after.values().stream().noneMatch(u -> u.kind() == UnitKind.CENTRE && !u.closed())) {
      errors.add(new FieldError("kind", "必须有一个没有撤并的惠民中心（CENTRE）"));
    }
    return List.copyOf(errors);
  }

  private void check(Unit unit) {
    checkPlace(unit);
    checkSuccessor(unit);
    if (unit.cityDirect() && !unit.isSchool()) {
      wrong(unit, "cityDirect", "只有学校和幼儿园可以是市直");
    }
    if (unit.privateSchool() && !unit.isSchool()) {
      wrong(unit, "privateSchool", "只有学校和幼儿园可以是民办");
    }
    if (unit.closed()) {
      below(unit)
          .ifPresent(
              open -> wrong(unit, "closed", "下面还有没有撤并的单位 %s，请先给它换上级或撤并".formatted(open.name())));
    } else {
      checkNames(unit);
    }
  }

  private void checkPlace(Unit unit) {
    var parentId = unit.parentId();
    if (parentId == null) {
      if (unit.kind() != UnitKind.BUREAU) {
        wrong(unit, "parentId", "请填写上级单位；只有教育局没有上级");
      }
      return;
    }
    if (unit.kind() == UnitKind.BUREAU) {
      wrong(unit, "parentId", "教育局没有上级，请留空");
      return;
    }
    var parent = after.get(parentId);
    if (parent == null) {
      wrong(unit, "parentId", "没有上级单位 %s，请先新建它或改正编号".formatted(parentId));
    } else if (parent.closed() && !unit.closed()) {
      wrong(unit, "parentId", "上级单位 %s 已撤并，请换一个".formatted(parent.name()));
    } else if (standsAboveItself(unit)) {
      wrong(unit, "parentId", "这样单位会成为自己的上级，请换一个上级");
    } else if (unit.cityDirect() && parent.kind() != UnitKind.BUREAU) {
      wrong(unit, "cityDirect", "市直学校直接归教育局，请改上级或不写市直");
    }
  }

  private boolean standsAboveItself(Unit unit) {
    var seen = new HashSet<String>();
    for (var at = unit; at != null; at = parentOf(at)) {
      if (!seen.add(at.id())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Unit parentOf(Unit unit) {
    return unit.parentId() == null ? null : after.get(unit.parentId());
  }

  private void checkSuccessor(Unit unit) {
    var successorId = unit.successorId();
    if (successorId == null) {
      return;
    }
    var successor = after.get(successorId);
    if (!unit.closed()) {
      wrong(unit, "successorId", "没有撤并的单位没有承接单位，请留空");
    } else if (successor == null) {
      wrong(unit, "successorId", "没有承接单位 %s，请先新建它或改正编号".formatted(successorId));
    } else if (successor.closed()) {
      wrong(unit, "successorId", "承接单位不能是已撤并的单位，请填写现在承接的单位");
    }
  }

  private void checkNames(Unit unit) {
    for (var other : after.values()) {
      if (other.closed() || other.id().equals(unit.id())) {
        continue;
      }
      if (other.name().equals(unit.name())) {
        wrong(unit, "name", "与单位 %s 同名，认不出说的是哪一个；请写全称".formatted(other.id()));
      }
      other.categories().stream()
          .filter(unit.categories()::contains)
          .forEach(
              category ->
                  wrong(
                      unit,
                      "categories",
                      "类别“%s”已由%s负责，请先从那里去掉".formatted(category, other.name())));
    }
  }

  private Optional<Unit> below(Unit unit) {
    return after.values().stream()
        .filter(other -> Objects.equals(other.parentId(), unit.id()) && !other.closed())
        .findFirst();
  }

  private void wrong(Unit unit, String field, String message) {
    errors.add(new FieldError(place.apply(unit) + field, message));
  }
}
