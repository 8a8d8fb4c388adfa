package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.likeness.Sketch;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.sla.deadline.Clock;
import cn.huimin.hotline.sla.deadline.ClockKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What may never be of a case at any moment, and of cases together once all is said. */
final class Forbidden {

  private static final Set<CaseState> ENDINGS =
      EnumSet.of(
          CaseState.CLOSED,
          CaseState.FILED,
          CaseState.ANSWERED,
          CaseState.MERGED,
          CaseState.SPLIT,
          CaseState.REFERRED,
          CaseState.NOT_ACCEPTED,
          CaseState.WITHDRAWN,
          CaseState.INVALID);

  private static final Set<CaseState> OF_A_UNIT =
      EnumSet.of(
          CaseState.DISPATCHED,
          CaseState.SIGNED,
          CaseState.REPORTED,
          CaseState.SIGNED_OFF,
          CaseState.APPROVED);

  /** Endings from which a dissatisfied complainant has the case done again. */
  private static final Set<CaseState> AFTER_A_REPORT =
      EnumSet.of(CaseState.CLOSED, CaseState.FILED);

  /** What gives those who joined no answer of their own. */
  private static final Set<CaseState> WITHOUT_ANSWER =
      EnumSet.of(
          CaseState.NOT_ACCEPTED,
          CaseState.REFERRED,
          CaseState.WITHDRAWN,
          CaseState.INVALID,
          CaseState.SPLIT,
          CaseState.MERGED,
          CaseState.RETURNED_TO_SOURCE);

  /**
   * A flag is up as long as somebody owes the step; each with a clock, if it has one of its own.
   */
  private static final Map<CaseFlag, Action> OWED =
      Map.ofEntries(
          Map.entry(CaseFlag.RETURN_REQUESTED, Action.RETURN_DECISION),
          Map.entry(CaseFlag.CONSULTATION, Action.CONSULT_DECISION),
          Map.entry(CaseFlag.EXTENSION_REQUESTED, Action.EXTENSION_DECISION),
          Map.entry(CaseFlag.COMPLEX_REQUESTED, Action.COMPLEX_DECISION),
          Map.entry(CaseFlag.RECHECK_REQUESTED, Action.RECHECK_DECISION),
          Map.entry(CaseFlag.SUPERVISION, Action.SUPERVISION_ANSWER),
          Map.entry(CaseFlag.EMERGENCY_PROPOSED, Action.CONFIRM_EMERGENCY),
          Map.entry(CaseFlag.WITHDRAWAL_REQUESTED, Action.WITHDRAW_DECISION),
          Map.entry(CaseFlag.CONFIRMATION, Action.CONFIRM),
          Map.entry(CaseFlag.POLICE_REPORT, Action.POLICE_REPORT),
          Map.entry(CaseFlag.SUMMARY_DUE, Action.CORRECT_CLASSIFICATION),
          Map.entry(CaseFlag.JOINT, Action.JOINT_ANSWER));

  private static final Map<CaseFlag, ClockKind> BY_CLOCK =
      Map.of(
          CaseFlag.RETURN_REQUESTED, ClockKind.RETURN_DECISION,
          CaseFlag.CONSULTATION, ClockKind.CONSULTATION,
          CaseFlag.EXTENSION_REQUESTED, ClockKind.EXTENSION_DECISION,
          CaseFlag.COMPLEX_REQUESTED, ClockKind.EXTENSION_DECISION,
          CaseFlag.RECHECK_REQUESTED, ClockKind.RECHECK,
          CaseFlag.SUPERVISION, ClockKind.SUPERVISION,
          CaseFlag.EMERGENCY_PROPOSED, ClockKind.CONFIRM_EMERGENCY,
          CaseFlag.POLICE_REPORT, ClockKind.POLICE_REPORT,
          CaseFlag.SUMMARY_DUE, ClockKind.DISPATCH,
          CaseFlag.JOINT, ClockKind.JOINT_ANSWER);

  private Forbidden() {}

