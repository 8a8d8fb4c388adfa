package cn.huimin.hotline.routing.life.danger;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.recognition.Classification;
import cn.huimin.hotline.routing.recognition.Recogniser.Demand;
import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is added to a case that is there hides its complainant as it would have at the opening:
 * every report, and a matter against a head, of discipline or retaliation (DOMAIN §8, §4.3).
 */
public final class Hiding {

  private Hiding() {}

  /**
   * Whether it hides the case.
   *
   * @param type demand type as the source says now, or as the case has it where it says none
   * @param urgency urgency after it
   */
  public static boolean in(
      Wording wording, @Nullable DemandType type, Urgency urgency, CaseContext context) {
    return type == DemandType.REPORT || found(wording, type, urgency, context).hidden();
  }

  /**
   * Says whom it is against where no unit has the case yet and nobody said it: dispatched by a
   * person, it must not go there. A unit that has the case keeps it until the centre, which owes a
   * summary from then on, gives it to another (ADR 0041).
   *
   * @param before what the amendment leads to besides
   */
  public static Optional<CaseEvent> accused(
      Wording wording,
      Case file,
      @Nullable DemandType type,
      Urgency urgency,
      List<CaseEvent> before,
      CaseContext context) {
    var subject = file.subject();
    if (file.state() != CaseState.TRIAGE || subject.accusedUnitId() != null) {
      return Optional.empty();
    }
    var found = found(wording, type, urgency, context);
    if (found.accusedUnitId() == null) {
      return Optional.empty();
    }
    var after =
        before.stream()
            .filter(CaseEvent.Classified.class::isInstance)
            .map(event -> ((CaseEvent.Classified) event).subject())
            .reduce(subject.with(urgency), (_, last) -> last);
    return Optional.of(
        new CaseEvent.Classified(
            after.hidden(true).against(found.accusedUnitId()),
            found.ruleId(),
            found.confidence(),
            found.evidence(),
            found.guesses()));
  }

  private static Classification found(
      Wording wording, @Nullable DemandType type, Urgency urgency, CaseContext context) {
    return context.recogniser().classify(new Demand(wording, type, urgency, false));
  }
}
