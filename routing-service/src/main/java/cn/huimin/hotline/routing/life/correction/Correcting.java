package cn.huimin.hotline.routing.life.correction;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Assignment;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.CorrectionEvent;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.Subject;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.life.dispatch.Dispatching;
import cn.huimin.hotline.schemas.word.DemandType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a correction makes of a case, whether it needed a second person or not. */
public final class Correcting {

  private Correcting() {}

  /** Whether a complaint or report would become something less (降类). */
  static boolean isDowngrade(Case file, Correction correction) {
    return correction.demandType() != null
        && file.subject().accuses()
        && !Subject.accuses(correction.demandType());
  }

  /**
   * What waited for a second person may be overtaken: by now the unit that it is to be against has
   * the case, or owes an answer to it. Null where it is not.
   */
  public static @Nullable Refusal overtaken(
      Action action, Case file, Correction correction, Directory directory) {
    var subject = after(file.subject(), correction);
    var assignment = file.assignment();
    boolean hasIt =
        assignment != null
            && file.isWithAUnit()
            && Accused.isOf(subject, assignment.unitId(), directory);
    boolean isAsked =
        file.beside().coUnits().stream()
            .anyMatch(unit -> unit.owesAnswer() && Accused.isOf(subject, unit.unitId(), directory));
    return hasIt || isAsked
        ? Refusal.conflict("state-does-not-allow", action, "被反映的单位现在正在办理这件工单或受邀联办，请先改派再确认，或不同意")
        : null;
  }

  /** The events of a correction; what becomes praise ends with it, if a unit has it. */
  public static List<CaseEvent> events(
      Case file, Correction correction, List<Text> texts, Directory directory) {
    var subject = after(file.subject(), correction);
    var assignment = file.assignment();
    var events = new ArrayList<CaseEvent>();
    events.add(
        new CorrectionEvent(
            file.subject(),
            subject,
            isDowngrade(file, correction),
            correction.fault(),
            correction.fault() == null || assignment == null ? null : assignment.transferredFrom(),
            assignment == null ? List.of() : copies(assignment, subject, directory),
            assignment == null
                ? file.repeat().matterId()
                : Dispatching.matterOf(file.origin(), subject, assignment.unitId()),
            correction.summaryTextId(),
            texts));
    if (subject.demandType() == DemandType.PRAISE && file.isWithAUnit() && !file.ended()) {
      events.add(new CaseEvent.Closed(true));
    }
    return events;
  }

  private static List<String> copies(Assignment assignment, Subject subject, Directory directory) {
    return directory
        .unit(assignment.unitId())
        .map(
            (Unit unit) -> Dispatching.copies(unit, subject, assignment.copiedUnitIds(), directory))
        .orElse(assignment.copiedUnitIds());
  }

  static Subject after(Subject before, Correction correction) {
    var type = correction.demandType() == null ? before.demandType() : correction.demandType();
    var level1 = correction.categoryLevel1();
    return new Subject(
        type,
        before.sourceType(),
        before.urgency(),
        level1 == null ? before.categoryLevel1() : level1,
        level1 == null ? before.categoryLevel2() : correction.categoryLevel2(),
        before.hidden() || type == DemandType.REPORT,
        correction.accusedUnitId() == null ? before.accusedUnitId() : correction.accusedUnitId());
  }
}