  /** What may not be of the case now. */
  static void at(Bureau bureau, String id) {
    var file = bureau.file(id);
    var owed =
        NextSteps.of(file, bureau.story(id).context()).stream().filter(NextStep::owed).toList();
    var running = running(bureau, id);
    shape(file);
    withAUnit(file, bureau.story(id));
    promises(file, bureau.story(id).context());
    requests(file, owed, running);
    if (file.state() == CaseState.MERGED) {
      running.remove(ClockKind.POLICE_REPORT);
      assertThat(owed).extracting(NextStep::action).isSubsetOf(Action.CALLBACK);
      assertThat(running.isEmpty())
          .as("%s: owed %s by %s", id, owed, running)
          .isEqualTo(owed.isEmpty());
    } else if (file.ended()) {
      assertThat(owed).as("%s has ended", id).isEmpty();
      compulsoryReportOutlives(bureau, file, running);
    } else {
      assertThat(owed).as("somebody owes the next step of %s in %s", id, file.state()).isNotEmpty();
      assertThat(owed).allSatisfy(step -> assertThat(step.roles()).isNotEmpty());
      if (hasClocks(file)) {
        assertThat(running).as("clocks of %s in %s: owed %s", id, file.state(), owed).isNotEmpty();
      }
    }
  }

  /** Nothing runs any more but the report to the police, which must still be possible to record. */
  private static void compulsoryReportOutlives(Bureau bureau, Case file, Set<ClockKind> running) {
    assertThat(running)
        .as("clocks of %s, which has ended", file.id())
        .isSubsetOf(ClockKind.POLICE_REPORT);
    assertThat(NextSteps.of(file, bureau.story(file.id()).context()))
        .as("whether %s can still be reported to the police", file.id())
        .satisfies(
            steps ->
                assertThat(steps.stream().anyMatch(s -> s.action() == Action.POLICE_REPORT))
                    .isEqualTo(file.beside().policeReportOwed()));
  }

  /** Not every request has a limit of its own when the case is urgent (DOMAIN §5). */
  private static boolean hasLimit(CaseFlag flag, Case file) {
    var urgency = file.subject().urgency();
    return switch (flag) {
      case RECHECK_REQUESTED -> urgency == Urgency.NORMAL;
      case EXTENSION_REQUESTED, COMPLEX_REQUESTED -> urgency != Urgency.EMERGENCY;
      default -> BY_CLOCK.containsKey(flag);
    };
  }

  /** Praise has no clocks (DOMAIN §2). */
  private static boolean hasClocks(Case file) {
    return file.subject().demandType() != DemandType.PRAISE;
  }

  /** Clocks by which somebody owes something: neither the window of returns nor a mere wait. */
  private static Set<ClockKind> running(Bureau bureau, String id) {
    return bureau.clocks(id).running().stream()
        .map(Clock::key)
        .map(key -> key.kind())
        .filter(kind -> kind != ClockKind.RETURN_WINDOW && kind != ClockKind.RATING)
        .collect(Collectors.toSet());
  }

  private static void shape(Case file) {
    var id = file.id();
    boolean takenBack = file.state() == CaseState.RETURNED_TO_SOURCE && file.ended();
    assertThat(file.ended())
        .as("%s ended in %s", id, file.state())
        .isEqualTo(ENDINGS.contains(file.state()) || takenBack);
    assertThat(file.version()).isPositive();
    assertThat(file.oversight().draft() != null && file.flags().contains(CaseFlag.SUPERVISION))
        .as("%s has an order, and a draft of another", id)
        .isFalse();
    var merging = file.merging();
    assertThat(merging.merged()).as("%s merged", id).isEqualTo(file.state() == CaseState.MERGED);
    assertThat(file.flags().contains(CaseFlag.MERGE_PENDING)).isEqualTo(merging.pending());
    if (merging.leadId() != null) {
      assertThat(merging.followers()).as("%s is lead and follower", id).isEmpty();
      assertThat(merging.leadId()).isNotEqualTo(id);
    }
    assertThat(file.state() == CaseState.SPLIT)
        .as("%s has parts", id)
        .isEqualTo(!file.splitting().parts().isEmpty());
    if (OF_A_UNIT.contains(file.state())) {
      var assignment = file.assignment();
      assertThat(assignment).as("%s in %s is with a unit", id, file.state()).isNotNull();
      assertThat(assignment.line()).contains(assignment.unitId());
      assertThat(Accused.isOfAFollower(file, assignment.unitId(), Town.DIRECTORY))
          .as("%s is with whom a case that joined it is against", id)
          .isFalse();
    }
    if (file.state() == CaseState.REPORTED
        || file.state() == CaseState.SIGNED_OFF
        || file.state() == CaseState.APPROVED) {
      assertThat(file.report()).as("%s in %s has a report", id, file.state()).isNotNull();
    }
  }

