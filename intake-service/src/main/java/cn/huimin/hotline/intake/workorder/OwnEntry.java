package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.SourceLevel;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a unit may enter itself (DOMAIN §2, source level): what was brought to it, at level SCHOOL,
 * for itself. Such cases stay out of its scores.
 */
final class OwnEntry {

  private static final Set<Role> OF_UNITS = Set.of(Role.LIAISON, Role.HEAD);

  private OwnEntry() {}

  /**
   * The work order as it is accepted from somebody: the centre's as it is; a unit's own under the
   * unit's line, so that its numbers are no one else's and it can amend no case but its own.
   *
   * @throws Refusal {@code forbidden} if it is none that a unit may enter
   */
  static WorkOrder by(SignedIn who, WorkOrder order, Directory directory) {
    if (!OF_UNITS.contains(who.role())) {
      return order;
    }
    var unitId = who.unitId();
    var unit = unitId == null ? null : directory.unit(unitId).filter(u -> !u.closed()).orElse(null);
    if (unit == null) {
      throw new Refusal(ProblemCode.FORBIDDEN, "没有登记：您的账号不属于在用的单位");
    }
    if (order.channel() != Channel.DESK || order.sourceLevel() != SourceLevel.SCHOOL) {
      throw new Refusal(
          ProblemCode.FORBIDDEN, "没有登记：单位只能登记本单位的校级工单，channel 写 DESK，sourceLevel 写 SCHOOL");
    }
    if (!names(unit, order.unitHint()) || !isLineOf(unit, order.sourceLine())) {
      throw new Refusal(ProblemCode.FORBIDDEN, "没有登记：单位只能为本单位登记，别的单位的事请转告惠民中心");
    }
    return new WorkOrder(
        order.channel(),
        unit.id(),
        order.externalNumber(),
        order.revision(),
        order.receivedAt(),
        order.sourceLevel(),
        order.demandType(),
        order.title(),
        order.content(),
        order.address(),
        unit.name(),
        order.urgency(),
        order.confidential(),
        order.complainant(),
        order.attachments(),
        order.previousNumber(),
        order.deadlineFromSource());
  }

  private static boolean names(Unit unit, @Nullable String hint) {
    return hint == null
        || Stream.concat(
                Stream.of(unit.id(), unit.name(), String.valueOf(unit.shortName())),
                unit.aliases().stream())
            .anyMatch(hint::equals);
  }

  private static boolean isLineOf(Unit unit, @Nullable String line) {
    return line == null || line.equals(unit.id());
  }
}
