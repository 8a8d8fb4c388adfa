package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.routing.recognition.Evidence;
import cn.huimin.hotline.schemas.word.Falsity;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
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
 * @param proposedOver urgency of the source over which an emergency is proposed, or null
 * @param policeReportOwed whether a report to the police is owed (强制报告)
 * @param delegate who may sign reports off in the head's place, or null
 * @param falsity what a report was found to be, or null
 * @param dangers groups of words of danger that were seen, by their rules
 */
public record Beside(
    List<CoUnit> coUnits,
    List<Promise> promises,
    @Nullable Urgency proposedOver,
    boolean policeReportOwed,
    @Nullable Delegate delegate,
    @Nullable Falsity falsity,
    List<String> dangers) {

  /** Somebody of the unit to whom the head left the sign-off, and the role in which. */
  public record Delegate(String account, Role role) {}

  static final Beside NOTHING =
      new Beside(List.of(), List.of(), null, false, null, null, List.of());

  /** Copies its lists; a case stored before one of them was known has none. */
  public Beside {
    coUnits = coUnits == null ? List.of() : List.copyOf(coUnits);
    promises = promises == null ? List.of() : List.copyOf(promises);
    dangers = dangers == null ? List.of() : List.copyOf(dangers);
  }

  /** The co-unit of this id, if it was ever invited. */
  public Optional<CoUnit> coUnit(@Nullable String unitId) {
    return coUnits.stream().filter(unit -> unit.unitId().equals(unitId)).findFirst();
  }

  /** Whether a co-unit owes its answer. */
  public boolean awaitsCoUnits() {
    return coUnits.stream().anyMatch(CoUnit::owesAnswer);
  }

  /** Promises that were not struck off. */
  public List<Promise> openPromises() {
    return promises.stream().filter(promise -> !promise.done()).toList();
  }

  Beside invited(List<CoUnit> units) {
    var all = new ArrayList<>(coUnits);
    for (var unit : units) {
      all.removeIf(known -> known.unitId().equals(unit.unitId()));
      all.add(unit);
    }
    return with(all, promises);
  }

  Beside answered(String unitId) {
    return with(
        coUnits.stream()
            .map(unit -> unit.unitId().equals(unitId) ? unit.with(CoUnit.Standing.ANSWERED) : unit)
            .toList(),
        promises);
  }

  /** Nobody waits for the co-units any more. */
  Beside withoutWaiting() {
    return with(
        coUnits.stream()
            .map(unit -> unit.owesAnswer() ? unit.with(CoUnit.Standing.LAPSED) : unit)
            .toList(),
        promises);
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

  private Beside with(List<CoUnit> units, List<Promise> lines) {
    return new Beside(units, lines, proposedOver, policeReportOwed, delegate, falsity, dangers);
  }

  Beside proposed(@Nullable Urgency over) {
    return new Beside(coUnits, promises, over, policeReportOwed, delegate, falsity, dangers);
  }

  Beside seeing(List<Evidence> evidence) {
    var seen = Stream.concat(dangers.stream(), Evidence.dangers(evidence)).distinct().toList();
    return new Beside(coUnits, promises, proposedOver, policeReportOwed, delegate, falsity, seen);
  }

  Beside police(boolean owed) {
    return new Beside(coUnits, promises, proposedOver, owed, delegate, falsity, dangers);
  }

  Beside delegated(@Nullable Delegate to) {
    return new Beside(coUnits, promises, proposedOver, policeReportOwed, to, falsity, dangers);
  }

  Beside found(Falsity what) {
    return new Beside(coUnits, promises, proposedOver, policeReportOwed, delegate, what, dangers);
  }
}