  /** The accused, and those below them, have no part in it; what is hidden has a summary. */
  private static void withAUnit(Case file, Story story) {
    var assignment = file.assignment();
    if (assignment == null || !file.isWithAUnit() || file.ended()) {
      return;
    }
    var directory = story.context().directory();
    assertThat(Accused.isOf(file.subject(), assignment.unitId(), directory))
        .as("%s is with %s, which is accused", file.id(), assignment.unitId())
        .isFalse();
    assertThat(assignment.copiedUnitIds())
        .as("who has a copy of %s against %s", file.id(), file.subject().accusedUnitId())
        .noneMatch(unit -> Accused.isOf(file.subject(), unit, directory));
    assertThat(Asks.owingCoUnits(file))
        .as("who is asked to answer %s against %s", file.id(), file.subject().accusedUnitId())
        .noneMatch(unit -> Accused.isOf(file.subject(), unit, directory));
    if (file.subject().hidden() && !wasRevised(story)) {
      assertThat(assignment.summaryTextId())
          .as("what %s sees of %s, which is hidden", assignment.unitId(), file.id())
          .isNotNull();
    }
  }

  /** The source said later that it is confidential: the centre has yet to write the summary. */
  private static boolean wasRevised(Story story) {
    return story.events.stream()
        .anyMatch(
            step ->
                step.event() instanceof CaseEvent.Amended && step.actor().role() == Role.SERVICE);
  }

  /** Whatever became of its case, a promise is struck off at last. */
  private static void promises(Case file, CaseContext context) {
    assertThat(
            NextSteps.of(file, context).stream().anyMatch(s -> s.action() == Action.PROMISE_DONE))
        .as("whether a promise of %s in %s can be struck off", file.id(), file.state())
        .isEqualTo(!file.beside().openPromises().isEmpty());
  }

  private static void requests(Case file, List<NextStep> owed, Set<ClockKind> running) {
    var actions = owed.stream().map(NextStep::action).collect(Collectors.toSet());
    boolean here = !file.ended() && file.state() != CaseState.RETURNED_TO_SOURCE;
    OWED.forEach(
        (flag, action) -> {
          // Back in triage, or at the source, no unit can answer an order; the next one will.
          boolean waits =
              flag == CaseFlag.SUPERVISION
                  && (file.state() == CaseState.TRIAGE
                      || file.state() == CaseState.RETURNED_TO_SOURCE);
          boolean up = file.flags().contains(flag) && !waits;
          if (!file.ended() || flag != CaseFlag.POLICE_REPORT) {
            assertThat(actions.contains(action))
                .as("%s in %s: %s is owed as its flag says", file.id(), file.state(), action)
                .isEqualTo(up);
          }
          if (up && here && hasClocks(file) && hasLimit(flag, file)) {
            assertThat(running)
                .as("%s in %s: %s has its clock", file.id(), file.state(), flag)
                .contains(BY_CLOCK.get(flag));
          }
        });
  }

  /** What may not be of the cases together, once all that was said has arrived. */
  static void whenAllIsSaid(Bureau bureau) {
    for (var id : bureau.cases()) {
      var file = bureau.file(id);
      assertThat(file.merging().pending()).as("%s still waits for the other end", id).isFalse();
      merged(bureau, file);
      file.splitting().parts().forEach(part -> split(bureau, file, part.caseId(), part.ended()));
      repeated(bureau, file);
    }
  }

