package cn.huimin.hotline.routing.life.handin;

import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.HandIn;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.SplitCommand;
import cn.huimin.hotline.routing.life.SplitEvent;
import cn.huimin.hotline.routing.life.Subject;
import cn.huimin.hotline.routing.life.danger.Danger;
import cn.huimin.hotline.routing.life.danger.Hiding;
import cn.huimin.hotline.routing.life.dispatch.Dispatching;
import cn.huimin.hotline.routing.recognition.Classification;
import cn.huimin.hotline.routing.recognition.Recogniser.Demand;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hand-in opens the case, classifies it and dispatches it or sends it to triage, in one step. The
 * same number with other content amends it, whatever its state; with the same content it says
 * nothing new.
 */
public final class HandInDecider {

  /** Rule by which a unit has what it entered itself. */
  static final String OWN_ENTRY = "own-entry";

  /** The events of the hand-in; none if its content is known. */
  public Decision decide(@Nullable Case file, HandIn command, CaseContext context) {
    if (file == null) {
      return command.caseSeen()
          ? Decision.refused(Refusal.archived())
          : open(command, null, context);
    }
    if (file.origin().contentHash().equals(command.order().contentHash())) {
      return Decision.accepted();
    }
    var urgency = higher(file.subject().urgency(), command.urgency());
    var type = command.demandType() == null ? file.subject().demandType() : command.demandType();
    boolean confidential = command.order().confidential();
    boolean hidden =
        file.subject().hidden()
            || confidential
            || Hiding.in(command.wording(), type, urgency, context);
    var events = new ArrayList<CaseEvent>();
    events.add(amended(file, command, urgency, hidden));
    events.addAll(Danger.in(command.wording(), file, urgency, hidden, context));
    Hiding.accused(command.wording(), file, type, urgency, events, context).ifPresent(events::add);
    return new Decision.Accepted(events);
  }

  /** The events that open a case for one matter of a call; none if it is there. */
  public Decision open(@Nullable Case file, SplitCommand.OpenPart part, CaseContext context) {
    return file == null ? open(part.handIn(), part, context) : Decision.accepted();
  }

  private static Decision open(
      HandIn command, SplitCommand.@Nullable OpenPart part, CaseContext context) {
    var order = command.order();
    var found =
        context
            .recogniser()
            .classify(
                new Demand(
                    command.wording(),
                    command.demandType(),
                    command.urgency(),
                    order.confidential()));
    var type = part == null || part.accusing() == null ? found.demandType() : part.accusing();
    var subject =
        new Subject(
            type,
            command.demandType(),
            found.urgency(),
            found.categoryLevel1(),
            found.categoryLevel2(),
            found.hidden() || type == DemandType.REPORT || (part != null && part.hidden()),
            accused(found, part));
    var events = new ArrayList<CaseEvent>();
    events.add(
        new CaseEvent.Opened(
            order,
            command.demandType(),
            command.urgency(),
            command.receivedAt(),
            command.header().texts()));
    if (part != null) {
      events.add(new SplitEvent.PartOpened(part.parentId(), part.parentNumber(), part.ordinal()));
    }
    events.add(
        new CaseEvent.Classified(
            subject, found.ruleId(), found.confidence(), found.evidence(), found.guesses()));
    if (found.urgency() == Urgency.EMERGENCY && command.urgency() != Urgency.EMERGENCY) {
      events.add(new BesideEvent.EmergencyProposed(command.urgency()));
    }
    if (found.police()) {
      events.add(new BesideEvent.PoliceReportOwed());
    }
    var own = ownUnit(command, subject, context);
    var target = found.targetUnitId();
    var toTriage = triageReasons(found, subject, part, context);
    if (own.isPresent()) {
      events.addAll(
          Dispatching.byRule(own.get().id(), OWN_ENTRY, order, subject, context.directory()));
    } else if (target == null || !toTriage.isEmpty()) {
      events.add(new CaseEvent.SentToTriage(toTriage));
    } else {
      events.addAll(
          Dispatching.byRule(target, found.ruleId(), order, subject, context.directory()));
    }
    return new Decision.Accepted(events);
  }

  /** Whom the matter itself names, or else whom its call does. */
  private static @Nullable String accused(
      Classification found, SplitCommand.@Nullable OpenPart part) {
    return found.accusedUnitId() == null && part != null
        ? part.accusedUnitId()
        : found.accusedUnitId();
  }

  /**
   * Why a person must decide. What is hidden waits for its summary; a matter of a call is hidden,
   * and kept from the accused, as its call is, however harmless its few words sound (DOMAIN §4.3,
   * §4.8).
   */
  private static List<String> triageReasons(
      Classification found,
      Subject subject,
      SplitCommand.@Nullable OpenPart part,
      CaseContext context) {
    var reasons = new LinkedHashSet<>(found.triageReasons());
    var target = found.targetUnitId();
    var byTheCall = part == null ? null : part.accusedUnitId();
    var directory = context.directory();
    boolean against =
        target != null
            && (Accused.isOf(subject, target, directory)
                || (byTheCall != null && directory.isWithin(target, byTheCall)));
    if (subject.hidden() || against) {
      reasons.add("hidden-needs-summary");
    }
    return List.copyOf(reasons);
  }

  /**
   * The unit that entered what was brought to it, at level SCHOOL (DOMAIN §2): it has the case at
   * once, whatever other names the text says. What is hidden from units and what is an emergency
   * goes the general way, to the centre.
   */
  private static Optional<Unit> ownUnit(HandIn command, Subject subject, CaseContext context) {
    var actor = command.header().actor();
    var unitId = actor.unitId();
    boolean byAUnit = actor.role() == Role.LIAISON || actor.role() == Role.HEAD;
    return byAUnit
            && unitId != null
            && command.order().sourceLevel() == SourceLevel.SCHOOL
            && !subject.hidden()
            && subject.urgency() != Urgency.EMERGENCY
        ? context.directory().unit(unitId).filter(unit -> !unit.closed())
        : Optional.empty();
  }

  /**
   * An amendment may raise the urgency, hide, and make reachable; it takes nothing of that back,
   * and a deadline of the source that it does not say stands.
   */
  private static CaseEvent amended(Case file, HandIn command, Urgency urgency, boolean hidden) {
    var known = file.origin();
    var now = command.order();
    return new CaseEvent.Amended(
        new Origin(
            known.caseNumber(),
            known.channel(),
            known.sourceLine(),
            known.externalNumber(),
            known.sourceLevel(),
            now.contentHash(),
            now.fingerprint() == null ? known.fingerprint() : now.fingerprint(),
            known.confidential() || now.confidential(),
            known.anonymous() && now.anonymous(),
            now.deadlineFromSource() == null
                ? known.deadlineFromSource()
                : now.deadlineFromSource(),
            known.sketch()),
        urgency,
        hidden,
        command.revision(),
        command.header().texts());
  }

  private static Urgency higher(Urgency one, Urgency other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
