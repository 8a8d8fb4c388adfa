package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.fact.Breach;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Ended;
import cn.huimin.hotline.scoring.fact.Holder;
import cn.huimin.hotline.scoring.fact.OneTime;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What of an ended case every unit that answers for it is charged with, or not. */
final class Charges {

  private final CaseFacts facts;
  private final Ended ended;
  private final int repeatDays;
  private final Instant at;

  Charges(CaseFacts facts, Ended ended, int repeatDays, Instant at) {
    this.facts = facts;
    this.ended = ended;
    this.repeatDays = repeatDays;
    this.at = at;
  }

  /**
   * Who answers for the case: the unit that holds it at the end, and every earlier holder that is
   * charged with something ("on a transfer the clock's holder is charged", DOMAIN §7.1). The last
   * holder first, one holder for each assessed unit.
   */
  private Map<Assessed, String> answerable() {
    var units = new LinkedHashMap<Assessed, String>();
    var known = new LinkedHashMap<String, Assessed>();
    Stream.concat(
            Stream.ofNullable(facts.holder()),
            OneTime.allBreaches(facts, repeatDays).map(Breach::holder))
        .forEach(
            holder -> {
              var assessed = holder.assessed();
              if (assessed != null && known.putIfAbsent(assessed.unitId(), assessed) == null) {
                units.put(assessed, holder.unitId());
              }
            });
    return units;
  }

  List<Finding> cases() {
    var found = new ArrayList<Finding>();
    answerable()
        .forEach(
            (unit, handling) ->
                found.add(
                    new Finding(
                        unit, handling, Fraction.ONE, "case-ended", ended.eventId(), false)));
    return found;
  }

  List<Finding> oneTimes() {
    var found = new ArrayList<Finding>();
    answerable()
        .forEach(
            (unit, handling) -> {
              var oneTime = OneTime.of(facts, unit.unitId(), repeatDays, at);
              if (oneTime.holds()) {
                found.add(
                    new Finding(
                        unit,
                        handling,
                        Fraction.ONE,
                        "one-time",
                        ended.eventId(),
                        oneTime.provisional()));
              } else {
                firstOfEachKind(oneTime.breaches())
                    .forEach(breach -> found.add(because(unit, breach, Fraction.ZERO)));
              }
            });
    return found;
  }

  private static Finding because(Assessed unit, Breach breach, Fraction amount) {
    return new Finding(
        unit, breach.holder().unitId(), amount, breach.kind().code(), breach.eventId(), false);
  }

  private static Iterable<Breach> firstOfEachKind(List<Breach> breaches) {
    var first = new EnumMap<Breach.Kind, Breach>(Breach.Kind.class);
    breaches.forEach(breach -> first.putIfAbsent(breach.kind(), breach));
    return first.values();
  }

  /** A finding for every assessed unit that is charged with a breach of a kind, once for each. */
  List<Finding> of(Breach.Kind kind) {
    return charged(unit -> broke(unit, kind));
  }

  /** The same of a case that was handled twice by the unit's fault. */
  List<Finding> secondHandling() {
    return charged(this::handledTwice);
  }

  /** The same of units that kept their limits nevertheless. */
  List<Finding> secondHandlingInTime() {
    return charged(
        unit ->
            broke(unit, Breach.Kind.LIMIT_MISSED).isPresent()
                ? Optional.empty()
                : handledTwice(unit));
  }

  private List<Finding> charged(Function<String, Optional<Breach>> ofUnit) {
    var found = new ArrayList<Finding>();
    answerable()
        .forEach(
            (unit, _) ->
                ofUnit
                    .apply(unit.unitId())
                    .ifPresent(breach -> found.add(because(unit, breach, Fraction.ONE))));
    return found;
  }

  private Optional<Breach> handledTwice(String unit) {
    return broke(unit, Breach.Kind.TRANSFER).or(() -> broke(unit, Breach.Kind.REDO));
  }

  /** The first breach of a kind that an assessed unit is charged with. */
  private Optional<Breach> broke(String unit, Breach.Kind kind) {
    return OneTime.allBreaches(facts, repeatDays)
        .filter(breach -> breach.kind() == kind && isOf(unit, breach.holder()))
        .findFirst();
  }

  static boolean isOf(String unit, Holder holder) {
    return holder.assessed() != null && holder.assessed().unitId().equals(unit);
  }

  /** One finding for each unit, as often as it was sent back. */
  List<Finding> templateRejections() {
    var byUnit = new LinkedHashMap<String, Finding>();
    for (var rejection : facts.rejections()) {
      var unit = rejection.holder().assessed();
      if (unit != null) {
        byUnit.merge(
            unit.unitId(),
            new Finding(
                unit,
                rejection.holder().unitId(),
                Fraction.ONE,
                "template",
                rejection.eventId(),
                false),
            (before, one) ->
                new Finding(
                    unit,
                    one.handlingUnitId(),
                    before.amount().plus(one.amount()),
                    one.reason(),
                    one.eventId(),
                    false));
      }
    }
    return List.copyOf(byUnit.values());
  }
}