  private static void merged(Bureau bureau, Case file) {
    var id = file.id();
    for (var follower : file.merging().followers()) {
      assertThat(bureau.file(follower.caseId()).merging().leadId())
          .as("the lead of %s", follower.caseId())
          .isEqualTo(id);
    }
    if (!file.merging().followers().isEmpty()) {
      assertThat(file.state()).as("what %s, which others joined, is", id).isNotIn(WITHOUT_ANSWER);
    }
    var leadId = file.merging().leadId();
    if (leadId == null) {
      return;
    }
    var lead = bureau.file(leadId);
    assertThat(lead.merging().follower(id)).as("%s knows that %s joined", leadId, id).isPresent();
    var said = file.callbacks().satisfaction();
    if (wasReachable(bureau, id)
        && file.callbackDue()
        && said == null
        && !file.merging().mayRate()
        && (lead.ended() || lead.state() == CaseState.APPROVED)) {
      assertThat(file.merging().owesCallback())
          .as("the complainant of %s keeps the callback though %s is %s", id, leadId, lead.state())
          .isTrue();
    }
    boolean asked = file.merging().answered() || file.merging().mayRate();
    boolean wantsRedo = said == Satisfaction.DISSATISFIED || file.merging().again();
    if (wantsRedo && file.callbackDue() && !asked) {
      assertThat(lead.state() == CaseState.APPROVED && lead.round() == 1)
          .as("%s is done again since the complainant of %s was dissatisfied", leadId, id)
          .isFalse();
      assertThat(lead.ended() && !AFTER_A_REPORT.contains(lead.state()))
          .as("%s is %s though the complainant of %s was dissatisfied", leadId, lead.state(), id)
          .isFalse();
    }
  }

  /** Who left a number only after the answer is not called back about it, joined or not. */
  private static boolean wasReachable(Bureau bureau, String id) {
    return bureau.story(id).events.getFirst().event() instanceof CaseEvent.Opened opened
        && !opened.origin().anonymous();
  }

  private static void split(Bureau bureau, Case call, String partId, boolean ended) {
    var part = bureau.file(partId);
    assertThat(part.splitting().parentId()).isEqualTo(call.id());
    assertThat(ended)
        .as("%s knows whether %s has ended, which is %s", call.id(), partId, part.state())
        .isEqualTo(part.ended());
  }

  private static void repeated(Bureau bureau, Case file) {
    var matter = file.repeat().matterId();
    if (matter == null || !counts(file)) {
      return;
    }
    var opened = file.times().openedAt();
    var others =
        bureau.cases().stream()
            .map(bureau::file)
            .filter(other -> other.repeat().matterId() != null && counts(other))
            .filter(other -> areOfOneMatter(file, other))
            .filter(other -> !other.id().equals(file.id()))
            .map(other -> other.times().openedAt())
            .toList();
    boolean clear =
        others.stream()
            .allMatch(
                at ->
                    !at.equals(opened)
                        && Duration.between(at, opened).abs().compareTo(Bureau.RULE.window()) < 0);
    if (clear) {
      assertThat(file.repeat().ordinal())
          .as("which complaint of its matter %s is", file.id())
          .isEqualTo(1 + (int) others.stream().filter(at -> at.isBefore(opened)).count());
    }
  }

  /** The same person, and the same unit and category or nearly the same words. */
  private static boolean areOfOneMatter(Case file, Case other) {
    boolean alike =
        Sketch.likeness(file.origin().sketch(), other.origin().sketch())
            >= Bureau.RULE.nearIdentical();
    return Objects.equals(file.repeat().matterId(), other.repeat().matterId())
        || (alike && Objects.equals(file.origin().fingerprint(), other.origin().fingerprint()));
  }

  /** Whether the case is a complaint of its matter: not what was none, or is back at the source. */
  private static boolean counts(Case file) {
    boolean backFromTheSource =
        file.state() == CaseState.TRIAGE && file.settlement().sourceRefused();
    boolean onFile = file.state() == CaseState.TRIAGE && file.repeat().onFile();
    return !backFromTheSource
        && !onFile
        && !file.merging().urging()
        && !EnumSet.of(
                CaseState.ANSWERED,
                CaseState.NOT_ACCEPTED,
                CaseState.REFERRED,
                CaseState.RETURNED_TO_SOURCE,
                CaseState.SPLIT,
                CaseState.INVALID)
            .contains(file.state());
  }
}
