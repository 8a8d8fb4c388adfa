package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.Answer;
import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.fact.Breach;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ended;
import cn.huimin.hotline.scoring.fact.Holder;
import cn.huimin.hotline.scoring.fact.Life;
import cn.huimin.hotline.scoring.fact.Limit;
import cn.huimin.hotline.scoring.fact.OneTime;
import cn.huimin.hotline.scoring.fact.Volume;
import cn.huimin.hotline.scoring.scheme.Callbacks;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How each {@link Measure} reads an ended case. */
final class Findings {

  private final CaseFacts facts;
  private final Life life;
  private final Ended ended;
  private final int repeatDays;
  private final Callbacks callbacks;
  private final Instant at;

  Findings(CaseFacts facts, Life life, Ended ended, Scheme scheme, Instant at) {
    this.facts = facts;
    this.life = life;
    this.ended = ended;
    this.repeatDays = scheme.repeatDays();
    this.callbacks = scheme.callbacks();
    this.at = at;
  }

  List<Finding> of(Measure measure) {
    return switch (measure) {
      // Volume counts once, and so does the rate of what counts in it (DOMAIN §3).
      case CASE -> countsInVolume() ? cases() : List.of();
      case HELD -> countsInVolume() ? held() : List.of();
      case ONE_TIME -> countsInVolume() ? oneTimes() : List.of();
      case SECOND_COMPLAINT -> complaint("second-complaint", ordinal -> ordinal == 2);
      case LATER_COMPLAINT -> complaint("later-complaint", ordinal -> ordinal > 2);
      case LIMIT_MISSED -> charged(unit -> broke(unit, Breach.Kind.LIMIT_MISSED));
      case SECOND_HANDLING -> charged(this::secondHandling);
      case SECOND_HANDLING_IN_TIME ->
          charged(
              unit ->
                  broke(unit, Breach.Kind.LIMIT_MISSED).isPresent()
                      ? Optional.empty()
                      : secondHandling(unit));
      case FALSIFIED -> charged(unit -> broke(unit, Breach.Kind.FALSIFIED));
      case TEMPLATE_REJECTION -> templateRejections();
      case COMPLAINT_MADE -> demand("complaint", Demand::accuses);
      case COMPLAINT_CONFIRMED ->
          demand("complaint-confirmed", demand -> demand.accuses() && demand.confirmed());
      case HELP_ASKED -> demand("help", Demand::asks);
      case RESPONSE_DUE -> response("response-due", _ -> true);
      case RESPONDED -> response("responded", this::responded);
      case RESOLUTION_ASKED -> answer("resolution-asked", Answer::resolution, _ -> true);
      case RESOLVED ->
          answer("resolved", Answer::resolution, answer -> callbacks.resolved().contains(answer));
      case SATISFACTION_ASKED ->
          answer("satisfaction-asked", Answer::satisfaction, this::countsAsAnswer);
      case SATISFIED ->
          answer(
              "satisfied",
              Answer::satisfaction,
              answer -> countsAsAnswer(answer) && callbacks.satisfied().contains(answer));
      case SYSTEM_MISSING,
          HEAD_RESPONSIBLE,
          LEADING_GROUP,
          PLAN_LEDGER,
          PUBLICITY,
          MODEL_SCHOOL,
          HOME_SCHOOL_BRIDGE,
          ZERO_COMPLAINT_LIST,
          PUPIL,
          INTERVIEW,
          LATE_REPORT,
          MEDIA,
          HONOUR,
          PROMOTION_WEEK,
          VALID_MESSAGE,
          EXPOSURE,
          EVIDENCE_FALSIFIED ->
          List.of();
    };
  }

  private boolean countsInVolume() {
    return life.volume() == Volume.COUNTS;
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

  private List<Finding> held() {
    var holder = life.holder();
    return holder == null || holder.assessed() == null
        ? List.of()
        : List.of(
            new Finding(
                holder.assessed(),
                holder.unitId(),
                Fraction.ONE,
                "case-ended",
                ended.eventId(),
                false));
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

  /** A finding for every assessed unit that is charged with a breach, once for each. */
  private List<Finding> charged(Function<String, Optional<Breach>> ofUnit) {
    var found = new ArrayList<Finding>();
    answerable()
        .forEach(
            (unit, _) ->
                ofUnit
                    .apply(unit.unitId())
                    .ifPresent(
                        breach ->
                            found.add(
                                new Finding(
                                    unit,
                                    breach.holder().unitId(),
                                    Fraction.ONE,
                                    breach.kind().code(),
                                    breach.eventId(),
                                    false))));
    return found;
  }

  private Optional<Breach> secondHandling(String unit) {
    return broke(unit, Breach.Kind.TRANSFER).or(() -> broke(unit, Breach.Kind.REDO));
  }

  /** The first breach of a kind that an assessed unit is charged with. */
  private Optional<Breach> broke(String unit, Breach.Kind kind) {
    return OneTime.allBreaches(facts, repeatDays)
        .filter(breach -> breach.kind() == kind && isOf(unit, breach.holder()))
        .findFirst();
  }

  private static boolean isOf(String unit, Holder holder) {
    return holder.assessed() != null && holder.assessed().unitId().equals(unit);
  }

  /** One finding for each unit, as often as it was sent back. */
  private List<Finding> templateRejections() {
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

  private boolean countsAsAnswer(Answer.Satisfaction answer) {
    return !callbacks.leftOut().contains(answer);
  }

  /** First contacts of the assessed unit that holds the case at its end. */
  private List<Finding> response(String reason, Predicate<List<Limit>> which) {
    var holder = life.holder();
    if (holder == null || holder.assessed() == null) {
      return List.of();
    }
    var own =
        facts.limits().stream()
            .filter(limit -> !limit.ofHandling())
            .filter(limit -> isOf(holder.assessed().unitId(), limit.holder()))
            .toList();
    return own.isEmpty() || !which.test(own)
        ? List.of()
        : List.of(
            new Finding(
                holder.assessed(), holder.unitId(), Fraction.ONE, reason, ended.eventId(), false));
  }

  private boolean responded(List<Limit> contacts) {
    return contacts.stream().allMatch(Limit::kept)
        && facts.answered(Answer::contacted).orElse(true);
  }

  /** What the complainant answered last, for the unit that holds the case at its end. */
  private <T> List<Finding> answer(
      String reason, Function<Answer, @Nullable T> question, Predicate<T> which) {
    var holder = life.holder();
    var answered = facts.answered(question);
    if (holder == null || holder.assessed() == null || answered.filter(which).isEmpty()) {
      return List.of();
    }
    return List.of(
        new Finding(
            holder.assessed(),
            holder.unitId(),
            Fraction.ONE,
            reason,
            facts.answerEvent(question).orElseGet(ended::eventId),
            false));
  }

  /** The demand counts for the unit that holds the case at its end. */
  private List<Finding> demand(String reason, Predicate<Demand> which) {
    var holder = life.holder();
    var demand = life.demand();
    if (holder == null || holder.assessed() == null || demand == null || !which.test(demand)) {
      return List.of();
    }
    return List.of(
        new Finding(
            holder.assessed(), holder.unitId(), Fraction.ONE, reason, ended.eventId(), false));
  }
}
