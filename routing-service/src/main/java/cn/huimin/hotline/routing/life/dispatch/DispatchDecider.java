package cn.huimin.hotline.routing.life.dispatch;

import static java.util.Objects.requireNonNullElse;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Assignment;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Dispatch;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.Subject;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person dispatches: from triage, to another line (a transfer, with a fault), or down the own
 * line and back up it (no transfer). A liaison only passes it along the line and changes nothing
 * else.
 */
public final class DispatchDecider implements ActionDecider<Dispatch> {

  @Override
  public Action action() {
    return Action.DISPATCH;
  }

  @Override
  public Class<Dispatch> asked() {
    return Dispatch.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return Refusal.whileDisputed(action(), file);
  }

  @Override
  public Decision decide(Case file, Dispatch command, CaseContext context) {
    var directory = context.directory();
    var target = directory.unit(command.unitId()).orElse(null);
    var check = new FieldCheck();
    var subject = subjectAfter(file.subject(), command);
    checkTarget(check, command.unitId(), target, file, subject, directory);
    boolean byLiaison = command.header().actor().role() == Role.LIAISON;
    if (byLiaison) {
      if (target != null && !alongTheLine(target, file.assignment(), directory)) {
        return Decision.refused(
            Refusal.forbidden(Action.DISPATCH, "您只能派给本单位的下级单位，或交回派下来的上级单位；不归本单位办理的，请与惠民中心联系"));
      }
      checkNothingElse(check, command);
    }
    boolean transfer = target != null && transfer(target, file.assignment(), directory);
    checkFault(check, command.fault(), transfer);
    checkSubject(check, file, command, context);
    checkAccused(check, file, command, subject, directory);
    checkCopies(check, subject, command, directory);
    var summary = summaryAfter(file.assignment(), command);
    check.require(
        !subject.hidden() || summary != null, "summary", "原件对承办单位隐去，请写脱敏转办摘要，不写姓名、电话和可认出本人的细节");
    var refusal = check.refusal(Action.DISPATCH);
    if (refusal.isPresent() || target == null) {
      return refusal.orElseThrow();
    }
    var events =
        Dispatching.closedIfPraise(
            dispatched(file, command, target, transfer, subject, summary, directory));
    return new Decision.Accepted(
        command.confidential() && !file.origin().confidential()
            ? Stream.concat(Stream.of(hidden(file)), events.stream()).toList()
            : events);
  }

  /**
   * A dispatch that follows from another decision, by the rules of any dispatch.
   *
   * @param first what was decided
   * @param action the action that is asked, for the words of a refusal
   */
  Decision after(
      CaseEvent first, Case file, Dispatch dispatch, Action action, CaseContext context) {
    return switch (decide(file, dispatch, context)) {
      case Decision.Accepted(List<CaseEvent> events) ->
          new Decision.Accepted(Stream.concat(Stream.of(first), events.stream()).toList());
      case Decision.Refused(Refusal refusal) -> Decision.refused(refusal.of(action));
    };
  }

  /** From here on it is confidential, as if it had come so. */
  private static CaseEvent hidden(Case file) {
    return new CaseEvent.Amended(
        file.origin().asConfidential(), file.subject().urgency(), true, null, List.of());
  }

  private static CaseEvent.Dispatched dispatched(
      Case file,
      Dispatch command,
      Unit target,
      boolean transfer,
      Subject subject,
      @Nullable String summary,
      Directory directory) {
    var before = file.assignment();
    var askedFor = new ArrayList<String>();
    if (before != null && !transfer) {
      askedFor.addAll(before.copiedUnitIds());
    }
    askedFor.addAll(command.copiedUnitIds());
    return new CaseEvent.Dispatched(
        target.id(),
        target.name(),
        directory.line(target.id()),
        before == null ? null : before.unitId(),
        transfer,
        command.fault(),
        null,
        Dispatching.copies(target, subject, askedFor, directory),
        subject,
        Dispatching.matterOf(file.origin(), subject, target.id()),
        summary);
  }

  private static void checkTarget(
      FieldCheck check,
      String unitId,
      @Nullable Unit target,
      Case file,
      Subject subject,
      Directory directory) {
    if (target == null) {
      check.require(false, "unitId", "没有编号为 " + unitId + " 的单位，请从单位列表里选");
      return;
    }
    var current = file.assignment();
    check
        .require(!target.closed(), "unitId", target.name() + "已撤并，" + successor(target, directory))
        .require(target.kind() != UnitKind.BUREAU, "unitId", "不能派给全局，请选具体科室、教管办或学校")
        .require(
            !Accused.isOf(subject, target.id(), directory),
            "unitId",
            target.name() + "是被反映的单位，不能由它办理，请派给责任科室")
        .require(
            !Accused.isOfAFollower(file, target.id(), directory),
            "unitId",
            "并入的工单里有反映" + target.name() + "的，不能由它办理；请另派，或先把那件撤销并单")
        .require(
            current == null || !file.isWithAUnit() || !current.unitId().equals(target.id()),
            "unitId",
            "工单已在" + target.name() + "，请选别的单位");
  }

