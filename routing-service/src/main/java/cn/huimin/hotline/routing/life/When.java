package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a right of the table holds. */
enum When {
  ALWAYS(""),
  URGENT("值班员只派紧急和特急工单，请转告惠民中心受理员"),
  UNITS_IN_LINE("本单位没有下级单位可派，或原件已隐去而惠民中心还没有写转办摘要，或这件疑似特急的工单正待惠民中心确认；请与惠民中心联系"),
  SHOWN("这件工单对承办单位隐去诉求人，由惠民中心联系"),
  HIDDEN("这件工单由承办单位联系诉求人"),
  DELEGATED("报告由承办单位负责人签发，没有委托给您"),
  HEAD_WROTE_IT("报告由承办单位负责人签发"),
  ONE_PERSON_CENTRE("这一步由惠民中心的人办理"),
  NOT_THE_ONLY_OPERATORS("惠民中心只有一名受理员，请由分管局领导确认"),
  OF_THE_ONLY_OPERATOR("这一步由惠民中心的另一人确认");

  private final String otherwise;

  When(String otherwise) {
    this.otherwise = otherwise;
  }

  /**
   * Whether it holds.
   *
   * @param actor who asks; null for whether it holds for anybody
   */
  boolean holds(@Nullable Actor actor, Case file, Directory directory) {
    return switch (this) {
      case ALWAYS -> true;
      case URGENT -> file.subject().urgency() != Urgency.NORMAL;
      case UNITS_IN_LINE -> unitsInLine(file, directory);
      case DELEGATED -> delegated(actor, file);
      case SHOWN -> !file.subject().hidden();
      case HIDDEN -> file.subject().hidden();
      case HEAD_WROTE_IT -> file.report() != null && file.report().authorRole() == Role.HEAD;
      case ONE_PERSON_CENTRE -> isOnePersonCentre(directory);
      case NOT_THE_ONLY_OPERATORS ->
          !isOnePersonCentre(directory) || proposedAs(file) == Role.LEADER;
      case OF_THE_ONLY_OPERATOR -> isOnePersonCentre(directory) && proposedAs(file) != Role.LEADER;
    };
  }

  /** Why not, and who else, where it does not hold. */
  String otherwise() {
    return otherwise;
  }

  private static boolean isOnePersonCentre(Directory directory) {
    return directory.people(Role.OPERATOR).size() <= 1;
  }

  private static @Nullable Role proposedAs(Case file) {
    var proposal = file.settlement().proposal();
    return proposal == null ? null : proposal.byRole();
  }

  private static boolean delegated(@Nullable Actor actor, Case file) {
    var delegate = file.beside().delegate();
    return delegate != null
        && delegate.role() == Role.LIAISON
        && (actor == null || actor.id().equals(delegate.account()));
  }

  /** Below the unit, or who passed it down; neither closed nor accused. */
  private static boolean unitsInLine(Case file, Directory directory) {
    var assignment = file.assignment();
    if (assignment == null
        || file.flags().contains(CaseFlag.EMERGENCY_PROPOSED)
        || (file.subject().hidden() && assignment.summaryTextId() == null)) {
      return false;
    }
    return Stream.concat(
            directory.children(assignment.unitId()).stream().map(Unit::id),
            assignment.passedDownFrom().stream())
        .filter(unit -> !Accused.isOf(file.subject(), unit, directory))
        .flatMap(unit -> directory.unit(unit).stream())
        .anyMatch(unit -> !unit.closed());
  }
}
