package cn.huimin.hotline.routing.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs beside the handling by the unit that has the case.
 *
 * @param coUnits units invited to handle their share, in the order of their invitations
 */
public record Beside(List<CoUnit> coUnits) {

  static final Beside NOTHING = new Beside(List.of());

  /** Copies its list. */
  public Beside {
    coUnits = List.copyOf(coUnits);
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
    return new Beside(all);
  }

  Beside answered(String unitId) {
    return new Beside(
        coUnits.stream()
            .map(unit -> unit.unitId().equals(unitId) ? unit.with(CoUnit.Standing.ANSWERED) : unit)
            .toList());
  }

  /** Nobody waits for the co-units any more. */
  Beside withoutWaiting() {
    return new Beside(
        coUnits.stream()
            .map(unit -> unit.owesAnswer() ? unit.with(CoUnit.Standing.LAPSED) : unit)
            .toList());
  }
}
