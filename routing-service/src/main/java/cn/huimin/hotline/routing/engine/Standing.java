package cn.huimin.hotline.routing.engine;

import static java.util.Objects.requireNonNullElse;

import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Deed;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Party;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** How a case stands, in a sentence for the person who came too late or too early. */
final class Standing {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("M月d日 HH:mm");

  private Standing() {}

  static String of(Case file, CaseContext context) {
    var since = MINUTE.format(file.times().stateSince().atZone(context.zone()));
    var assignment = file.assignment();
    var unit = assignment == null ? "" : "，承办单位是" + assignment.unitName();
    return deed(file, context)
        + "工单从 "
        + since
        + " 起是“"
        + chinese(file.state())
        + "”"
        + unit
        + next(file, context);
  }

  /** What was done last, by whom and when: role and unit, no name. */
  static String deed(Case file, CaseContext context) {
    var deed = file.deed();
    if (deed == null) {
      return "";
    }
    var actions = deed.actions().stream().map(Action::chinese).collect(Collectors.joining("、"));
    var desk =
        switch (requireNonNullElse(deed.desk(), "")) {
          case "console" -> "，页面";
          case "api" -> "，接口";
          case "portal" -> "，查询页";
          default -> "";
        };
    return "已由%s（%s%s）%s了；"
        .formatted(
            who(deed, context), MINUTE.format(deed.at().atZone(context.zone())), desk, actions);
  }

  private static String who(Deed deed, CaseContext context) {
    var unitId = deed.unitId();
    var unit = unitId == null ? "" : context.directory().unit(unitId).map(Unit::name).orElse("");
    return switch (deed.role()) {
      case LIAISON -> unit + "联络员";
      case HEAD -> unit + "负责人";
      case OPERATOR -> "惠民中心受理员";
      case DUTY -> "值班员";
      case LEADER -> "局领导";
      case COMPLAINANT -> "来电人";
      default -> "系统";
    };
  }

  private static String next(Case file, CaseContext context) {
    var owed =
        NextSteps.of(file, context).stream()
            .filter(NextStep::owed)
            .map(step -> chinese(step.party()) + step.action().chinese())
            .collect(Collectors.joining("、"));
    return owed.isEmpty() ? "" : "，下一步由" + owed;
  }

  private static String chinese(Party party) {
    return switch (party) {
      case CENTRE -> "惠民中心";
      case UNIT -> "承办单位";
      case HEAD -> "承办单位负责人";
      case LEADER -> "局领导";
      case NOBODY, UNKNOWN -> "";
    };
  }

  static String chinese(CaseState state) {
    return switch (state) {
      case RECEIVED -> "已受理";
      case TRIAGE -> "待分流";
      case DISPATCHED -> "已派单";
      case SIGNED -> "已签收";
      case REPORTED -> "已报告";
      case SIGNED_OFF -> "已签发";
      case APPROVED -> "已审核";
      case CLOSED -> "已办结";
      case RETURNED_TO_SOURCE -> "已退回来源";
      case FILED -> "备案办结";
      case ANSWERED -> "直接答复";
      case MERGED -> "已并单";
      case SPLIT -> "已拆单";
      case REFERRED -> "已转其他部门";
      case NOT_ACCEPTED -> "不予受理";
      case WITHDRAWN -> "已撤单";
      case INVALID -> "无效";
      case UNKNOWN -> "未知";
    };
  }
}