  private static String successor(Unit closed, Directory directory) {
    var successor = closed.successorId() == null ? closed.parentId() : closed.successorId();
    return "请派给"
        + directory.unit(requireNonNullElse(successor, "")).map(Unit::name).orElse("它的上级单位");
  }

  private static void checkNothingElse(FieldCheck check, Dispatch command) {
    check
        .require(command.fault() == TransferFault.NONE, "fault", "向下级派单不是再次转办，不填责任")
        .require(command.categoryLevel1() == null, "category", "类别由惠民中心改，请留空")
        .require(command.demandType() == null, "demandType", "诉求类型由惠民中心定，请留空")
        .require(command.urgency() == null, "urgency", "紧急程度由惠民中心定，请留空")
        .require(command.copiedUnitIds().isEmpty(), "copiedUnitIds", "抄送由惠民中心定，请留空")
        .require(!command.confidential(), "confidential", "保密由惠民中心定，请留空")
        .require(command.accusedUnitId() == null, "accusedUnitId", "被反映的单位由惠民中心定，请留空")
        .require(command.summaryTextId() == null, "summary", "脱敏转办摘要由惠民中心写，请留空；要交代下级的请写在附言里");
  }

  private static void checkFault(FieldCheck check, TransferFault fault, boolean transfer) {
    if (transfer) {
      check.require(
          fault == TransferFault.CENTRE || fault == TransferFault.UNIT,
          "fault",
          "改派到另一单位要写明责任：CENTRE 派错（不计单位责任）或 UNIT 推诿");
    } else {
      check.require(fault == TransferFault.NONE, "fault", "这不是再次转办，不填责任");
    }
  }

  private static void checkSubject(
      FieldCheck check, Case file, Dispatch command, CaseContext context) {
    var subject = file.subject();
    var level1 = command.categoryLevel1();
    var categories = context.recogniser().categories();
    check.require(
        level1 == null || categories.know(level1, command.categoryLevel2()),
        "category",
        "没有这个类别，请从类别列表里选");
    check.require(
        level1 != null || command.categoryLevel2() == null, "category.level1", "填了二级类别，请也填一级类别");
    check.require(
        level1 != null || subject.categoryLevel1() != null || !categories.any(),
        "category",
        "还没有类别，请选一个");
    check.require(
        command.demandType() == null
            || subject.sourceType() == null
            || command.demandType() == subject.demandType(),
        "demandType",
        "来源已给定诉求类型，不能在派单时改，请留空");
    check.require(
        command.demandType() == null
            || file.assignment() == null
            || !subject.accuses()
            || Subject.accuses(command.demandType()),
        "demandType",
        "投诉、举报降为其他类型要由另一人确认，请用更正归类");
  }

  /** The centre says whom the demand is against, which then neither handles nor sees it. */
  private static void checkAccused(
      FieldCheck check, Case file, Dispatch command, Subject subject, Directory directory) {
    var accused = command.accusedUnitId();
    if (accused == null) {
      return;
    }
    var takesPart = Accused.takesPart(file, subject, directory);
    check
        .require(
            directory.unit(accused).isPresent(),
            "accusedUnitId",
            "没有编号为 " + accused + " 的单位，请从单位列表里选")
        .require(takesPart == null, "accusedUnitId", takesPart == null ? "" : takesPart);
  }

  private static void checkCopies(
      FieldCheck check, Subject subject, Dispatch command, Directory directory) {
    for (var copied : command.copiedUnitIds()) {
      var unit = directory.unit(copied).orElse(null);
      check
          .require(unit != null, "copiedUnitIds", "没有编号为 " + copied + " 的单位，请从单位列表里选")
          .require(
              unit == null || !Accused.isOf(subject, unit.id(), directory),
              "copiedUnitIds",
              unit == null ? "" : unit.name() + "是被反映的单位，不能抄送它");
    }
  }

  private static Subject subjectAfter(Subject before, Dispatch command) {
    var demandType = command.demandType() == null ? before.demandType() : command.demandType();
    var level1 = command.categoryLevel1();
    return new Subject(
        demandType,
        before.sourceType(),
        command.urgency() == null ? before.urgency() : command.urgency(),
        level1 == null ? before.categoryLevel1() : level1,
        level1 == null ? before.categoryLevel2() : command.categoryLevel2(),
        before.hidden() || command.confidential() || demandType == DemandType.REPORT,
        command.accusedUnitId() == null ? before.accusedUnitId() : command.accusedUnitId());
  }

  private static @Nullable String summaryAfter(@Nullable Assignment before, Dispatch command) {
    if (command.summaryTextId() != null) {
      return command.summaryTextId();
    }
    return before == null ? null : before.summaryTextId();
  }

  private static boolean transfer(Unit target, @Nullable Assignment current, Directory directory) {
    return current != null && !directory.sameLine(target.id(), current.unitId());
  }

  /** Below the unit that has it, or one that passed it down. */
  private static boolean alongTheLine(
      Unit target, @Nullable Assignment current, Directory directory) {
    if (current == null || target.id().equals(current.unitId())) {
      return false;
    }
    return directory.isWithin(target.id(), current.unitId())
        || current.passedDownFrom().contains(target.id());
  }
}
