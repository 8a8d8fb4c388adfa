package cn.huimin.hotline.scoring.ledger;

import cn.huimin.hotline.scoring.fact.Answer;
import cn.huimin.hotline.scoring.fact.CaseFacts;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ended;
import cn.huimin.hotline.scoring.fact.Life;
import cn.huimin.hotline.scoring.fact.Limit;
import cn.huimin.hotline.scoring.scheme.Callbacks;
import cn.huimin.hotline.scoring.scheme.Fraction;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What of an ended case counts for the assessed unit that holds it at its end. */
final class LastHolder {

  private final CaseFacts facts;
  private final Life life;
  private final Ended ended;
  private final Callbacks callbacks;

  LastHolder(CaseFacts facts, Life life, Ended ended, Callbacks callbacks) {
    this.facts = facts;
    this.life = life;
    this.ended = ended;
    this.callbacks = callbacks;
  }

  List<Finding> held() {
    return found("case-ended", ended.eventId());
  }

  List<Finding> complaint(String reason, IntPredicate ordinal) {
    return ordinal.test(life.ordinal())
        ? found(reason, life.ordinalEvent().orElseGet(ended::eventId))
        : List.of();
  }

  /** A demand, by the end of the case. */
  List<Finding> demand(String reason, Predicate<Demand> which) {
    return demand(reason, which, ended.eventId());
  }

  /** A demand that was found true, by the event that says so: striking it leaves the demand. */
  List<Finding> confirmed(String reason, Predicate<Demand> which) {
    return demand(
        reason, which.and(Demand::confirmed), life.judgementEvent().orElseGet(ended::eventId));
  }

  private List<Finding> demand(String reason, Predicate<Demand> which, String eventId) {
    var demand = life.demand();
    return demand != null && which.test(demand) ? found(reason, eventId) : List.of();
  }

  List<Finding> responseDue() {
    return response("response-due", _ -> true);
  }

  List<Finding> responded() {
    return response(
        "responded",
        contacts ->
            contacts.stream().allMatch(Limit::kept)
                && facts.answered(Answer::contacted).orElse(true));
  }

  /** First contacts of the unit. */
  private List<Finding> response(String reason, Predicate<List<Limit>> which) {
    var holder = life.holder();
    if (holder == null || holder.assessed() == null) {
      return List.of();
    }
    var unit = holder.assessed().unitId();
    var own =
        facts.limits().stream()
            .filter(limit -> !limit.ofHandling())
            .filter(limit -> Charges.isOf(unit, limit.holder()))
            .toList();
    return own.isEmpty() || !which.test(own) ? List.of() : found(reason, ended.eventId());
  }

  List<Finding> resolutionAsked() {
    return answer("resolution-asked", Answer::resolution, _ -> true);
  }

  List<Finding> resolved() {
    return answer("resolved", Answer::resolution, callbacks.resolved()::contains);
  }

  List<Finding> satisfactionAsked() {
    return answer("satisfaction-asked", Answer::satisfaction, this::counts);
  }

  List<Finding> satisfied() {
    return answer(
        "satisfied",
        Answer::satisfaction,
        answer -> counts(answer) && callbacks.satisfied().contains(answer));
  }

  private boolean counts(Answer.Satisfaction answer) {
    return !callbacks.leftOut().contains(answer);
  }

  /** What the complainant answered last. */
  private <T> List<Finding> answer(
      String reason, Function<Answer, @Nullable T> question, Predicate<T> which) {
    return facts.answered(question).filter(which).isEmpty()
        ? List.of()
        : found(reason, facts.answerEvent(question).orElseGet(ended::eventId));
  }

  private List<Finding> found(String reason, String eventId) {
    var holder = life.holder();
    return holder == null || holder.assessed() == null
        ? List.of()
        : List.of(
            new Finding(holder.assessed(), holder.unitId(), Fraction.ONE, reason, eventId, false));
  }
}
