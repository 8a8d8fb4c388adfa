package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.fact.Breach;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Ended;
import cn.huimin.hotline.scoring.fact.Holder;
import cn.huimin.hotline.scoring.fact.Life;
import cn.huimin.hotline.scoring.fact.OneTime;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** How each {@link Measure} reads an ended case. */
final class Findings {

  private final CaseFacts facts;
  private final Life life;
  private final Ended ended;
  private final int repeatDays;
  private final Instant at;

  Findings(CaseFacts facts, Life life, Ended ended, int repeatDays, Instant at) {
    this.facts = facts;
    this.life = life;
    this.ended = ended;
    this.repeatDays = repeatDays;
    this.at = at;
  }

  List<Finding> of(Measure measure) {
    return switch (measure) {
      case CASE -> cases();
      case ONE_TIME -> oneTimes();
      case SECOND_COMPLAINT -> complaint("second-complaint", ordinal -> ordinal == 2);
      case LATER_COMPLAINT -> complaint("later-complaint", ordinal -> ordinal > 2);
      case LIMIT_MISSED -> limitsMissed();
    };
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
            Stream.ofNullable(life.holder()),
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

  private List<Finding> cases() {
    var found = new ArrayList<Finding>();
    answerable()
        .forEach(
            (unit, handling) ->
                found.add(
                    new Finding(
                        unit, handling, Fraction.ONE, "case-ended", ended.eventId(), false)));
    return found;
  }

  private List<Finding> oneTimes() {
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
                    .forEach(breach -> found.add(because(unit, breach)));
              }
            });
    return found;
  }

  private static Finding because(Assessed unit, Breach breach) {
    return new Finding(
        unit,
        breach.holder().unitId(),
        Fraction.ZERO,
        breach.kind().code(),
        breach.eventId(),
        false);
  }

  private static Iterable<Breach> firstOfEachKind(List<Breach> breaches) {
    var first = new EnumMap<Breach.Kind, Breach>(Breach.Kind.class);
    breaches.forEach(breach -> first.putIfAbsent(breach.kind(), breach));
    return first.values();
  }

  private List<Finding> complaint(String reason, IntPredicate ordinal) {
    var holder = life.holder();
    if (holder == null || holder.assessed() == null || !ordinal.test(life.ordinal())) {
      return List.of();
    }
    return List.of(
        new Finding(
            holder.assessed(),
            holder.unitId(),
            Fraction.ONE,
            reason,
            life.ordinalEventId(),
            false));
  }

  private List<Finding> limitsMissed() {
    var byUnit = new LinkedHashMap<String, Finding>();
    OneTime.allBreaches(facts, repeatDays)
        .filter(breach -> breach.kind() == Breach.Kind.LIMIT_MISSED)
        .forEach(
            breach -> {
              Holder holder = breach.holder();
              var unit = holder.assessed();
              if (unit != null) {
                byUnit.putIfAbsent(
                    unit.unitId(),
                    new Finding(
                        unit,
                        holder.unitId(),
                        Fraction.ONE,
                        breach.kind().code(),
                        breach.eventId(),
                        false));
              }
            });
    return List.copyOf(byUnit.values());
  }
}
