package cn.huimin.hotline.platform.edition;

import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One complete edition of the directory: the tree of units and who works there. Immutable. */
public final class Directory {

  /** What there is before the first edition: nothing. */
  public static final Directory EMPTY = new Directory(0, List.of(), List.of());

  private final int edition;
  private final Map<String, Unit> units;
  private final List<Person> people;
  private final Map<String, List<Unit>> children = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, Unit> departments = new HashMap<>();

  /**
   * Compiles an edition.
   *
   * @throws IllegalArgumentException naming the unit and the mend, if a parent or successor is
   *     missing, a unit stands above itself, an id comes twice, or a person has no unit
   */
  public Directory(int edition, Collection<Unit> units, Collection<Person> people) {
    this.edition = edition;
    this.units = new LinkedHashMap<>();
    for (var unit : units) {
      if (this.units.put(unit.id(), unit) != null) {
        throw new IllegalArgumentException("unit " + unit.id() + " comes twice: keep one");
      }
    }
    this.people = List.copyOf(people);
    for (var unit : this.units.values()) {
      check(unit);
      lines.put(unit.id(), lineOf(unit));
      if (unit.parentId() != null) {
        children.computeIfAbsent(unit.parentId(), _ -> new ArrayList<>()).add(unit);
      }
      if (!unit.closed()) {
        unit.categories().forEach(category -> departments.putIfAbsent(category, unit));
      }
    }
    for (var person : this.people) {
      if (!this.units.containsKey(person.unitId())) {
        throw new IllegalArgumentException(
            "%s belongs to unit %s, which the edition lacks: add it"
                .formatted(person.account(), person.unitId()));
      }
    }
  }

  /** Number of the edition, from 1; 0 before the first. */
  public int edition() {
    return edition;
  }

  /** All units, in the order they were published. */
  public Collection<Unit> units() {
    return List.copyOf(units.values());
  }

  /** A unit by its id. */
  public Optional<Unit> unit(String id) {
    return Optional.ofNullable(units.get(id));
  }

  /** Units directly below. */
  public List<Unit> children(String id) {
    return List.copyOf(children.getOrDefault(id, List.of()));
  }

  /** The unit and those above it: itself first, the bureau last; empty for an unknown unit. */
  public List<String> line(String id) {
    return lines.getOrDefault(id, List.of());
  }

  /** Whether the unit is the other one or stands below it. */
  public boolean isWithin(String id, String above) {
    return line(id).contains(above);
  }

  /** Whether one of the two is the other or stands below it, so that passing is no transfer. */
  public boolean sameLine(String one, String other) {
    return isWithin(one, other) || isWithin(other, one);
  }

  /** All people. */
  public List<Person> people() {
    return people;
  }

  /** People of a unit in a role, those in charge before their deputies. */
  public List<Person> people(String unitId, Role role) {
    return people.stream()
        .filter(person -> person.unitId().equals(unitId) && person.role() == role)
        .sorted((a, b) -> Boolean.compare(a.deputy(), b.deputy()))
        .toList();
  }

  /** People in a role, whatever their unit. */
  public List<Person> people(Role role) {
    return people.stream().filter(person -> person.role() == role).toList();
  }

  /** The department responsible for a level-1 category (DOMAIN §4.2). */
  public Optional<Unit> departmentFor(String categoryLevel1) {
    return Optional.ofNullable(departments.get(categoryLevel1));
  }

  /** The hotline centre, if the edition has one. */
  public Optional<Unit> centre() {
    return units.values().stream().filter(unit -> unit.kind() == UnitKind.CENTRE).findFirst();
  }

  /**
   * The unit that is assessed for what this unit does (DOMAIN §7.1): the town office for its
   * schools, a 市直 school for itself and its grade sections, nobody for departments.
   */
  public Optional<Unit> assessedUnit(String id) {
    return line(id).stream()
        .flatMap(above -> unit(above).stream())
        .filter(
            unit -> unit.kind() == UnitKind.TOWN_OFFICE || (unit.cityDirect() && unit.isSchool()))
        .findFirst();
  }

  private void check(Unit unit) {
    if (unit.parentId() != null && !units.containsKey(unit.parentId())) {
      throw new IllegalArgumentException(
          "unit %s stands below %s, which the edition lacks: add it"
              .formatted(unit.id(), unit.parentId()));
    }
    if (unit.successorId() != null && !units.containsKey(unit.successorId())) {
      throw new IllegalArgumentException(
          "unit %s was taken over by %s, which the edition lacks: add it"
              .formatted(unit.id(), unit.successorId()));
    }
  }

  private List<String> lineOf(Unit unit) {
    var line = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var at = unit; at != null; at = at.parentId() == null ? null : units.get(at.parentId())) {
      if (!seen.add(at.id())) {
        throw new IllegalArgumentException("unit " + unit.id() + " stands above itself: break it");
      }
      line.add(at.id());
    }
    return List.copyOf(line);
  }
}
