package cn.huimin.hotline.routing.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What runs beside the handling by the unit that has the case.
 *
 * @param coUnits units invited to handle their share, in the order of their invitations
 * @param promises promises of approved reports, oldest first
 */
public record Beside(List<CoUnit> coUnits, List<Promise> promises) {

  static final Beside NOTHING = new Beside(List.of(), List.of());

  /** Copies its lists; a case stored before one of them was known has none. */
  public Beside {
    coUnits = coUnits == null ? List.of() : List.copyOf(coUnits);
    promises = promises == null ? List.of() : List.copyOf(promises);
  }

  /** Promises that were not struck off. */
  public List<Promise> openPromises() {
    return promises.stream().filter(promise -> !promise.done()).toList();
  }

  Beside promised(Promise promise) {
    return with(coUnits, Stream.concat(promises.stream(), Stream.of(promise)).toList());
  }

  Beside struckOff(String promiseId) {
    return with(
        coUnits,
        promises.stream()
            .map(promise -> promise.id().equals(promiseId) ? promise.struckOff() : promise)
            .toList());
  }

  private Beside with(List<CoUnit> units) {
    return with(units, promises);
  }

  private static Beside with(List<CoUnit> units, List<Promise> lines) {
    return new Beside(units, lines);
  }

  /** The co-unit of this id, if it was ever invited. */
  public Optional<CoUnit> coUnit(@Nullable String unitId) {
    return coUnits.stream().filter(unit -> unit.unitId().equals(unitId)).findFirst();
  }

  /** Whether a co-unit owes its answer. */
  public boolean awaitsCoUnits() {
    return coUnits.stream().anyMatch(CoUnit::owesAnswer);
  }

  Beside invited(List<CoUnit> units) {
    var all = new ArrayList<>(coUnits);
    for (var unit : units) {
      all.removeIf(known -> known.unitId().equals(unit.unitId()));
      all.add(unit);
    }
    return with(all);
  }

  Beside answered(String unitId) {
    return with(
        coUnits.stream()
            .map(unit -> unit.unitId().equals(unitId) ? unit.with(CoUnit.Standing.ANSWERED) : unit)
            .toList());
  }

  /** Nobody waits for the co-units any more. */
  Beside withoutWaiting() {
    return with(
        coUnits.stream()
            .map(unit -> unit.owesAnswer() ? unit.with(CoUnit.Standing.LAPSED) : unit)
            .toList());
  }
}
