package cn.huimin.hotline.routing.life.danger;

import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.recognition.Evidence;
import cn.huimin.hotline.routing.recognition.Recogniser.Demand;
import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of danger in what is added to a case that is there (DOMAIN §4.8, §6): by the source's
 * revision or by the centre. They mean the same as in a new one, unless words of the same groups
 * were seen before, so that a revision does not ask again what was answered.
 */
public final class Danger {

  private Danger() {}

  /**
   * What the words mean beside the amendment; nothing where they say nothing new.
   *
   * @param file the case before the amendment
   * @param urgency its urgency after it
   * @param hidden whether it is hidden from units after it; words of danger may hide it, and take
   *     nothing of that back
   */
  public static List<CaseEvent> in(
      Wording wording, Case file, Urgency urgency, boolean hidden, CaseContext context) {
    var subject = file.subject();
    var found =
        context
            .recogniser()
            .classify(
                new Demand(wording, subject.demandType(), urgency, file.origin().confidential()));
    var known = file.beside().dangers();
    if (Evidence.dangers(found.evidence()).allMatch(known::contains)) {
      return List.of();
    }
    boolean proposed =
        urgency != Urgency.EMERGENCY
            && !file.ended()
            && file.state() != CaseState.RETURNED_TO_SOURCE
            && file.beside().proposedOver() == null;
    var events = new ArrayList<CaseEvent>();
    events.add(
        new CaseEvent.Classified(
            subject.with(proposed ? Urgency.EMERGENCY : urgency).hidden(hidden || found.hidden()),
            found.ruleId(),
            found.confidence(),
            found.evidence(),
            List.of()));
    if (proposed) {
      events.add(new BesideEvent.EmergencyProposed(urgency));
    }
    if (found.police() && !file.beside().policeReportOwed()) {
      events.add(new BesideEvent.PoliceReportOwed());
    }
    return events;
  }
}
